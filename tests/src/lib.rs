//! What `wire-error` promises, tested from the outside. The tests are in `tests/`.

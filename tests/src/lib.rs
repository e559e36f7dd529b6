//! What `wire-error` promises is tested in `tests/`, from outside.

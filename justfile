# The steps stand in `.ci/run`, so that CI and a person run the same list.

# Everything that must pass.
check:
    .ci/run

# The three enums on every wire.
gallery *args:
    cargo run --quiet -- {{ args }}

# Licenses, advisories and duplicate crates; needs `cargo install cargo-deny`.
deny:
    cargo deny --all-features check

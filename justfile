# The steps stand in `.ci/run`, so that CI and a person run the same list.

# Everything that must pass.
check:
    .ci/run

# The three enums on every wire.
gallery *args:
    cargo run --quiet -- {{ args }}

# Licences, advisories and duplicate crates; needs `cargo install cargo-deny` and a network.
deny:
    cargo deny --all-features check

# The public API, written anew into each `api.txt`.
api:
    CARGO_TARGET_DIR=$PWD/target/api cargo run --quiet --locked --manifest-path tests/api/Cargo.toml -- --write

# The three example servers under load, for ten minutes unless told.
soak seconds="600":
    tests/soak/run {{ seconds }}

# The fuzzers, ten minutes each unless told; needs `cargo install cargo-fuzz`.
fuzz seconds="600" *targets:
    fuzz/run.sh {{ seconds }} {{ targets }}

# Every mutant of the published crates, about an hour; `--changed` takes the files of the last commit,
# `--file read/` those whose path says so. Needs `cargo install --locked cargo-mutants`.
mutants *args:
    tests/mutants/run {{ args }}

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

# Mutants of one package that its own tests do not notice, such as `just mutants wire-error-shared`; needs
# `cargo install --locked cargo-mutants`. `--shard 0/20` takes a twentieth.
mutants package *args:
    cargo mutants --package {{ package }} --baseline=skip --timeout 60 {{ args }} -- --lib

# The same in the lines of the published crates that the last commit changed.
mutants-changed *args:
    mkdir -p target && git diff HEAD~1 > target/changed.diff
    cargo mutants --in-diff target/changed.diff --package wire-error-shared --package wire-error-derive --package wire-error --baseline=skip --timeout 60 {{ args }} -- --lib

#!/bin/sh
# Runs fuzzers for so many seconds each, 600 unless told: `run.sh 1800 grpc encode_grpc`. Without
# names it is each target, in turn.
set -eu
cd "$(dirname "$0")"
seconds="${1:-600}"
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- $(cd seeds && echo *)
for target in "$@"; do
    mkdir -p "corpus/$target"
    case "$target" in
        grpc | encode_* | reply) dict="" ;;
        *) dict="-dict=json.dict" ;;
    esac
    RUSTC_BOOTSTRAP=1 cargo fuzz run --sanitizer none "$target" "corpus/$target" "seeds/$target" -- \
        -max_total_time="$seconds" -max_len=4096 -rss_limit_mb=2048 -timeout=10 -print_final_stats=1 $dict
done

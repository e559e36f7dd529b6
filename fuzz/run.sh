#!/bin/sh
# Runs each decoder's fuzzer for so many seconds, 600 unless told.
set -eu
cd "$(dirname "$0")"
for target in jsonrpc aip193 problem grpc http; do
    mkdir -p "corpus/$target"
    dict=""
    [ "$target" = grpc ] || dict="-dict=json.dict"
    RUSTC_BOOTSTRAP=1 cargo fuzz run --sanitizer none "$target" "corpus/$target" "seeds/$target" -- \
        -max_total_time="${1:-600}" -max_len=4096 -rss_limit_mb=2048 -timeout=10 -print_final_stats=1 $dict
done

#!/usr/bin/env bash
# The p99 of healthy requests, with half of all requests failing and without, tracing on, in
# paired rounds.
# Usage: run.sh [ROUNDS] [SECONDS]. Needs wrk, curl and jq.
set -euo pipefail
cd "$(dirname "$0")/../../.."
rounds=${1:-21} seconds=${2:-2}
cargo build --release --quiet -p wire-error-examples --bin session_gateway
scratch=$(mktemp -d)
target/release/session_gateway --port 0 --log debug > "$scratch/address" 2> "$scratch/log" &
server=$!
trap 'kill "$server"; rm -r "$scratch"' EXIT
until address=$(grep -o 'http://.*' "$scratch/address"); do sleep 0.1; done

opened=$(curl --silent "$address/sessions" --json '{"agent_id":"a0000000-0000-4000-8000-000000000001",
  "tools":[],"call_budget":1,"ttl_seconds":1000000,"rate_limit_per_minute":1}')
SESSION=$(jq --raw-output .session_id <<< "$opened") TOKEN=$(jq --raw-output .session_token <<< "$opened")
export SESSION TOKEN

measure() { OTHERS=$1 wrk --threads 4 --connections 4 --duration "${seconds}s" --script tests/benches/no_drag/wrk.lua "$address" | tail -n 1; }

median() { sort --numeric-sort | awk '{ all[NR] = $1 } END { printf "%s (%s to %s)", all[int((NR + 1) / 2)], all[int((NR + 3) / 4)], all[int((3 * NR + 1) / 4)] }'; }

echo "p99 of healthy requests in µs: all healthy, half failing, all healthy again"
measure fail > /dev/null # to warm up
for ((round = 0; round < rounds; round++)); do
  before=$(measure none) failing=$(measure fail) after=$(measure none)
  echo "${before##* } ${failing##* } ${after##* }" | tee --append "$scratch/p99"
done
echo "median and quartiles of the ratios to all healthy:"
echo "half failing: $(awk '{ printf "%.3f\n", $2 * 2 / ($1 + $3) }' "$scratch/p99" | median)"
echo "the noise, all healthy again: $(awk '{ printf "%.3f\n", $3 / $1 }' "$scratch/p99" | median)"

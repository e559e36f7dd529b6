#!/usr/bin/env bash
# The p99 of healthy requests, with half of all requests failing and without, tracing on, in pairs.
# Usage: run.sh [PAIRS] [SECONDS]. Needs wrk, curl and jq.
set -euo pipefail
cd "$(dirname "$0")/../../.."
pairs=${1:-11} seconds=${2:-4}
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

echo "healthy requests, p50 and p99 in µs: all healthy | half failing | ratio of p99"
measure fail > /dev/null # to warm up
for ((pair = 0; pair < pairs; pair++)); do
  if ((pair % 2)); then
    failing=$(measure fail) healthy=$(measure none)
  else
    healthy=$(measure none) failing=$(measure fail)
  fi
  awk '{ printf "%s %s %s | %s %s %s | %.3f\n", $1, $2, $3, $4, $5, $6, $6 / $3 }' <<< "$healthy $failing" | tee --append "$scratch/pairs"
done
awk '{ print $NF }' "$scratch/pairs" | sort --numeric-sort | awk '{ ratio[NR] = $1 } END { printf "median ratio %.3f, from %.3f to %.3f\n", ratio[int((NR + 1) / 2)], ratio[1], ratio[NR] }'

#!/bin/sh
# Times one right-hand side, 16 harmonics, truncation 4: dense NumPy against two threads of HierarchyOperator.
set -e
here=$(dirname "$0")
result=$(mktemp)
trap 'rm -f "$result"' EXIT
baseline=$(python3 "$here/dense_reference.py" --harmonics 16 --truncation 4 --time-rhs)
java -jar "$here/target/benchmarks.jar" RightHandSideBenchmark -p size=16x4 -p threads=2 -rf json -rff "$result" >/dev/null
python3 - "$result" "$baseline" <<'END'
import json, sys
numpy = json.loads(sys.argv[2])["seconds_per_rhs"]
jmh = json.load(open(sys.argv[1]))[0]["primaryMetric"]["score"] * 1e-3
print(f"NumPy {numpy * 1e3:.1f} ms, HierarchyOperator {jmh * 1e3:.3f} ms, ratio {numpy / jmh:.0f}")
END

#!/bin/sh
# Times one right-hand side, 16 harmonics, truncation 4: dense NumPy against two threads of the sweeps, medians of all calls, for
# one particle number alone and for each of eight side by side.
set -e
here=$(dirname "$0")
result=$(mktemp)
trap 'rm -f "$result"' EXIT
baseline=$(python3 "$here/dense_reference.py" --harmonics 16 --truncation 4 --time-rhs)
java -jar "$here/target/benchmarks.jar" RightHandSideBenchmark -bm sample -p size=16x4 -p threads=2 -rf json -rff "$result" >/dev/null
python3 - "$result" "$baseline" <<'END'
import json, sys
numpy = json.loads(sys.argv[2])["seconds_per_rhs"]
print(f"NumPy {numpy * 1e3:.1f} ms")
for run in json.load(open(sys.argv[1])):
    name = "each of eight" if run["benchmark"].endswith("OfEight") else "alone"
    median = run["primaryMetric"]["scorePercentiles"]["50.0"] * 1e-3
    print(f"{name}: {median * 1e3:.3f} ms, ratio {numpy / median:.0f}")
END

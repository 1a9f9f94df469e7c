package org.dualcumulants.hierarchy.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Least-squares slopes in log N, over the largest particle numbers of a study: there the leading power rules. */
final class SlopeFit {

    /** Particle numbers that enter a fit, at most. */
    private static final int LARGEST = 4;

    private SlopeFit() {}

    /** @param tolerance relative accuracy of a correction; differences near it are not fitted */
    static Slopes of(List<RunResult> runs, double tolerance) {
        int top = runs.stream().mapToInt(RunResult::truncation).max().orElse(0);
        List<RunResult> highest =
                runs.stream().filter(r -> r.truncation() == top).toList();
        List<Optional<Slope>> norms = new ArrayList<>();
        List<Optional<Slope>> rescaled = new ArrayList<>();
        for (int n = 0; n <= top; n++) {
            int order = n;
            norms.add(fit(highest, r -> r.norms().get(order)));
            rescaled.add(fit(highest, r -> r.rescaledNorms().get(order)));
        }
        Map<Integer, Slope> truncation = new TreeMap<>();
        Map<Double, RunResult> reference = new TreeMap<>();
        highest.forEach(r -> reference.put(r.particles(), r));
        runs.stream().mapToInt(RunResult::truncation).distinct().filter(m -> m < top).forEach(m -> {
            List<RunResult> comparable = runs.stream()
                    .filter(r -> r.truncation() == m && reference.containsKey(r.particles()) && r.particles() > m)
                    .toList();
            fit(comparable, r -> {
                        double correction = reference.get(r.particles()).correction();
                        double error = Math.abs(r.correction() - correction);
                        return error > 10 * tolerance * Math.abs(correction) ? error : 0;
                    })
                    .ifPresent(s -> truncation.put(m, s));
        });
        return new Slopes(norms, rescaled, truncation);
    }

    /** The fit over the largest N with a positive finite value; empty if there are fewer than two. */
    static Optional<Slope> fit(List<RunResult> runs, ToDoubleFunction<RunResult> value) {
        return fit(runs, RunResult::particles, value);
    }

    /** The same for rows of another kind. */
    static <T> Optional<Slope> fit(List<T> rows, ToDoubleFunction<T> particles, ToDoubleFunction<T> value) {
        List<T> usable = rows.stream()
                .filter(r -> value.applyAsDouble(r) > 0 && Double.isFinite(value.applyAsDouble(r)))
                .sorted(java.util.Comparator.comparingDouble(particles))
                .toList();
        usable = usable.subList(Math.max(0, usable.size() - LARGEST), usable.size());
        if (usable.size() < 2) {
            return Optional.empty();
        }
        double meanX = usable.stream().mapToDouble(r -> Math.log(particles.applyAsDouble(r))).average().orElseThrow();
        double meanY = usable.stream().mapToDouble(r -> Math.log(value.applyAsDouble(r))).average().orElseThrow();
        double xx = 0;
        double xy = 0;
        for (T r : usable) {
            double x = Math.log(particles.applyAsDouble(r)) - meanX;
            xx += x * x;
            xy += x * (Math.log(value.applyAsDouble(r)) - meanY);
        }
        double slope = xy / xx;
        return Optional.of(new Slope(
                slope,
                Math.exp(meanY - slope * meanX),
                usable.stream().map(particles::applyAsDouble).toList()));
    }
}

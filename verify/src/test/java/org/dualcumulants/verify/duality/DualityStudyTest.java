package org.dualcumulants.verify.duality;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dualcumulants.spectral.expression.*;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.*;
import org.dualcumulants.verify.particles.Plan;
import org.junit.jupiter.api.Test;

class DualityStudyTest {
    private static Expression parse(String text, String... variables) {
        return Expression.parse(text, new Names(List.of(variables), Map.of()));
    }
    private static Study kuramoto(String kernel) {
        return new Study(
                "Kuramoto", List.of(new PeriodicAxis("x", 0, 2 * Math.PI)), List.of(parse("0", "x")),
                new PairKernel.Difference(List.of(parse(kernel, "x"))), List.of(parse("0.8", "N")),
                parse("1 + Cos(x)/2 + 0.3*Sin(2*x)", "x"), new Observable.Mean(parse("Cos(x) + Sin(x)/2", "x")), 0.5, List.of(4.0), List.of(2), Optional.of(List.of(8)), 1e-8, Scaling.PER_OTHER,
                false, BasisChoice.PLAIN);
    }
    @Test
    void print() {
        for (int r : new int[] {4, 6}) for (String k : new String[]{"-Sin(x)", "-3*Sin(x)"}) {
            long t = System.nanoTime();
            List<DualDrift> all = DualityStudy.run(kuramoto(k), 4, List.of(r), List.of(1, 2, 3, 4), new Plan(8192, 16, 31, 2), () -> false);
            System.out.printf("res %d %s: %.2f s%n", r, k, (System.nanoTime() - t) * 1e-9);
            for (DualDrift d : all) System.out.printf("m=%d t=%.3f direct %.3e ± %.1e (red %.1f, step %.1e) residual %.4e ± %.1e step %.1e ± %.1e diff %.2e ± %.1e%n", d.truncation(), d.time(), d.direct().mean().value(), d.direct().mean().halfWidth(), d.direct().varianceReduction(), d.direct().stepping().value(), d.residual().mean().value(), d.residual().mean().halfWidth(), d.residual().stepping().value(), d.residual().stepping().halfWidth(), d.difference().mean().value(), d.difference().mean().halfWidth());
        }
    }
}

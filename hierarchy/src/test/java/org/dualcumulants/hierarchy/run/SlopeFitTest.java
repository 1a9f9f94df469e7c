package org.dualcumulants.hierarchy.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Exact power laws are found exactly, over the largest four N with a usable value. */
class SlopeFitTest {

    private static final List<Double> PARTICLES = List.of(8.0, 1e2, 64.0, 1e6, 1e23);

    @Test
    void powerLawsAreFoundExactly() {
        List<RunResult> runs = PARTICLES.stream()
                .map(n -> SampleRuns.result(n, 2, 1 / n, SampleRuns.NO_ERROR, 1.0, 3 * Math.pow(n, -1.5), Math.pow(n, -2)))
                .toList();
        Slopes slopes = SlopeFit.of(runs, 1e-6);
        assertEquals(3, slopes.norms().size());
        Slope first = slopes.norms().get(1).orElseThrow();
        assertEquals(-1.5, first.exponent(), 1e-13);
        assertEquals(3, first.prefactor(), 1e-11);
        assertEquals(List.of(64.0, 1e2, 1e6, 1e23), first.particles(), "the largest four, in order");
        assertEquals(3e-3, first.at(100), 1e-14);
        assertEquals(-2, slopes.norms().get(2).orElseThrow().exponent(), 1e-13);
        assertEquals(0, slopes.norms().get(0).orElseThrow().exponent(), 1e-13);
        assertEquals(6, slopes.rescaledNorms().get(1).orElseThrow().prefactor(), 1e-10);
    }

    @Test
    void valuesWithoutALogarithmAreLeftOut() {
        List<RunResult> runs = List.of(
                SampleRuns.result(2, 1, 0.1, SampleRuns.NO_ERROR, 0.0),
                SampleRuns.result(4, 1, 0.1, SampleRuns.NO_ERROR, Double.POSITIVE_INFINITY),
                SampleRuns.result(8, 1, 0.1, SampleRuns.NO_ERROR, 1.0));
        assertEquals(Optional.empty(), SlopeFit.fit(runs, r -> r.norms().get(0)));
        assertEquals(Optional.empty(), SlopeFit.fit(List.of(), r -> 1));
        List<RunResult> more = new ArrayList<>(runs);
        more.add(SampleRuns.result(16, 1, 0.1, SampleRuns.NO_ERROR, 4.0));
        assertEquals(2, SlopeFit.fit(more, r -> r.norms().get(0)).orElseThrow().exponent(), 1e-13);
    }

    /** Against the highest order 3: order 1 is off by N^-2, order 2 by less than ten times the tolerance. */
    @Test
    void truncationErrorsAreFittedAgainstTheHighestOrder() {
        List<RunResult> runs = new ArrayList<>();
        for (double n : new double[] {2, 16, 32, 64}) {
            runs.add(SampleRuns.result(n, 1, 1 / n + 0.5 / (n * n), SampleRuns.NO_ERROR, 1.0, 1.0));
            runs.add(SampleRuns.result(n, 2, 1 / n * (1 + 5e-6), SampleRuns.NO_ERROR, 1.0, 1.0, 1.0));
            runs.add(SampleRuns.result(n, 3, 1 / n, SampleRuns.NO_ERROR, 1.0, 1.0, 1.0, 1.0));
        }
        Slopes slopes = SlopeFit.of(runs, 1e-6);
        assertEquals(Set.of(1), slopes.truncation().keySet());
        assertEquals(-2, slopes.truncation().get(1).exponent(), 1e-10);
        assertEquals(0.5, slopes.truncation().get(1).prefactor(), 1e-10);
        assertTrue(SlopeFit.of(runs, 1e-8).truncation().containsKey(2), "a tighter tolerance trusts it");
    }
}

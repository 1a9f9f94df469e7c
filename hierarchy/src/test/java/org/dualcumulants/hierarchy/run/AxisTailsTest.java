package org.dualcumulants.hierarchy.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;
import org.junit.jupiter.api.Test;

/** Free transport: one wave in q is enough at all times, filaments in v ask for a degree that grows with the horizon. */
class AxisTailsTest {

    private static final List<String> NAMES = List.of("q", "v");

    private static Expression parse(String text, List<String> variables) {
        return Expression.parse(text, new Names(variables, Map.of()));
    }

    private static StudyResult transported(double horizon, int degree) {
        Map<String, Expression> means = new LinkedHashMap<>();
        means.put("c", parse("Cos(q)", NAMES));
        List<Expression> zero = List.of(parse("0", NAMES), parse("0", NAMES));
        Study study = new Study(
                "transport", List.of(new PeriodicAxis("q", 0, 2 * Math.PI), new RealAxis("v", 0.3, 0.8)),
                List.of(parse("v", NAMES), parse("0", NAMES)), new PairKernel.Difference(zero), zero,
                parse("(1 + Cos(q)/2)*Exp(-(v-0.3)^2/(2*0.8^2))", NAMES), new Observable.Functional(means, parse("c^2", List.of("c"))), horizon,
                List.of(2.0), List.of(2), Optional.of(List.of(3, degree)), 1e-6, Scaling.PER_OTHER, false, BasisChoice.PLAIN);
        StudyResult result = TruncationStudy.solve(study, 1, Progress.NONE);
        assertEquals(1, result.results().size());
        return result;
    }

    private static List<Double> tails(StudyResult result) {
        return result.results().get(0).axisTails();
    }

    @Test
    void filamentsAreSeenOnTheirAxis() {
        StudyResult shortly = transported(0.2, 6);
        StudyResult longer = transported(3, 6);
        assertTrue(tails(longer).get(1) > 1e-2, tails(longer).toString());
        assertTrue(tails(longer).get(1) > 1e4 * tails(shortly).get(1), tails(longer) + " after " + tails(shortly));
        for (StudyResult result : List.of(shortly, longer)) {
            assertTrue(tails(result).get(0) < 1e-12, "one wave has a tail: " + tails(result));
        }
    }

    /** The axis that lacks functions is named, and nothing where none is lacking. */
    @Test
    void theWarningNamesTheAxis() {
        List<String> warnings = transported(3, 6).warnings();
        assertTrue(warnings.stream().anyMatch(w -> w.contains("raise the resolution [3, 6], first that of v, whose last quarter carries")),
                warnings.toString());
        assertEquals(List.of(), transported(0.2, 6).warnings());
    }

    /** The estimate of the error covers what the filaments lost: E cos²(q_1 + v_1 T) and its like in closed form. */
    @Test
    void theEstimateKnowsOfThem() {
        RunResult run = transported(3, 6).results().get(0);
        double first = 0.25 * Math.cos(0.9) * Math.exp(-0.32 * 9);
        double exact = (0.5 - first * first) / 2;
        double error = Math.abs(run.correction() - exact);
        assertTrue(error > 1e-6, "nothing was lost");
        assertTrue(run.errorEstimate().total() > 0.5 * error, error + ", estimated " + run.errorEstimate());
    }
}

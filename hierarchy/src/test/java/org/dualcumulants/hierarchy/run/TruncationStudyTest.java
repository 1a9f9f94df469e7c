package org.dualcumulants.hierarchy.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.BasisSet;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.spectral.study.TensorSet;
import org.junit.jupiter.api.Test;

/** Studies that end without numbers. */
class TruncationStudyTest {

    private static Expression parse(String text, String... variables) {
        return Expression.parse(text, new Names(List.of(variables), Map.of()));
    }

    private static Study with(Study s, Observable observable) {
        return new Study(
                s.title(), s.axes(), s.drift(), s.kernel(), s.noise(), s.initial(), observable, s.horizon(), s.particles(),
                s.truncation(), s.resolution(), s.tolerance(), s.scaling(), s.selfInteraction(), s.basis(), s.tensors(), BasisSet.FULL);
    }

    /** The set asks what the observable spans before any run begins. */
    @Test
    void cancelledFromTheStart() {
        Study study = with(
                        SampleRuns.kuramoto(List.of(4.0, 8.0), Optional.of(List.of(4)), 1e-6),
                        new Observable.Functional(Map.of("c", parse("Cos(x)", "x")), parse("c^2", "c")))
                .with(new TensorSet(TensorSet.Rule.TOTAL_DEGREE, 2));
        Progress cancelled = new Progress() {
            @Override
            public boolean cancelled() {
                return true;
            }
        };
        StudyResult result = TruncationStudy.solve(study, 2, cancelled);
        assertFalse(result.complete());
        assertEquals(List.of(), result.results());
    }

    @Test
    void resolutionsWithoutABasis() {
        Study circle = SampleRuns.kuramoto(List.of(4.0), Optional.of(List.of(4)), 1e-6);
        List<Expression> still = List.of(parse("0"), parse("0"));
        for (TensorSet set : List.of(TensorSet.FULL, new TensorSet(TensorSet.Rule.TOTAL_DEGREE, 2))) {
            Study torus = new Study(
                    "too fine",
                    List.of(new PeriodicAxis("x", 0, 1), new PeriodicAxis("y", 0, 1)),
                    still, new PairKernel.Difference(still), still, parse("1"), circle.observable(), 1,
                    circle.particles(), List.of(2), Optional.of(List.of(2100, 2100)), 1e-6, circle.scaling(), false,
                    circle.basis(), set, BasisSet.FULL);
            StudyException e =
                    assertThrows(StudyException.class, () -> TruncationStudy.solve(torus, 1, Progress.NONE));
            assertEquals("resolution", e.where());
            assertEquals(
                    "[2100, 2100] has 1.76e+07 one-particle functions; at most 16777216 can be had, lower it",
                    e.getMessage());
        }
    }
}

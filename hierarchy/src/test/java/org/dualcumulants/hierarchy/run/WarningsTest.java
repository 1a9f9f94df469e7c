package org.dualcumulants.hierarchy.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.dualcumulants.spectral.study.Study;
import org.junit.jupiter.api.Test;

/** A warning for each thing a user should know, and none otherwise. */
class WarningsTest {

    private final Study study = SampleRuns.kuramoto(List.of(4.0, 8.0), Optional.of(List.of(4)), 1e-6);

    private List<String> warnings(SpaceReport space, MeanFieldResult meanField, RunResult... runs) {
        return Warnings.of(study, space, List.of(meanField), List.of(runs));
    }

    @Test
    void goodRunsAreNotWarnedOf() {
        assertEquals(
                List.of(),
                warnings(
                        SampleRuns.space(1e-7),
                        SampleRuns.meanField(-1e-8, 1e-12),
                        SampleRuns.result(4, 2, 0.1, SampleRuns.estimate(0.05, 1e-7, 0.05), 1.0)));
    }

    @Test
    void negativeMeanFields() {
        assertEquals(
                List.of("the mean field becomes negative, down to -0.030 of its maximum: the resolution [4] is too low"),
                warnings(SampleRuns.space(0), SampleRuns.meanField(-0.03, 0)));
    }

    @Test
    void lostMass() {
        assertEquals(
                List.of("the mass of the mean field drifts by 2.0e-08"),
                warnings(SampleRuns.space(0), SampleRuns.meanField(0, 2e-8)));
    }

    @Test
    void cutObservables() {
        assertEquals(
                List.of("the basis of resolution [4] does not hold the observable: 0.25 of it is cut; raise the resolution"),
                warnings(SampleRuns.space(0.25), SampleRuns.meanField(0, 0)));
    }

    /** Of several runs the worst is named. */
    @Test
    void coarseResolutions() {
        assertEquals(
                List.of("a finer resolution changes the correction by 0.040 of itself (N = 8, m = 3), more than the"
                        + " tolerance 1.0e-06: raise the resolution [4], or write resolution: auto"),
                warnings(
                        SampleRuns.space(0),
                        SampleRuns.meanField(0, 0),
                        SampleRuns.result(4, 2, 0.1, SampleRuns.estimate(0, 1e-3, 0), 1.0),
                        SampleRuns.result(8, 3, -0.05, SampleRuns.estimate(0, 2e-3, 0), 1.0)));
    }

    /** Where nothing finer could be compared, the words do not say that something was. */
    @Test
    void tailsInsteadOfAComparison() {
        ErrorEstimate.Part none = new ErrorEstimate.Part(0, ErrorEstimate.Origin.MEASURED, "");
        ErrorEstimate.Part tails = new ErrorEstimate.Part(2e-3, ErrorEstimate.Origin.BOUNDED, "too large; what the last quarter of every axis' functions carries");
        assertEquals(
                List.of("what the resolution cuts may change the correction by 0.040 of itself (N = 8, m = 3), more than the"
                        + " tolerance 1.0e-06: raise the resolution [4], or write resolution: auto"),
                warnings(
                        SampleRuns.space(0), SampleRuns.meanField(0, 0),
                        SampleRuns.result(8, 3, -0.05, new ErrorEstimate(none, tails, none), 1.0)));
    }
}

package org.dualcumulants.hierarchy.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;

/**
 * The limiting hierarchy [BDJ], mathematics section 8, of a fluctuation of order p at t = 0. It couples order n to n + 2 alone, so
 * nothing is above p and nothing is truncated.
 *
 * @param truncation p
 * @param value lim E[Φ̄_N(X(T))], which is lim C̄_0(0)
 * @param rescaledNorms lim ‖C̄_n(0)‖ in L²_{f°}, n = 0 … p
 */
public record LimitResult(int truncation, double value, List<Double> rescaledNorms) {

    public LimitResult {
        rescaledNorms = List.copyOf(rescaledNorms);
    }

    /** @throws StudyException if a study has no limiting hierarchy, with the reason */
    public static void requireApplicable(Study study) {
        if (!(study.observable() instanceof Observable.Fluctuation)) {
            throw new StudyException(
                    "observable",
                    "the limiting hierarchy is asked for, and of this observable every C̄_n, n ≥ 1, tends to 0; take a fluctuation: {order: …, of: …}");
        }
        requireOneNoise(study);
    }

    static void requireOneNoise(Study study) {
        if (study.noiseDependsOnParticleNumber()) {
            throw new StudyException(
                    "particle.noise", "the limiting hierarchy is that of one noise, and this one depends on N; give a constant");
        }
    }

    /**
     * Solves it, to the tolerance of the study.
     *
     * @param resolution per axis
     * @param progress asked whether to go on; keeps the result
     * @throws StudyException if it does not apply, or the tensors are too large
     * @throws ArithmeticException if it cannot be stepped
     */
    public static LimitResult of(Study study, List<Integer> resolution, Progress progress) {
        requireApplicable(study);
        return Values.kept(progress.checkpoint(), "limit at " + resolution, LimitResult.class, () -> solved(study, resolution, progress::cancelled));
    }

    private static LimitResult solved(Study study, List<Integer> resolution, BooleanSupplier cancelled) {
        int order = ((Observable.Fluctuation) study.observable()).order();
        CumulantHistory history =
                HierarchyProblem.of(study, resolution, order, study.tolerance(), cancelled).limit();
        return new LimitResult(order, history.value(0), rescaledNorms(history, 0));
    }

    /** ‖C̄_n(t)‖ of the limit, n = 0 … m. */
    public static List<Double> rescaledNorms(CumulantHistory limit, double time) {
        List<Double> norms = new ArrayList<>(List.of(Math.abs(limit.value(time))));
        double factorial = 1;
        for (int n = 1; n <= limit.truncation(); n++) {
            factorial *= n;
            norms.add(limit.norm(n, time) / Math.sqrt(factorial));
        }
        return norms;
    }
}

package org.dualcumulants.hierarchy.derive.study;

import java.util.List;
import org.dualcumulants.spectral.interaction.FourierKernel;

/** The hypotheses for an interaction whose singularity is known: |K| ~ |x|^{-α} at 0 and nowhere else, with nothing to measure. */
final class PeriodicKernel {

    private final FourierKernel kernel;

    PeriodicKernel(FourierKernel kernel) {
        this.kernel = kernel;
    }

    List<Hypothesis> hypotheses() {
        return List.of(
                integrable(Requirement.SQUARE_INTEGRABLE, kernel.squareIntegrable(), false),
                integrable(Requirement.WEIGHTED_SQUARE_INTEGRABLE, kernel.weightedSquareIntegrable(), true),
                divergence());
    }

    private Hypothesis integrable(Requirement requirement, boolean holds, boolean weighted) {
        Verdict verdict = holds ? Verdict.HOLDS : Verdict.FAILS;
        double alpha = kernel.growth();
        if (kernel.smoothed()) {
            return Hypothesis.of(requirement, verdict, "K is smooth: it is cut or averaged; "
                    + (kernel.symbol().growth(kernel.positions()) > 0
                            ? "before that |K| ~ |x|^{-α} with α = " + Numbers.plain(kernel.symbol().growth(kernel.positions()))
                            : "it is bounded before that too"));
        }
        if (!(alpha > 0)) {
            return Hypothesis.of(requirement, verdict, "K is bounded");
        }
        int d = kernel.positions();
        boolean gains = weighted && kernel.symbol().movesPositions();
        String half = d % 2 == 0 ? Integer.toString(d / 2) : d + "/2";
        String criterion = gains ? "α - 1 < d/2 = " + half : "α < d/2 = " + half;
        String why = weighted && !gains ? " (K does not depend on every axis: |x| gains nothing)" : "";
        return Hypothesis.of(requirement, verdict,
                "|K| ~ |x|^{-α} with α = " + Numbers.plain(alpha) + " at x = 0, exactly; " + criterion + (holds ? " holds" : " fails") + why,
                "α", alpha);
    }

    private Hypothesis divergence() {
        return kernel.symbol().divergenceFree()
                ? Hypothesis.of(Requirement.DIVERGENCE_FREE, Verdict.HOLDS, "every wave of K is at right angles to its wave vector")
                : Hypothesis.of(Requirement.DIVERGENCE_FREE, Verdict.FAILS, "K is the gradient of a function that is not harmonic");
    }
}

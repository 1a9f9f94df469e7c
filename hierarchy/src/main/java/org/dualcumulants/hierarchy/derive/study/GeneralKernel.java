package org.dualcumulants.hierarchy.derive.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.study.Study;

/** What can be said of a kernel K(x, x') of two states under hypotheses about K(x - x'). */
final class GeneralKernel {

    private static final int SAMPLES = 1 << 12;

    private static final String OTHER = "the theorem is about kernels of the difference";

    private final Study study;

    GeneralKernel(Study study) {
        this.study = study;
    }

    /** Of both states. */
    static Cell cell(Study study) {
        List<Axis> both = new ArrayList<>(study.axes());
        both.addAll(study.axes());
        return Cell.ofStates(both);
    }

    List<Hypothesis> hypotheses(Divergence divergence) {
        return List.of(
                squareIntegrable(),
                Hypothesis.of(Requirement.WEIGHTED_SQUARE_INTEGRABLE, Verdict.NOT_DECIDED, OTHER),
                divergenceFree(divergence));
    }

    private Hypothesis squareIntegrable() {
        Requirement requirement = Requirement.SQUARE_INTEGRABLE;
        List<String> arguments = study.kernel().arguments(study.axisNames());
        Cell cell = cell(study);
        List<ToDoubleFunction<double[]>> denominators = new ArrayList<>();
        boolean finite = true;
        for (Expression component : study.kernel().components()) {
            component.denominators().stream().map(d -> d.compile(arguments)).forEach(d -> denominators.add(d::at));
            Compiled value = component.compile(arguments);
            finite = finite && Double.isFinite(cell.largest(SAMPLES, x -> Math.abs(value.at(x))));
        }
        return finite && new ZeroSet(cell).of(denominators).isEmpty()
                ? Hypothesis.of(requirement, Verdict.HOLDS, "K is bounded: no denominator in it vanishes")
                : Hypothesis.of(requirement, Verdict.NOT_DECIDED, OTHER);
    }

    private Hypothesis divergenceFree(Divergence divergence) {
        Requirement requirement = Requirement.DIVERGENCE_FREE;
        if (Double.isNaN(divergence.largest())) {
            return Hypothesis.of(requirement, Verdict.NOT_DECIDED, "div_x K is no real number on a set of states");
        }
        if (!divergence.vanishes()) {
            return decided(Verdict.FAILS, "div_x K(x, x') is not 0", divergence);
        }
        boolean smooth = study.kernel().components().stream().allMatch(k -> k.denominators().isEmpty() && !k.mayJump());
        if (divergence.zero() && smooth) {
            return decided(Verdict.HOLDS, "the derivatives in x add up to 0 by simplification and on a grid", divergence);
        }
        return decided(Verdict.NOT_DECIDED, divergence.zero()
                ? "the derivatives in x add up to 0 where K is smooth; across its jumps and singular points this is not known"
                : "simplification does not find 0, though div_x K vanishes to rounding on a grid", divergence);
    }

    private static Hypothesis decided(Verdict verdict, String reason, Divergence divergence) {
        return Hypothesis.of(Requirement.DIVERGENCE_FREE, verdict, reason, Divergence.LARGEST, divergence.largest());
    }
}

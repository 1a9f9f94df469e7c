package org.dualcumulants.hierarchy.derive.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;

/**
 * What the derivation says about one study before it is solved.
 *
 * @param equation the mean-field equation (2) written out
 * @param divergence div K, or div_x K(x, x')
 * @param psi ψ = f V_f for f°
 * @param hypotheses those of the theorem of [BDJ]
 * @param sizes the truncated systems, at the study's resolution or at a few
 * @param automatic whether the study leaves the resolution open
 */
public record StudyDerivation(
        MeanFieldEquation equation,
        Divergence divergence,
        Psi psi,
        List<Hypothesis> hypotheses,
        List<SystemSize> sizes,
        boolean automatic) {

    public StudyDerivation {
        hypotheses = List.copyOf(hypotheses);
        sizes = List.copyOf(sizes);
    }

    /**
     * Derives; nothing is integrated in time.
     *
     * @throws StudyException if f° is no density
     */
    public static StudyDerivation of(Study study) {
        FreshNames names = new FreshNames(study);
        InitialDensity density = new InitialDensity(study, names);
        MeanFieldEquation equation = MeanFieldEquation.of(study);
        Divergence divergence = Divergence.of(study, names);
        List<Hypothesis> hypotheses = new ArrayList<>(ofKernel(study, divergence));
        hypotheses.add(FisherInformation.of(study, density));
        return new StudyDerivation(
                equation,
                divergence,
                Psi.of(study, density, equation.effectiveKernel(), divergence, names),
                hypotheses,
                SystemSize.of(study),
                study.resolution().isEmpty());
    }

    private static List<Hypothesis> ofKernel(Study study, Divergence divergence) {
        return study.kernel().fold(
                difference -> ofDifference(study, divergence),
                general -> new GeneralKernel(study).hypotheses(divergence),
                periodic -> new PeriodicKernel(periodic.series()).hypotheses());
    }

    private static List<Hypothesis> ofDifference(Study study, Divergence divergence) {
        KernelField kernel = new KernelField(study);
        KernelIntegrability integrability = new KernelIntegrability(kernel);
        return List.of(
                integrability.squareIntegrable(),
                integrability.weightedSquareIntegrable(),
                divergence.hypothesis(study, kernel, integrability.points()));
    }

    /**
     * The same with the hypothesis on f(t), for which the mean field is solved.
     *
     * @param cancelled asked while it is followed
     * @throws StudyException if the study cannot be discretised
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public StudyDerivation solved(Study study, BooleanSupplier cancelled) {
        List<Hypothesis> all = new ArrayList<>(hypotheses);
        Verdict initial = hypotheses.stream()
                .filter(h -> h.requirement() == Requirement.INITIAL_FISHER_INFORMATION)
                .map(Hypothesis::verdict)
                .reduce(Verdict.HOLDS, Verdict::and);
        all.addAll(FisherOverTime.of(study, initial, cancelled));
        return new StudyDerivation(equation, divergence, psi, all, sizes, automatic);
    }

    /** What the solution could not decide; empty before there is one. */
    public List<Hypothesis> undecidedBySolution() {
        return hypotheses.stream()
                .filter(h -> h.requirement() == Requirement.FISHER_INFORMATION_OVER_TIME && h.verdict() == Verdict.NOT_DECIDED)
                .toList();
    }
}

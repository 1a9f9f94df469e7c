package org.dualcumulants.hierarchy.observable;

import java.util.List;
import java.util.Map;
import org.dualcumulants.spectral.basis.Extremes;
import org.dualcumulants.spectral.basis.PointFunction;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.basis.Sampling;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.ExpressionException;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.spectral.system.OneParticleSystem;

/** From a study's observable to its terminal data. */
public final class Observables {

    /** Coefficients of a function of several particles, at most. */
    private static final int LARGEST = 1 << 18;

    private static final int HIGHEST_DEGREE = 8;

    private Observables() {}

    /** @throws StudyException if the observable cannot be expanded */
    public static TerminalData expand(Study study, ProductBasis basis, OneParticleSystem system) {
        Sampling sampling = new Sampling(basis, study.axisNames());
        Observable observable = study.observable();
        if (observable instanceof Observable.Mean mean) {
            PointFunction function = PointFunction.of(mean.of(), study.axisNames());
            return new MeanData(
                    sampling.expand(mean.of(), "observable.mean"), Extremes.of(function, basis).modulus(), system);
        }
        if (observable instanceof Observable.Functional functional) {
            return functional(functional, study, basis, sampling, system);
        }
        if (observable instanceof Observable.Marginal marginal) {
            return subset(marginal.particles(), marginal.of(), "observable.marginal", false, study, basis, system);
        }
        Observable.Fluctuation fluctuation = (Observable.Fluctuation) observable;
        return subset(
                fluctuation.order(), fluctuation.of(), "observable.fluctuation.of", true, study, basis, system);
    }

    /** @throws StudyException if a study asks for fewer particles than its observable takes */
    public static void requireEnoughParticles(Study study) {
        Observable observable = study.observable();
        int slots = observable instanceof Observable.Marginal marginal
                ? marginal.particles()
                : observable instanceof Observable.Fluctuation fluctuation ? fluctuation.order() : 1;
        for (double particles : study.particles()) {
            if (particles < slots) {
                throw new StudyException(
                        "particles",
                        "N = " + (long) particles + " is too small for an observable of " + slots
                                + " different particles; leave it out");
            }
        }
    }

    private static TerminalData functional(
            Observable.Functional functional,
            Study study,
            ProductBasis basis,
            Sampling sampling,
            OneParticleSystem system) {
        List<String> names = List.copyOf(functional.statistics().keySet());
        Map<List<Integer>, Double> polynomial;
        try {
            polynomial = functional.value().polynomial(names);
        } catch (ExpressionException e) {
            throw new StudyException("observable.functional.value", e.getMessage());
        }
        int degree = polynomial.keySet().stream()
                .mapToInt(e -> e.stream().mapToInt(Integer::intValue).sum())
                .max()
                .orElse(0);
        if (degree > HIGHEST_DEGREE) {
            throw new StudyException(
                    "observable.functional.value",
                    "'" + functional.value().text() + "' has degree " + degree + "; at most " + HIGHEST_DEGREE
                            + " can be expanded, the number of partitions grows too fast");
        }
        List<PointFunction> statistics = functional.statistics().values().stream()
                .map(e -> PointFunction.of(e, study.axisNames()))
                .toList();
        return new FunctionalData(statistics, polynomial, basis, sampling, system);
    }

    private static TerminalData subset(
            int slots, Expression of, String where, boolean fluctuation,
            Study study, ProductBasis basis, OneParticleSystem system) {
        if (Math.pow(basis.size(), slots) > LARGEST) {
            throw new StudyException(
                    where,
                    String.format(java.util.Locale.ROOT,
                            "a function of %d particles has %.3g coefficients at this resolution; at most %d can be"
                                    + " expanded: lower the resolution or use a functional of means",
                            slots, Math.pow(basis.size(), slots), LARGEST));
        }
        List<String> names = Observable.slotNames(study.axisNames(), slots);
        ProductBasis together = basis.power(slots);
        PointFunction function = PointFunction.of(of, names);
        return new SubsetData(
                slots, new Sampling(together, names).expand(function, where), Extremes.of(function, together).modulus(), system,
                fluctuation);
    }
}

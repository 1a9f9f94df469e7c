package org.dualcumulants.hierarchy.run;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.dualcumulants.hierarchy.meanfield.MeanFieldPath;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.basis.WeightedPoints;
import org.dualcumulants.spectral.study.BasisSet;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.system.OneParticleSystem;

/**
 * Gram matrices ⟨h_a, h_b⟩_{f(t)} of the centred functions of the plain basis. Products of two functions are integrated against the f
 * that a basis of twice the resolution holds, or this one where that would be too large.
 */
final class GramOverTime {

    /** Functions of the basis of twice the resolution, at most. */
    private static final double LARGEST_FINER = 500;

    /** Functions up to which matrices are kept for who asks again. */
    private static final int MOST_KEPT = 100;

    private final Model model;
    private final BooleanSupplier cancelled;
    private final Map<Moment, double[][]> factors = new ConcurrentHashMap<>();

    /** Of twice the resolution, for f(t) alone; made when it is first wanted. */
    private Model finer;

    private record Moment(double particles, double time) {}

    GramOverTime(Model model, BooleanSupplier cancelled) {
        this.model = model;
        this.cancelled = cancelled;
    }

    /**
     * L of the Gram matrix L Lᵀ, lower triangular; to be left as it is.
     *
     * @param particles N, which matters only where the noise depends on it
     */
    double[][] factor(double particles, double time) {
        if (time == 0) {
            return model.limit(particles).system().centredGramFactor();
        }
        if (model.functions() > MOST_KEPT) {
            return newFactor(particles, time);
        }
        Moment key = new Moment(model.study().noiseDependsOnParticleNumber() ? particles : Double.NaN, time);
        return factors.computeIfAbsent(key, k -> newFactor(particles, time));
    }

    private double[][] newFactor(double particles, double time) {
        return OneParticleSystem.centredGramFactor(
                law(particles, time).gram(model.discretisation().basis()),
                ((MeanFieldPath) model.limit(particles).meanField()).at(time));
    }

    /** f(t) as far as a basis of twice the resolution holds it, where there is one. */
    private WeightedPoints law(double particles, double time) {
        MeanFieldPath own = (MeanFieldPath) model.limit(particles).meanField();
        Model at = finer();
        return at.limit(particles).meanField() instanceof MeanFieldPath path
                ? WeightedPoints.of(at.discretisation().basis(), path.at(time))
                : WeightedPoints.of(model.discretisation().basis(), own.at(time));
    }

    private synchronized Model finer() {
        if (finer == null) {
            Study study = model.study();
            List<Integer> doubled = model.resolution().stream().map(p -> 2 * p).toList();
            boolean affordable = ProductBasis.size(study.axes(), doubled, BasisSet.FULL) <= LARGEST_FINER;
            finer = affordable ? new Model(study.with(BasisSet.FULL), doubled, model.terms(), cancelled) : model;
        }
        return finer;
    }
}

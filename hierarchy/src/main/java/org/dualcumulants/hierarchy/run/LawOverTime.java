package org.dualcumulants.hierarchy.run;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.dualcumulants.hierarchy.meanfield.MeanFieldPath;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.basis.WeightedPoints;
import org.dualcumulants.spectral.study.BasisSet;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.system.OneParticleSystem;

/**
 * What ‖·‖ in L²_{f(t)} takes: products of two functions of the plain basis are integrated against the f(t) that a basis of twice the
 * resolution holds, or this one where that would be too large.
 */
final class LawOverTime {

    /** Functions of the basis of twice the resolution, at most. */
    private static final double LARGEST_FINER = 500;

    private final Model model;
    private final BooleanSupplier cancelled;

    /** Of twice the resolution, for f(t) alone; made when it is first wanted. */
    private Model finer;

    LawOverTime(Model model, BooleanSupplier cancelled) {
        this.model = model;
        this.cancelled = cancelled;
    }

    /** The Cholesky factor of ∫ h_a h_b f(t); at t = 0 of f° itself. */
    double[][] gramFactor(double particles, double time) {
        Limit limit = model.limit(particles);
        if (time == 0) {
            return limit.system().centredGramFactor();
        }
        double[] moments = ((MeanFieldPath) limit.meanField()).at(time);
        return OneParticleSystem.centredGramFactor(law(particles, time).gram(basis()), moments);
    }

    private ProductBasis basis() {
        return model.discretisation().basis();
    }

    private synchronized WeightedPoints law(double particles, double time) {
        if (finer == null) {
            Study study = model.study();
            List<Integer> doubled = model.resolution().stream().map(p -> 2 * p).toList();
            boolean affordable = ProductBasis.size(study.axes(), doubled, BasisSet.FULL) <= LARGEST_FINER;
            finer = affordable ? new Model(study.with(BasisSet.FULL), doubled, model.terms(), cancelled) : model;
        }
        return finer.limit(particles).meanField() instanceof MeanFieldPath path
                ? WeightedPoints.of(finer.discretisation().basis(), path.at(time))
                : WeightedPoints.of(basis(), ((MeanFieldPath) model.limit(particles).meanField()).at(time));
    }
}

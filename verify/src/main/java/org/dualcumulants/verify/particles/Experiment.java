package org.dualcumulants.verify.particles;

import java.util.function.Supplier;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.Study;

/**
 * What is simulated and observed for one number of particles.
 *
 * @param dynamics equation (1)
 * @param initial f° up to normalisation
 * @param observable Φ̄_N
 * @param horizon T > 0
 * @param terminal f(T), asked for by fluctuations, which are centred for it, and by nothing else
 */
public record Experiment(
        Dynamics dynamics, Expression initial, Observable observable, double horizon, Supplier<PointMeasure> terminal) {

    public Experiment {
        if (!(horizon > 0) || Double.isInfinite(horizon)) {
            throw new IllegalArgumentException("horizon is " + horizon + "; it must be finite and positive");
        }
    }

    /** That of a study. */
    public static Experiment of(Study study, double particles, Supplier<PointMeasure> terminal) {
        return new Experiment(Dynamics.of(study, particles), study.initial(), study.observable(), study.horizon(), terminal);
    }
}

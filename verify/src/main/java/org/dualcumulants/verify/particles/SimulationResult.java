package org.dualcumulants.verify.particles;

import java.util.Optional;

/**
 * What was found for one number of particles.
 *
 * @param particles N
 * @param expectation E[Φ̄_N(X(T))]
 * @param correction E - mean field, where the estimator resolves it
 * @param stepping the part of both that is due to the step, from a part of the replicas with steps twice as long
 * @param varianceReduction by the control variate
 * @param replicas independent systems
 * @param steps time steps
 * @param scheme the method and its order
 * @param pairs how pair sums were made
 * @param softening of near pairs where the kernel is singular
 * @param seconds wall time
 */
public record SimulationResult(
        int particles,
        Estimate expectation,
        Optional<Estimate> correction,
        Estimate stepping,
        double varianceReduction,
        long replicas,
        int steps,
        String scheme,
        String pairs,
        Optional<Softening> softening,
        double seconds)
        implements SimulationOutcome {

    /** Whether the step is seen to shift the result by more than the interval says. */
    public boolean stepIsTooLong() {
        return Math.abs(stepping.value()) - stepping.halfWidth() > expectation.halfWidth();
    }
}

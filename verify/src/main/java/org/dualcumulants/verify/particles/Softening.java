package org.dualcumulants.verify.particles;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is taken for K(z) between two particles that a step cannot follow: w K(z). In general w = |z|⁴/(|z|⁴ + δ⁴). Where K = k z repels and moves the
 * particles themselves, w = 2/(1 + √(1 + q)), q = 2ch k, c the factor of the pair sum: the difference then moves by (h/2) 2c w K in half a step, and
 * |z|² becomes (1 + q) |z|², what d|z|²/dt = 4c K·z makes of it. So a pair is pushed apart by as much as it should be, however near it is, and noise meets
 * pairs at every distance: what pairs do to averages is not cut at δ.
 *
 * @param distance δ, where a pair would move by a quarter of itself in a step
 * @param repelled 2ch of pairs that repel; 0 of others
 */
public record Softening(double distance, double repelled) {

    /** Empty where K is bounded. */
    static Optional<Softening> of(Dynamics dynamics, double step) {
        OptionalDouble distance = Singularity.softening(dynamics, step);
        return distance.isPresent()
                ? Optional.of(new Softening(distance.getAsDouble(), Singularity.repels(dynamics) ? 2 * dynamics.pairFactor() * step : 0))
                : Optional.empty();
    }

    /** Softened below a distance, as in general. */
    static Optional<Softening> below(double distance) {
        return Optional.of(new Softening(distance, 0));
    }

    /**
     * w.
     *
     * @param square |z|²
     * @param push K·z
     */
    double weight(double square, double push) {
        if (square == 0) {
            return 0;
        }
        if (isExact()) {
            return 2 / (1 + Math.sqrt(1 + Math.max(0, repelled * push / square)));
        }
        double fourth = Math.pow(distance, 4);
        return square * square / (square * square + fourth);
    }

    /** Whether near pairs spread in a step by what they should; others follow a kernel that is cut. */
    public boolean isExact() {
        return repelled > 0;
    }

    /** What becomes of pairs whose kernel is unbounded. */
    public String remark() {
        return "pairs closer than " + (float) distance
                + (isExact() ? " are pushed apart by what they should in a step, as if nothing else moved them" : " are softened");
    }

    /** For reports. */
    String description() {
        return isExact()
                ? "of pairs within " + (float) distance + " the exact spread in a step"
                : "softened at distance " + (float) distance;
    }
}

package org.dualcumulants.verify.check;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * A power of N with its first correction, log v = log c + p log N + d/N, by least squares.
 *
 * @param exponent p
 * @param standardError of p, from the residuals: what powers beyond the first correction, and errors of the v, leave
 * @param margin half width of the 95 % interval of Student's t, and what leaving out the first N changes: residuals of a smooth rest are
 *     not random
 */
record PowerFit(double exponent, double standardError, double margin) {

    private static final int UNKNOWNS = 3;
    private static final double CONFIDENCE = 0.975;

    /** Digits of a norm. */
    private static final double ROUNDING = 1e-8;

    /**
     * @param particles at least four, rising
     * @param values as many
     * @return empty if a value is not positive
     */
    static Optional<PowerFit> of(double[] particles, double[] values) {
        int points = particles.length;
        if (points <= UNKNOWNS || values.length != points) {
            throw new IllegalArgumentException(values.length + " values for " + points + " particle numbers; at least "
                    + (UNKNOWNS + 1) + " of both are required");
        }
        if (Arrays.stream(values).anyMatch(v -> !(v > 0) || Double.isInfinite(v))) {
            return Optional.empty();
        }
        PowerFit all = fit(particles, values);
        double change = points == UNKNOWNS + 1
                ? 0
                : Math.abs(all.exponent - fit(tail(particles), tail(values)).exponent);
        return Optional.of(new PowerFit(all.exponent, all.standardError, all.margin + change));
    }

    private static double[] tail(double[] x) {
        return Arrays.copyOfRange(x, 1, x.length);
    }

    private static PowerFit fit(double[] particles, double[] values) {
        int freedom = particles.length - UNKNOWNS;
        RealMatrix design = new Array2DRowRealMatrix(Arrays.stream(particles)
                .mapToObj(n -> new double[] {1, Math.log(n / particles[0]), particles[0] / n})
                .toArray(double[][]::new));
        RealVector logs = new ArrayRealVector(Arrays.stream(values).map(Math::log).toArray());
        RealVector solution = new QRDecomposition(design).getSolver().solve(logs);
        RealVector residuals = logs.subtract(design.operate(solution));
        double variance = residuals.dotProduct(residuals) / freedom;
        RealMatrix covariance = new QRDecomposition(design.transpose().multiply(design)).getSolver().getInverse();
        double error = Math.sqrt(variance * covariance.getEntry(1, 1));
        double t = new TDistribution(freedom).inverseCumulativeProbability(CONFIDENCE);
        return new PowerFit(solution.getEntry(1), error, t * error + ROUNDING);
    }

    /** Where the tolerance comes from. */
    static String basis(double[] particles) {
        return "the exponent fitted over N = " + Cases.particles(particles[0]) + " … "
                + Cases.particles(particles[particles.length - 1]);
    }
}

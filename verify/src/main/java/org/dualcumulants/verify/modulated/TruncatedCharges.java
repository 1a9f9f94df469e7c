package org.dualcumulants.verify.modulated;

/**
 * The electric rewriting in the plane, g = -log|x|, c_d = 2π: points are spread over circles of radius η_i, δ_i, and h_η = g*(1/N Σ δ_i - μ). Then
 * <pre>
 * (1/c_d) ∫ |∇h_η|² = 1/N² Σ_{i,j} ∬ g δ_i δ_j - 2/N Σ_i ∫ h_μ δ_i + ∬ g μ μ,
 * F_N ≥ (1/c_d) ∫ |∇h_η|² - 1/N² Σ_i g(η_i) - 2/N Σ_i ∫ (g - g(η_i))_+ (x - x_i) dμ,
 * </pre>
 * with equality where the disks are disjoint, and the right side falls as radii grow (Serfaty).
 */
final class TruncatedCharges {

    /** Points on a circle: means of smooth functions to rounding, of a circle's potential with a kink to about 1e-5. */
    private static final int ANGLES = 512;

    private static final int RADII = 48;

    private final FreeLaw law;
    private final double[][] x;
    private final int particles;

    TruncatedCharges(FreeLaw law, double[][] x) {
        if (!(law.charge() == 2 * Math.PI) || x.length != 2) {
            throw new IllegalArgumentException("the law has the charge " + law.charge() + " and points " + x.length
                    + " coordinates; -log|x| in the plane is required");
        }
        this.law = law;
        this.x = x;
        this.particles = x[0].length;
    }

    /** ¼ of the distance to the nearest neighbour, at most N^{-1/2}/4: disks of these radii are disjoint. */
    double[] nearest() {
        double[] radii = new double[particles];
        for (int i = 0; i < particles; i++) {
            double least = 1 / Math.sqrt(particles);
            for (int j = 0; j < particles; j++) {
                least = j == i ? least : Math.min(least, Math.hypot(x[0][i] - x[0][j], x[1][i] - x[1][j]));
            }
            radii[i] = least / 4;
        }
        return radii;
    }

    /** (1/c_d) ∫ |∇h_η|². */
    double electric(double[] radii) {
        double sum = law.energy();
        for (int i = 0; i < particles; i++) {
            sum -= 2.0 / particles * circleMean(i, radii[i], law::potential);
            for (int j = 0; j < particles; j++) {
                int other = j;
                sum += (i == j
                                ? -Math.log(radii[i])
                                : circleMean(i, radii[i], y -> -Math.log(Math.max(Math.hypot(y[0] - x[0][other], y[1] - x[1][other]), radii[other]))))
                        / particles / particles;
            }
        }
        return sum;
    }

    /** The right side of the inequality. */
    double bound(double[] radii) {
        double sum = electric(radii);
        for (int i = 0; i < particles; i++) {
            sum += Math.log(radii[i]) / particles / particles - 2.0 / particles * excess(i, radii[i]);
        }
        return sum;
    }

    private double circleMean(int i, double radius, java.util.function.ToDoubleFunction<double[]> f) {
        double sum = 0;
        double[] y = new double[2];
        for (int m = 0; m < ANGLES; m++) {
            double angle = 2 * Math.PI * (m + 0.5) / ANGLES;
            y[0] = x[0][i] + radius * Math.cos(angle);
            y[1] = x[1][i] + radius * Math.sin(angle);
            sum += f.applyAsDouble(y);
        }
        return sum / ANGLES;
    }

    /** ∫ log(η/|y - x_i|) dμ over the disk, by the midpoint rule in (r/η)^{1/2} and the angle. */
    private double excess(int i, double radius) {
        double sum = 0;
        for (int m = 0; m < RADII; m++) {
            double u = (m + 0.5) / RADII;
            double r = radius * u * u;
            sum += -2 * Math.log(u) * r * 2 * radius * u / RADII * 2 * Math.PI * circleMean(i, r, y -> law.density(Math.hypot(y[0], y[1])));
        }
        return sum;
    }

    /** ∇h_η at a place, from Newton's theorem. */
    double[] field(double[] radii, double[] y) {
        double[] sum = new double[2];
        for (int i = 0; i < particles; i++) {
            double dx = y[0] - x[0][i];
            double dy = y[1] - x[1][i];
            double square = dx * dx + dy * dy;
            if (square > radii[i] * radii[i]) {
                sum[0] -= dx / square / particles;
                sum[1] -= dy / square / particles;
            }
        }
        double step = 1e-5;
        sum[0] -= (law.potential(new double[] {y[0] + step, y[1]}) - law.potential(new double[] {y[0] - step, y[1]})) / (2 * step);
        sum[1] -= (law.potential(new double[] {y[0], y[1] + step}) - law.potential(new double[] {y[0], y[1] - step})) / (2 * step);
        return sum;
    }
}

package org.dualcumulants.verify.modulated;

import org.dualcumulants.spectral.interaction.IncompleteGamma;

/** A law μ on R or R² whose potential h = g*μ is known in closed form. */
sealed interface FreeLaw {

    /** g at a distance > 0. */
    double g(double distance);

    /** h. */
    double potential(double[] x);

    /** ∬ g μ μ. */
    double energy();

    /** c_d in -Δg = c_d δ; not a number where g is no Coulomb potential. */
    double charge();

    /** μ as a function of |x|. */
    double density(double distance);

    /** F_N with pair sums over N², by a double sum; one column per axis. */
    default double modulatedEnergy(double[][] x) {
        int n = x[0].length;
        double pairs = 0;
        double cross = 0;
        double[] at = new double[x.length];
        for (int i = 0; i < n; i++) {
            for (int a = 0; a < x.length; a++) {
                at[a] = x[a][i];
            }
            cross += potential(at);
            for (int j = 0; j < i; j++) {
                double square = 0;
                for (double[] column : x) {
                    square += (column[i] - column[j]) * (column[i] - column[j]);
                }
                pairs += g(Math.sqrt(square));
            }
        }
        return assembled(2 * pairs, cross, n);
    }

    /** F_N from Σ_{i≠j} g and Σ h. */
    default double assembled(double pairs, double cross, int n) {
        return pairs / n / n - 2 * cross / n + energy();
    }

    private static double length(double[] x) {
        double square = 0;
        for (double c : x) {
            square += c * c;
        }
        return Math.sqrt(square);
    }

    /** g = -log|x| on the line and the semicircle of this radius: h = ½ - x²/R² - log(R/2) within, the real part of a root beyond. */
    record Semicircle(double radius) implements FreeLaw {
        @Override
        public double g(double distance) {
            return -Math.log(distance);
        }

        @Override
        public double potential(double[] x) {
            double z = Math.abs(x[0]) / radius;
            if (z <= 1) {
                return 0.5 - z * z - Math.log(radius / 2);
            }
            double root = Math.sqrt(z * z - 1);
            return 0.5 - z * z + z * root - Math.log(z + root) - Math.log(radius / 2);
        }

        @Override
        public double energy() {
            return 0.25 - Math.log(radius / 2);
        }

        @Override
        public double charge() {
            return Double.NaN;
        }

        @Override
        public double density(double distance) {
            return distance < radius ? 2 / (Math.PI * radius * radius) * Math.sqrt(radius * radius - distance * distance) : 0;
        }
    }

    /** g = |x|^{-s}/s on the line, s &lt; 1 and not 0, and the uniform law on (-1, 1). */
    record Interval(double s) implements FreeLaw {
        @Override
        public double g(double distance) {
            return Math.pow(distance, -s) / s;
        }

        @Override
        public double potential(double[] x) {
            return (signed(1 - x[0]) + signed(1 + x[0])) / (2 * s * (1 - s));
        }

        private double signed(double z) {
            return Math.signum(z) * Math.pow(Math.abs(z), 1 - s);
        }

        @Override
        public double energy() {
            return Math.pow(2, 2 - s) / (2 * s * (1 - s) * (2 - s));
        }

        @Override
        public double charge() {
            return s == -1 ? 2 : Double.NaN;
        }

        @Override
        public double density(double distance) {
            return distance < 1 ? 0.5 : 0;
        }
    }

    /** g = -log|x| in the plane and the uniform law on the disk of this radius. */
    record Disk(double radius) implements FreeLaw {
        @Override
        public double g(double distance) {
            return -Math.log(distance);
        }

        @Override
        public double potential(double[] x) {
            double r = length(x) / radius;
            return (r <= 1 ? (1 - r * r) / 2 : -Math.log(r)) - Math.log(radius);
        }

        @Override
        public double energy() {
            return 0.25 - Math.log(radius);
        }

        @Override
        public double charge() {
            return 2 * Math.PI;
        }

        @Override
        public double density(double distance) {
            return distance < radius ? 1 / (Math.PI * radius * radius) : 0;
        }
    }

    /** g = -log|x| in the plane and Normal(0, deviation²) on both axes: h = -log|x| - ½ E_1(|x|²/(2σ²)). */
    record Gaussian(double deviation) implements FreeLaw {
        private static final double EULER = 0.577215664901532860606512090082402431;

        @Override
        public double g(double distance) {
            return -Math.log(distance);
        }

        @Override
        public double potential(double[] x) {
            double square = x[0] * x[0] + x[1] * x[1];
            double z = square / (2 * deviation * deviation);
            return z < 1e-12 ? (EULER - Math.log(2 * deviation * deviation)) / 2 : -Math.log(square) / 2 - IncompleteGamma.upper(0, z) / 2;
        }

        @Override
        public double energy() {
            return (EULER - Math.log(4 * deviation * deviation)) / 2;
        }

        @Override
        public double charge() {
            return 2 * Math.PI;
        }

        @Override
        public double density(double distance) {
            double z = distance / deviation;
            return Math.exp(-z * z / 2) / (2 * Math.PI * deviation * deviation);
        }
    }
}

package org.dualcumulants.verify.modulated;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Points that follow a density on a torus, or in the box around a law in the whole space. */
final class Configurations {

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /** Of Newton's method and bisection. */
    private static final int ROUNDS = 60;

    private Configurations() {}

    /**
     * As regular as can be: in one dimension the quantiles (i + ½)/N, in the plane the lattice ((i + ½)/N, {i a/N}), a/N near the golden section, carried
     * to μ by quantiles along the first axis and then along the second (Knothe and Rosenblatt), in space the first N points of a cubic
     * lattice that fills the torus, whatever μ is.
     */
    static double[][] regular(Background background, int particles) {
        int d = background.grid().dimension();
        double[][] x = new double[d][particles];
        if (d == 1) {
            double[] levels = new double[particles];
            for (int i = 0; i < particles; i++) {
                levels[i] = (i + 0.5) / particles;
            }
            x[0] = quantiles(background.density(), levels);
            return x;
        }
        if (d == 2) {
            return lattice(background, particles);
        }
        int side = (int) Math.ceil(Math.pow(particles, 1.0 / d) - 1e-9);
        for (int i = 0; i < particles; i++) {
            int rest = i;
            for (int a = 0; a < d; a++) {
                x[a][i] = background.grid().period(a) * (rest % side + 0.5) / side;
                rest /= side;
            }
        }
        return x;
    }

    /** a has no divisor in common with N, so that the lattice closes on itself. */
    private static double[][] lattice(Background background, int particles) {
        int step = Math.max(1, (int) Math.round(particles * GOLDEN));
        while (divisor(step, particles) > 1) {
            step++;
        }
        double[] levels = new double[particles];
        for (int i = 0; i < particles; i++) {
            levels[i] = (i + 0.5) / particles;
        }
        TorusGrid grid = background.grid();
        double[] c = background.density().coefficients();
        TorusGrid line = new TorusGrid(List.of(grid.period(0)), grid.points(0));
        double[] marginal = new double[2 * line.size()];
        for (int k = 0; k < line.size(); k++) {
            marginal[2 * k] = c[2 * k * grid.points(1)];
            marginal[2 * k + 1] = c[2 * k * grid.points(1) + 1];
        }
        double[][] x = new double[2][particles];
        x[0] = quantiles(PeriodicField.ofCoefficients(line, marginal), levels);
        TorusGrid other = new TorusGrid(List.of(grid.period(1)), grid.points(1));
        int[] k = new int[2];
        for (int i = 0; i < particles; i++) {
            double[] conditional = new double[2 * other.size()];
            double[] turn = new double[2 * line.size()];
            for (int j = 0; j < line.size(); j++) {
                line.wave(j, k);
                double angle = 2 * Math.PI * k[0] * x[0][i] / grid.period(0);
                turn[2 * j] = Math.cos(angle);
                turn[2 * j + 1] = Math.sin(angle);
            }
            for (int m = 0; m < other.size(); m++) {
                for (int j = 0; j < line.size(); j++) {
                    int from = 2 * (j * other.size() + m);
                    conditional[2 * m] += c[from] * turn[2 * j] - c[from + 1] * turn[2 * j + 1];
                    conditional[2 * m + 1] += c[from] * turn[2 * j + 1] + c[from + 1] * turn[2 * j];
                }
            }
            double level = (double) ((long) i * step % particles) / particles + 0.5 / particles;
            x[1][i] = quantiles(PeriodicField.ofCoefficients(other, conditional), level)[0];
        }
        return x;
    }

    private static int divisor(int a, int b) {
        return b == 0 ? a : divisor(b, a % b);
    }

    /**
     * Places where the distribution function on a circle has given rising values: the primitive's Fourier series by bisection and Newton's method.
     *
     * @param density of any mass
     */
    private static double[] quantiles(PeriodicField density, double... levels) {
        TorusGrid grid = density.grid();
        double[] c = density.coefficients();
        double mass = c[0] * grid.period(0);
        PeriodicField wavy = density.primitive();
        double atOrigin = PeriodicField.at(new double[][] {{0}}, wavy)[0][0];
        double[][] at = new double[1][levels.length];
        double[] low = new double[levels.length];
        double[] high = new double[levels.length];
        Arrays.fill(high, grid.period(0));
        Arrays.fill(at[0], grid.period(0) / 2);
        for (int round = 0; round < ROUNDS; round++) {
            double[][] found = PeriodicField.at(at, wavy, density);
            double moved = 0;
            for (int i = 0; i < levels.length; i++) {
                double x = at[0][i];
                double value = (c[0] * x + found[0][i] - atOrigin) / mass - levels[i];
                if (value > 0) {
                    high[i] = x;
                } else {
                    low[i] = x;
                }
                double newton = x - value * mass / found[1][i];
                at[0][i] = newton > low[i] && newton < high[i] ? newton : (low[i] + high[i]) / 2;
                moved = Math.max(moved, Math.abs(at[0][i] - x));
            }
            if (moved < 1e-13 * grid.period(0)) {
                break;
            }
        }
        return at[0];
    }

    /** Independent points of law μ, by rejection. */
    static double[][] independent(Background background, int particles, RandomGenerator random) {
        int d = background.grid().dimension();
        double most = 1.05 * background.density().maximum();
        double[][] x = new double[d][particles];
        int filled = 0;
        while (filled < particles) {
            double[][] proposed = new double[d][2 * particles];
            for (int a = 0; a < d; a++) {
                for (int i = 0; i < proposed[a].length; i++) {
                    proposed[a][i] = background.grid().period(a) * random.nextDouble();
                }
            }
            double[] density = PeriodicField.at(proposed, background.density())[0];
            for (int i = 0; i < density.length && filled < particles; i++) {
                if (most * random.nextDouble() < density[i]) {
                    for (int a = 0; a < d; a++) {
                        x[a][filled] = proposed[a][i];
                    }
                    filled++;
                }
            }
        }
        return x;
    }
}

package org.dualcumulants.verify.modulated;

import java.util.random.RandomGenerator;

/** Points on a torus that follow a density. */
final class Configurations {

    /** Cells of the distribution function. */
    private static final int CELLS = 4096;

    private Configurations() {}

    /** On a circle the quantiles (i + ½)/N; in more dimensions the first N points of a lattice that fills the torus, whatever μ is. */
    static double[][] regular(Background background, int particles) {
        int d = background.grid().dimension();
        double[][] x = new double[d][particles];
        if (d == 1) {
            double[] distribution = distribution(background);
            double period = background.grid().period(0);
            int cell = 0;
            for (int i = 0; i < particles; i++) {
                double level = (i + 0.5) / particles;
                while (distribution[cell + 1] < level) {
                    cell++;
                }
                double part = (level - distribution[cell]) / (distribution[cell + 1] - distribution[cell]);
                x[0][i] = period * (cell + part) / CELLS;
            }
            return x;
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

    /** F_μ at the ends of equal cells, by the trapezoidal rule. */
    private static double[] distribution(Background background) {
        double[][] ends = new double[1][CELLS + 1];
        for (int c = 0; c <= CELLS; c++) {
            ends[0][c] = background.grid().period(0) * c / CELLS;
        }
        double[] density = PeriodicField.at(ends, background.density())[0];
        double[] distribution = new double[CELLS + 1];
        for (int c = 0; c < CELLS; c++) {
            distribution[c + 1] = distribution[c] + (density[c] + density[c + 1]) / 2;
        }
        for (int c = 0; c <= CELLS; c++) {
            distribution[c] /= distribution[CELLS];
        }
        distribution[CELLS] = 1 + 1e-12;
        return distribution;
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

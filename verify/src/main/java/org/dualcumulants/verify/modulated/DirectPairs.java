package org.dualcumulants.verify.modulated;

import org.dualcumulants.spectral.interaction.FreePotential;

/** The sums in the whole space: pair by pair, and the energy of many particles under -log|x| in the plane by {@link PlanePairs}. */
final class DirectPairs implements PairSum {

    /** Particles from which the torus is faster than pairs. */
    private static final int MANY = 2000;

    private final FreePotential g;

    DirectPairs(FreePotential g) {
        this.g = g;
    }

    @Override
    public double energy(double[][] x) {
        if (x.length == 2 && x[0].length > MANY) {
            return g.value(Math.exp(-1)) * PlanePairs.energy(x);
        }
        double sum = 0;
        for (int i = 0; i < x[0].length; i++) {
            for (int j = 0; j < i; j++) {
                sum += g.value(Math.sqrt(square(x, i, j)));
            }
        }
        return 2 * sum;
    }

    @Override
    public double energy(double[][] x, double[][] slopes) {
        slopes(x, slopes);
        return energy(x);
    }

    @Override
    public void slopes(double[][] x, double[][] slopes) {
        for (int i = 0; i < x[0].length; i++) {
            for (int j = 0; j < i; j++) {
                double push = g.push(square(x, i, j));
                for (int a = 0; a < x.length; a++) {
                    double z = (x[a][i] - x[a][j]) * push;
                    slopes[a][i] -= z;
                    slopes[a][j] += z;
                }
            }
        }
    }

    private static double square(double[][] x, int i, int j) {
        double square = 0;
        for (double[] column : x) {
            double z = column[i] - column[j];
            square += z * z;
        }
        return square;
    }
}

package org.dualcumulants.spectral.basis;

import java.util.Random;

/** Σ_k A_k cos(κk·x) + B_k sin(κk·x) over given wave vectors; written without any basis, so that bases can be held to it. */
public final class WaveSum implements PointFunction {

    private final int[][] waves;
    private final double[] wavenumbers;
    private final double[] cosines;
    private final double[] sines;

    private WaveSum(int[][] waves, double[] wavenumbers, double[] cosines, double[] sines) {
        this.waves = waves;
        this.wavenumbers = wavenumbers;
        this.cosines = cosines;
        this.sines = sines;
    }

    /** Random amplitudes in ±1. */
    public static WaveSum draw(Random random, int[][] waves, double... wavenumbers) {
        return new WaveSum(
                waves,
                wavenumbers,
                random.doubles(waves.length, -1, 1).toArray(),
                random.doubles(waves.length, -1, 1).toArray());
    }

    public double at(double... x) {
        double sum = 0;
        for (int k = 0; k < waves.length; k++) {
            double angle = 0;
            for (int i = 0; i < x.length; i++) {
                angle += waves[k][i] * wavenumbers[i] * x[i];
            }
            sum += cosines[k] * Math.cos(angle) + sines[k] * Math.sin(angle);
        }
        return sum;
    }

    /** Σ |A_k| + |B_k|, which nothing exceeds. */
    public double scale() {
        double sum = 0;
        for (int k = 0; k < waves.length; k++) {
            sum += Math.abs(cosines[k]) + Math.abs(sines[k]);
        }
        return sum;
    }

    /** Mean square over the torus; the wave vectors must be different up to sign. */
    public double meanSquare() {
        double sum = 0;
        for (int k = 0; k < waves.length; k++) {
            boolean constant = java.util.Arrays.stream(waves[k]).allMatch(w -> w == 0);
            sum += constant ? cosines[k] * cosines[k] : 0.5 * (cosines[k] * cosines[k] + sines[k] * sines[k]);
        }
        return sum;
    }

    @Override
    public void evaluate(double[][] columns, double[] out) {
        double[] x = new double[columns.length];
        for (int p = 0; p < out.length; p++) {
            for (int i = 0; i < x.length; i++) {
                x[i] = columns[i][p];
            }
            out[p] = at(x);
        }
    }

    @Override
    public String text() {
        return waves.length + " waves";
    }
}

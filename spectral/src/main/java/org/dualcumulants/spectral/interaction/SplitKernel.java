package org.dualcumulants.spectral.interaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A kernel on a torus at points (Ewald summation): finitely many waves, and what they leave of K, which falls within about a period
 * and is summed over the nearest images, K(x) = Σ_κ c_κ sin(κ·x) + Σ_n k(x + nL), sine or cosine. Both sums leave out less than 1e-11
 * of K at a distance of about a period. A kernel that is cut or averaged is waves alone. Immutable.
 */
public final class SplitKernel {

    /** Waves, at most. */
    private static final int MOST = 20_000;

    /** αL for one axis, where no image is near and waves are few, and for more. */
    private static final double[] SCREEN = {11, 3.6};

    private final FourierKernel kernel;
    private final double screen;
    private final double reach;
    private final List<int[]> waves = new ArrayList<>();
    private final List<double[]> coefficients = new ArrayList<>();
    private final List<double[]> images = new ArrayList<>();

    /** @throws IllegalArgumentException if there are too many waves */
    SplitKernel(FourierKernel kernel) {
        this.kernel = kernel;
        int d = kernel.positions();
        double shortest = kernel.periods().stream().min(Double::compare).orElseThrow();
        this.screen = SCREEN[Math.min(d, SCREEN.length) - 1] / shortest;
        this.reach = kernel.smoothed() ? 0 : kernel.symbol().reach(screen);
        int[] most = new int[d];
        double highest = highest();
        double count = 1;
        for (int i = 0; i < d; i++) {
            most[i] = kernel.harmonics().orElse((int) Math.min(1e8, Math.floor(highest * kernel.periods().get(i) / (2 * Math.PI))));
            count *= 2.0 * most[i] + 1;
        }
        if (count > MOST) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "%s needs %.3g waves to be known at points; at most %d are used: %s", kernel.name(), count, MOST,
                    kernel.harmonics().isPresent() ? "lower harmonics" : "give harmonics, or a wider regularization or width"));
        }
        walk(most, 0, new int[d], highest);
        image(0, new double[d]);
    }

    /** Wavenumber beyond which no wave counts; infinite where harmonics say so. */
    private double highest() {
        if (kernel.harmonics().isPresent()) {
            return Double.POSITIVE_INFINITY;
        }
        return kernel.regularization() > 0
                ? Math.sqrt(2) * Potential.FALLEN / kernel.regularization()
                : kernel.symbol().waveReach(screen);
    }

    private void walk(int[] most, int axis, int[] k, double highest) {
        if (axis < k.length) {
            for (k[axis] = -most[axis]; k[axis] <= most[axis]; k[axis]++) {
                walk(most, axis + 1, k, highest);
            }
            return;
        }
        double[] wave = new double[k.length];
        double square = 0;
        double volume = 1;
        for (int i = 0; i < k.length; i++) {
            wave[i] = 2 * Math.PI * k[i] / kernel.periods().get(i);
            square += wave[i] * wave[i];
            volume *= kernel.periods().get(i);
        }
        if (square == 0 || square > highest * highest) {
            return;
        }
        double scale = 1 / volume;
        waves.add(k.clone());
        coefficients.add(kernel.smoothed()
                ? kernel.coefficients(k)
                : Arrays.stream(kernel.symbol().far(wave, screen)).map(c -> c * scale).toArray());
    }

    private void image(int axis, double[] shift) {
        if (reach == 0) {
            return;
        }
        if (axis == shift.length) {
            images.add(shift.clone());
            return;
        }
        double period = kernel.periods().get(axis);
        int most = (int) Math.ceil(reach / period - 0.5);
        for (int n = -most; n <= most; n++) {
            shift[axis] = n * period;
            image(axis + 1, shift);
        }
    }

    /** All waves, the constant one excepted; a wave vector and its negative stand for themselves. */
    public void forEachWave(FourierKernel.Wave wave) {
        for (int w = 0; w < waves.size(); w++) {
            wave.accept(waves.get(w).clone(), coefficients.get(w).clone());
        }
    }

    /** Whether anything is left beside the waves. */
    public boolean hasNear() {
        return !images.isEmpty();
    }

    /**
     * Adds what the waves leave; nothing at a difference 0.
     *
     * @param x difference on (-L/2, L/2]; only the axes that K depends on are read
     * @param out one entry per component
     */
    public void addNear(double[] x, double[] out) {
        double[] z = new double[kernel.positions()];
        for (double[] shift : images) {
            double square = 0;
            for (int i = 0; i < z.length; i++) {
                z[i] = x[i] + shift[i];
                square += z[i] * z[i];
            }
            if (square > 0 && square <= reach * reach) {
                double[] k = kernel.symbol().near(z, screen);
                for (int a = 0; a < out.length; a++) {
                    out[a] += k[a];
                }
            }
        }
    }

    /** K at a difference other than 0. */
    public double[] at(double[] x) {
        double[] out = new double[kernel.dimension()];
        for (int w = 0; w < waves.size(); w++) {
            double phase = 0;
            for (int i = 0; i < kernel.positions(); i++) {
                phase += 2 * Math.PI * waves.get(w)[i] * x[i] / kernel.periods().get(i);
            }
            double value = kernel.symbol().odd() ? Math.sin(phase) : Math.cos(phase);
            for (int a = 0; a < out.length; a++) {
                out[a] += coefficients.get(w)[a] * value;
            }
        }
        addNear(x, out);
        return out;
    }
}

package org.dualcumulants.spectral.interaction;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An interaction on a torus by its Fourier coefficients, K(x) = (1/V) Σ_{κ≠0} e^{-δ²|κ|²/2} k(κ) sin(κ·x), or with cos(κ·x), over the
 * wave vectors κ_i = 2π k_i / L_i: the sum over all periodic images of the interaction in R^d, its mean taken out. Where that is
 * singular K is its principal value. Nothing is cut unless {@code harmonics} says so.
 *
 * @param name in study files
 * @param keys what the study says about it, for its echo
 * @param flow the flow it was asked for, for its echo
 * @param symbol k(κ)
 * @param periods L_i of the axes that K depends on, the first ones of a particle
 * @param harmonics K is the sum over |k_i| ≤ harmonics only, a trigonometric polynomial
 * @param regularization δ ≥ 0: K is averaged over a Gaussian of this standard deviation on every axis
 */
public record FourierKernel(
        String name,
        Map<String, List<Double>> keys,
        Optional<Flow> flow,
        Symbol symbol,
        List<Double> periods,
        OptionalInt harmonics,
        double regularization) {

    public FourierKernel {
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
        periods = List.copyOf(periods);
        if (harmonics.isPresent() && harmonics.getAsInt() < 1) {
            throw new IllegalArgumentException("harmonics is " + harmonics.getAsInt() + "; at least 1 is required");
        }
        if (!(regularization >= 0) || Double.isInfinite(regularization)) {
            throw new IllegalArgumentException("regularization is " + regularization + "; a finite length ≥ 0 is required");
        }
    }

    /** Axes that K depends on. */
    public int positions() {
        return periods.size();
    }

    /** Components of K: axes of a particle. */
    public int dimension() {
        return symbol.components(positions());
    }

    /** Whether K has a component on an axis of a particle. */
    public boolean moves(int axis) {
        return axis >= dimension() - positions();
    }

    /** Coefficients of sin(κ·x), or cos(κ·x), one for each component; a wave vector and its negative stand for themselves. */
    public double[] coefficients(int[] k) {
        double[] wave = new double[k.length];
        double square = 0;
        double volume = 1;
        for (int i = 0; i < k.length; i++) {
            wave[i] = 2 * Math.PI * k[i] / periods.get(i);
            square += wave[i] * wave[i];
            volume *= periods.get(i);
        }
        if (square == 0) {
            return new double[dimension()];
        }
        double[] out = symbol.at(wave);
        double factor = Math.exp(-0.5 * regularization * regularization * square) / volume;
        for (int a = 0; a < out.length; a++) {
            out[a] *= factor;
        }
        return out;
    }

    /** The same kernel by its values at points. */
    public SplitKernel split() {
        return new SplitKernel(this);
    }

    /** One wave of a sum. */
    @FunctionalInterface
    public interface Wave {
        void accept(int[] k, double[] coefficients);
    }

    /** All waves of K with |k_i| ≤ most[i], except the constant one; those beyond {@link #harmonics} are 0 and left out. */
    public void forEachWave(int[] most, Wave wave) {
        int[] limit = most.clone();
        for (int i = 0; i < limit.length; i++) {
            limit[i] = Math.min(limit[i], harmonics.orElse(limit[i]));
        }
        walk(limit, 0, new int[limit.length], wave);
    }

    private void walk(int[] limit, int axis, int[] k, Wave wave) {
        if (axis < limit.length) {
            for (k[axis] = -limit[axis]; k[axis] <= limit[axis]; k[axis]++) {
                walk(limit, axis + 1, k, wave);
            }
            return;
        }
        for (int i : k) {
            if (i != 0) {
                wave.accept(k.clone(), coefficients(k));
                return;
            }
        }
    }

    /**
     * The trigonometric polynomial that remains of K under a cut, at a difference.
     *
     * @param x the first coordinates of the difference; others are not read
     * @param most largest |k_i|
     */
    public double[] at(double[] x, int most) {
        double[] sum = new double[dimension()];
        int[] limit = new int[positions()];
        Arrays.fill(limit, most);
        forEachWave(limit, (k, c) -> {
            double phase = 0;
            for (int i = 0; i < k.length; i++) {
                phase += 2 * Math.PI * k[i] * x[i] / periods.get(i);
            }
            double wave = symbol.odd() ? Math.sin(phase) : Math.cos(phase);
            for (int a = 0; a < sum.length; a++) {
                sum[a] += c[a] * wave;
            }
        });
        return sum;
    }

    /** Whether K is smooth whatever the interaction is: cut or mollified. */
    public boolean smoothed() {
        return harmonics.isPresent() || regularization > 0;
    }

    /** α in |K| ~ |x|^{-α} at x = 0; 0 or negative where K is bounded. */
    public double growth() {
        return smoothed() ? 0 : symbol.growth(positions());
    }

    /** K ∈ L²: α &lt; d/2. */
    public boolean squareIntegrable() {
        return growth() < positions() / 2.0;
    }

    /** α - 1 &lt; d/2 where K is odd and moves what it depends on: the difference of two gradients gains a power. */
    public boolean cancels() {
        return symbol.odd() && symbol.movesPositions() && growth() - 1 < positions() / 2.0;
    }

    /** |x|K ∈ L²: α - 1 &lt; d/2; a K of positions alone is as large at every difference of the velocities. */
    public boolean weightedSquareIntegrable() {
        return growth() - (symbol.movesPositions() ? 1 : 0) < positions() / 2.0;
    }

    /** The sum that defines K, in writing. */
    public String waves() {
        String wave = symbol.odd() ? "sin(κ·x)" : "cos(κ·x)";
        return "K(x) = 1/V Σ_{κ≠0} " + (regularization > 0 ? "e^{-δ²|κ|²/2} " : "") + "k(κ) " + wave + ", k = " + symbol.waves(positions());
    }

    /** The sum that defines K, for math mode. */
    public String tex() {
        String wave = symbol.odd() ? "\\sin(\\kappa \\cdot x)" : "\\cos(\\kappa \\cdot x)";
        return "K(x) = \\frac{1}{V} \\sum_{\\kappa \\ne 0} " + (regularization > 0 ? "e^{-\\delta^2 |\\kappa|^2 / 2} \\, " : "")
                + "k(\\kappa) \\, " + wave + ", \\quad k = " + symbol.wavesTex(positions());
    }

    /** div K in writing: 0, or a sum that is a distribution where K is singular. */
    public String divergence() {
        return symbol.divergenceFree() ? "0" : "1/V Σ_{κ≠0} " + (regularization > 0 ? "e^{-δ²|κ|²/2} " : "") + "κ·k(κ) cos(κ·x)";
    }

    /** div K for math mode. */
    public String divergenceTex() {
        return symbol.divergenceFree()
                ? "0"
                : "\\frac{1}{V} \\sum_{\\kappa \\ne 0} " + (regularization > 0 ? "e^{-\\delta^2 |\\kappa|^2 / 2} \\, " : "")
                        + "\\kappa \\cdot k(\\kappa) \\, \\cos(\\kappa \\cdot x)";
    }

    /** Largest wave number on an axis that the matrices of a basis contain: products of its functions reach twice the resolution. */
    public int reached(int resolution) {
        return Math.min(harmonics.orElse(Integer.MAX_VALUE), 2 * resolution);
    }

    /** Whether particles of a gradient flow attract each other at least like -1/|x|, so that they may meet in finite time. */
    public boolean mayCollapse() {
        return growth() >= 1 && symbol.attracts(positions());
    }

    /** K in writing, with what was done to it. */
    public String text() {
        StringBuilder text = new StringBuilder(symbol.text(positions())).append(", periodic, mean 0");
        harmonics.ifPresent(h -> text.append(", cut at |k| ≤ ").append(h));
        if (regularization > 0) {
            text.append(", averaged over a Gaussian of width ").append(Symbol.plain(regularization));
        }
        return text.toString();
    }
}

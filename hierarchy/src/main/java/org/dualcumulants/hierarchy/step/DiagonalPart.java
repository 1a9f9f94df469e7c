package org.dualcumulants.hierarchy.step;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The part r∘y of a right-hand side f(t, y) = r∘y + g(t, y) that is integrated exactly: diffusion, in a basis in which it is
 * diagonal. Nearly equal rates share one value; what that leaves over belongs to g, so nothing is lost. A component that g
 * drives strongly still asks for steps of the order of 1/r.
 */
public final class DiagonalPart {

    /** Rates that differ by less than this fraction of the largest are one. */
    private static final double SAME = 1e-6;

    private final int[] number;
    private final double[] rates;
    private final double largest;

    private DiagonalPart(int[] number, double[] rates, double largest) {
        this.number = number;
        this.rates = rates;
        this.largest = largest;
    }

    /** @param rates r, one per unknown */
    public static DiagonalPart of(double[] rates) {
        double largest = 0;
        for (double r : rates) {
            largest = Math.max(largest, Math.abs(r));
        }
        double grain = largest == 0 ? 1 : SAME * largest;
        Map<Long, Integer> numbers = new LinkedHashMap<>();
        int[] number = new int[rates.length];
        for (int i = 0; i < rates.length; i++) {
            number[i] = numbers.computeIfAbsent(Math.round(rates[i] / grain), key -> numbers.size());
        }
        double[] distinct = new double[numbers.size()];
        numbers.forEach((key, n) -> distinct[n] = key * grain);
        return new DiagonalPart(number, distinct, largest);
    }

    /** No such part. */
    public static DiagonalPart none(int dimension) {
        return of(new double[dimension]);
    }

    /** The same rate for each of several unknowns side by side. */
    public DiagonalPart repeated(int times) {
        if (times == 1) {
            return this;
        }
        int[] repeated = new int[times * number.length];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = number[i / times];
        }
        return new DiagonalPart(repeated, rates, largest);
    }

    /** The opposite rates, those of the adjoint system. */
    public DiagonalPart negated() {
        return new DiagonalPart(number, Arrays.stream(rates).map(r -> -r).toArray(), largest);
    }

    /** The rates of the first unknowns, as many as each length says, one beginning after the other. */
    public DiagonalPart beginnings(int... lengths) {
        int[] all = Arrays.stream(lengths).flatMap(length -> Arrays.stream(number, 0, length)).toArray();
        return new DiagonalPart(all, rates, largest);
    }

    /** max |r|. */
    public double largest() {
        return largest;
    }

    int dimension() {
        return number.length;
    }

    /** y_i *= e^{r_i s}. */
    void propagate(double s, double[] y) {
        if (largest * Math.abs(s) == 0) {
            return;
        }
        double[] factor = new double[rates.length];
        for (int n = 0; n < factor.length; n++) {
            factor[n] = Math.exp(rates[n] * s);
        }
        for (int i = 0; i < y.length; i++) {
            y[i] *= factor[number[i]];
        }
    }

    /** k_i = e^{-r_i s} (k_i - r_i y_i): from f at a stage to g in the frame of the step's beginning. */
    void remove(double s, double[] y, double[] k) {
        if (largest == 0) {
            return;
        }
        double[] factor = new double[rates.length];
        for (int n = 0; n < factor.length; n++) {
            factor[n] = Math.exp(-rates[n] * s);
        }
        for (int i = 0; i < y.length; i++) {
            int n = number[i];
            k[i] = factor[n] * (k[i] - rates[n] * y[i]);
        }
    }
}

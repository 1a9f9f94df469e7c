package org.dualcumulants.hierarchy.step;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The part r∘y of a right-hand side f(t, y) = r∘y + g(t, y) that is integrated exactly: diffusion, in a basis in which it is
 * diagonal. Nearly equal rates share one value; what that leaves over belongs to g, so nothing is lost. A component that g
 * drives strongly still asks for steps of the order of 1/r.
 */
public final class DiagonalPart implements LinearPart {

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

    @Override
    public int dimension() {
        return number.length;
    }

    @Override
    public double longest() {
        return AdaptiveMethod.LARGEST_EXPONENT / largest;
    }

    /** y_i *= e^{r_i s}. */
    @Override
    public void propagate(double s, double[] y) {
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

    /** k_i = e^{-r_i s} (k_i - r_i y_i). */
    @Override
    public void remove(double s, double[] y, double[] k) {
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

    /** The largest rate at which e^{r s} grows where s has the sign of the direction; 0 if none does. */
    double largestGrowth(double direction) {
        return Math.max(0, Arrays.stream(rates).map(r -> r * Math.signum(direction)).max().orElse(0));
    }

    /** k_i -= r_i y_i: from f to g. */
    void removeRate(double[] y, double[] k) {
        if (largest != 0) {
            for (int i = 0; i < y.length; i++) {
                k[i] -= rates[number[i]] * y[i];
            }
        }
    }

    /** Integrals of e^{(c-θ) r h} times powers, for every rate; see {@link ExponentialWeights}. */
    Moments moments(double h, double c, int count) {
        double[] factor = new double[rates.length];
        double[] integrals = new double[rates.length * count];
        for (int n = 0; n < rates.length; n++) {
            factor[n] = Math.exp(c * rates[n] * h);
            ExponentialWeights.moments(rates[n] * h, c, integrals, n * count, count);
        }
        return new Moments(factor, integrals, count);
    }

    /** What values of g at nodes contribute at another node. */
    final class Moments {
        private final double[] factor;
        private final double[] integrals;
        private final int count;

        private Moments(double[] factor, double[] integrals, int count) {
            this.factor = factor;
            this.integrals = integrals;
            this.count = count;
        }

        /**
         * out = e^{c h r}∘y + h Σ_{l&lt;q} w_l(h r)∘g_l.
         *
         * @param first g_0
         * @param others g_1 …
         */
        void combine(double h, double[] y, double[] first, double[][] others, int q, double[] out, WorkSpace work) {
            double[] weights = new double[rates.length * q];
            for (int n = 0; n < rates.length; n++) {
                ExponentialWeights.weights(q, integrals, n * count, h, weights, n * q);
            }
            work.inPieces((from, to) -> {
                for (int i = from; i < to; i++) {
                    out[i] = factor[number[i]] * y[i] + weights[number[i] * q] * first[i];
                }
                for (int l = 1; l < q; l++) {
                    double[] g = others[l - 1];
                    for (int i = from; i < to; i++) {
                        out[i] += weights[number[i] * q + l] * g[i];
                    }
                }
            });
        }
    }
}

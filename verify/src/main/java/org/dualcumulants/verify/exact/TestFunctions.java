package org.dualcumulants.verify.exact;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;

/**
 * Low trigonometric products of modulus at most 1 that laws are tested with: in every coordinate of every particle one of 1, cos kθ,
 * sin kθ, k ≤ p; θ the angle on a circle, (x - center)/width on a line, from 0 to π between walls.
 */
public final class TestFunctions {

    private final ParticleGrid grid;
    private final List<double[]> weighted;

    /** @param harmonics p ≥ 1 */
    public TestFunctions(ParticleGrid grid, int harmonics) {
        if (harmonics < 1) {
            throw new IllegalArgumentException("harmonics is " + harmonics + "; at least 1 is required");
        }
        this.grid = grid;
        double[] weights = new double[grid.size()];
        for (int p = 0; p < weights.length; p++) {
            weights[p] = grid.weight(p);
        }
        List<double[]> products = List.of(weights);
        for (int a = 0; a < grid.dimension(); a++) {
            List<double[]> longer = new ArrayList<>();
            for (double[] product : products) {
                for (int k = 0; k <= harmonics; k++) {
                    longer.add(wave(product, a, k, 0));
                    if (k > 0) {
                        longer.add(wave(product, a, k, -Math.PI / 2));
                    }
                }
            }
            products = longer;
        }
        weighted = products;
    }

    /** The product times cos(kθ + shift). */
    private double[] wave(double[] product, int axis, int k, double shift) {
        double[] result = product.clone();
        for (int p = 0; p < result.length; p++) {
            result[p] *= Math.cos(k * angle(grid.axes().get(axis), grid.point(p)[axis]) + shift);
        }
        return result;
    }

    private static double angle(Axis axis, double x) {
        if (axis instanceof PeriodicAxis circle) {
            return 2 * Math.PI * (x - circle.from()) / circle.length();
        }
        if (axis instanceof IntervalAxis interval) {
            return Math.PI * (x - interval.from()) / interval.length();
        }
        RealAxis real = (RealAxis) axis;
        return (x - real.center()) / real.width();
    }

    /** Number of test functions of one particle. */
    public int size() {
        return weighted.size();
    }

    /** max |∫ g φ| over all products φ, a test function in every slot of g. */
    public double supremum(GridFunction g) {
        if (!g.grid().equals(grid)) {
            throw new IllegalArgumentException("a function on " + g.grid() + " is tested; one on " + grid + " is required");
        }
        double[] values = g.raw();
        int inner = 1;
        for (int slot = g.slots() - 1; slot >= 0; slot--) {
            values = contract(values, inner);
            inner *= size();
        }
        double largest = 0;
        for (double v : values) {
            largest = Math.max(largest, Math.abs(v));
        }
        return largest;
    }

    /** The slot whose neighbours lie {@code inner} apart, tested with every function. */
    private double[] contract(double[] values, int inner) {
        int m = grid.size();
        int tests = size();
        int outer = values.length / (m * inner);
        double[] out = new double[outer * tests * inner];
        for (int o = 0; o < outer; o++) {
            for (int t = 0; t < tests; t++) {
                double[] phi = weighted.get(t);
                for (int p = 0; p < m; p++) {
                    int from = (o * m + p) * inner;
                    int to = (o * tests + t) * inner;
                    for (int i = 0; i < inner; i++) {
                        out[to + i] += phi[p] * values[from + i];
                    }
                }
            }
        }
        return out;
    }
}

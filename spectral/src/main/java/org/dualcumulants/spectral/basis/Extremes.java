package org.dualcumulants.spectral.basis;

/** Bounds of functions on the state space. */
public final class Extremes {

    /** Points on which extremes are looked for, all axes together. */
    private static final int POINTS = 1 << 14;

    /** Points evaluated at once. */
    private static final int CHUNK = 1 << 14;

    /** Part of a spread of points, from its middle, beyond which a function that still grows has no bound. */
    private static final double FAR = 0.5;

    private final double smallest;
    private final double largest;

    private Extremes(double smallest, double largest) {
        this.smallest = smallest;
        this.largest = largest;
    }

    /**
     * The extremes on a fine grid, widened by what a function of the basis' frequencies can do between the points of a circle, a
     * factor 1/cos(πP/M) for P harmonics on M points. A function that is larger far out on a real axis than in its middle counts
     * as unbounded.
     */
    public static Extremes of(PointFunction function, ProductBasis basis) {
        int d = basis.dimension();
        double[][] nodes = new double[d][];
        int each = (int) Math.pow(POINTS, 1.0 / d);
        double excess = 1;
        for (int i = 0; i < d; i++) {
            AxisBasis axis = basis.axes().get(i);
            nodes[i] = axis.spread(Math.max(each, 2 * axis.size()));
            if (axis instanceof FourierBasis) {
                excess /= Math.cos(Math.PI * (axis.size() / 2) / nodes[i].length);
            }
        }
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        double inner = 0;
        int points = 1;
        for (double[] axis : nodes) {
            points = Math.multiplyExact(points, axis.length);
        }
        for (int first = 0; first < points; first += CHUNK) {
            int count = Math.min(CHUNK, points - first);
            double[][] columns = new double[d][count];
            boolean[] far = new boolean[count];
            double[] values = new double[count];
            for (int p = 0; p < count; p++) {
                for (int i = d - 1, rest = first + p; i >= 0; rest /= nodes[i].length, i--) {
                    int j = rest % nodes[i].length;
                    columns[i][p] = nodes[i][j];
                    far[p] |= basis.axes().get(i) instanceof HermiteBasis && Math.abs(2.0 * j / (nodes[i].length - 1) - 1) > FAR;
                }
            }
            function.evaluate(columns, values);
            for (int p = 0; p < count; p++) {
                // what overflows far out is not bounded either
                double v = Double.isNaN(values[p]) ? Double.POSITIVE_INFINITY : values[p];
                smallest = Math.min(smallest, v);
                largest = Math.max(largest, v);
                inner = Math.max(inner, far[p] ? 0 : Math.abs(v));
            }
        }
        double size = Math.max(Math.abs(smallest), Math.abs(largest));
        if (size > 1.01 * inner) {
            return new Extremes(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double margin = (excess - 1) * size;
        return new Extremes(smallest - margin, largest + margin);
    }

    /** Lower bound, -∞ if there is none. */
    public double smallest() {
        return smallest;
    }

    /** Upper bound, ∞ if there is none. */
    public double largest() {
        return largest;
    }

    /** Bound of the modulus. */
    public double modulus() {
        return Math.max(Math.abs(smallest), Math.abs(largest));
    }
}

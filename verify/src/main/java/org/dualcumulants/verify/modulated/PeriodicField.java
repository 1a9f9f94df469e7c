package org.dualcumulants.verify.modulated;

import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/** A real function on a torus: its values on a grid and the trigonometric polynomial through them. */
final class PeriodicField {

    private final TorusGrid grid;
    private final double[] values;
    private double[] coefficients;
    private double[] interpolated;

    PeriodicField(TorusGrid grid, double[] values) {
        this.grid = grid;
        this.values = values.clone();
    }

    private PeriodicField(TorusGrid grid, double[] values, double[] coefficients) {
        this.grid = grid;
        this.values = values;
        this.coefficients = coefficients;
    }

    static PeriodicField ofCoefficients(TorusGrid grid, double[] coefficients) {
        return new PeriodicField(grid, grid.values(coefficients), coefficients);
    }

    /** @param f of the coordinates, from 0 to the period */
    static PeriodicField of(TorusGrid grid, ToDoubleFunction<double[]> f) {
        double[] values = new double[grid.size()];
        double[] x = new double[grid.dimension()];
        for (int i = 0; i < values.length; i++) {
            for (int a = 0; a < x.length; a++) {
                x[a] = grid.coordinate(i, a);
            }
            values[i] = f.applyAsDouble(x);
        }
        return new PeriodicField(grid, values, null);
    }

    TorusGrid grid() {
        return grid;
    }

    /** Not to be changed. */
    double[] values() {
        return values;
    }

    /** Not to be changed. */
    synchronized double[] coefficients() {
        if (coefficients == null) {
            coefficients = grid.coefficients(values);
        }
        return coefficients;
    }

    /** ∫ f. */
    double integral() {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum * grid.volume() / values.length;
    }

    /** ∂_a f. */
    PeriodicField derivative(int axis) {
        double[] c = coefficients();
        double[] out = new double[c.length];
        int[] k = new int[grid.dimension()];
        for (int i = 0; i < grid.size(); i++) {
            grid.wave(i, k);
            double kappa = 2 * k[axis] == grid.points(axis) ? 0 : 2 * Math.PI * k[axis] / grid.period(axis);
            out[2 * i] = -kappa * c[2 * i + 1];
            out[2 * i + 1] = kappa * c[2 * i];
        }
        return ofCoefficients(grid, out);
    }

    /** On a circle the function of mean 0 whose derivative is f less its mean. */
    PeriodicField primitive() {
        double[] c = coefficients();
        double[] out = new double[c.length];
        int[] k = new int[1];
        for (int i = 1; i < grid.size(); i++) {
            grid.wave(i, k);
            if (2 * k[0] != grid.points(0)) {
                double kappa = 2 * Math.PI * k[0] / grid.period(0);
                out[2 * i] = c[2 * i + 1] / kappa;
                out[2 * i + 1] = -c[2 * i] / kappa;
            }
        }
        return ofCoefficients(grid, out);
    }

    /** Every coefficient times a real number. */
    PeriodicField filtered(double[] factors) {
        double[] out = coefficients().clone();
        for (int i = 0; i < factors.length; i++) {
            out[2 * i] *= factors[i];
            out[2 * i + 1] *= factors[i];
        }
        return ofCoefficients(grid, out);
    }

    PeriodicField map(DoubleUnaryOperator f) {
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = f.applyAsDouble(values[i]);
        }
        return new PeriodicField(grid, out, null);
    }

    PeriodicField times(PeriodicField other) {
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i] * other.values[i];
        }
        return new PeriodicField(grid, out, null);
    }

    PeriodicField times(double factor) {
        return map(v -> factor * v);
    }

    PeriodicField plus(PeriodicField other) {
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i] + other.values[i];
        }
        return new PeriodicField(grid, out, null);
    }

    double maximum() {
        double most = Double.NEGATIVE_INFINITY;
        for (double v : values) {
            most = Math.max(most, v);
        }
        return most;
    }

    double minimum() {
        return -times(-1).maximum();
    }

    /** Largest coefficient in the outermost third of the waves, relative to the largest of all. */
    double tail() {
        double[] c = coefficients();
        double most = 0;
        double outer = 0;
        int[] k = new int[grid.dimension()];
        for (int i = 0; i < grid.size(); i++) {
            grid.wave(i, k);
            boolean far = false;
            for (int a = 0; a < k.length; a++) {
                far |= 9 * Math.abs(k[a]) > 2 * grid.points(a) && 3 * Math.abs(k[a]) <= grid.points(a);
            }
            double size = Math.hypot(c[2 * i], c[2 * i + 1]);
            most = Math.max(most, size);
            outer = far ? Math.max(outer, size) : outer;
        }
        return outer / most;
    }

    /** Several functions on one grid at points with coordinates from 0: out[function][point]. */
    static double[][] at(double[][] x, PeriodicField... fields) {
        NonuniformTransform transform = fields[0].grid.interpolation();
        double[][] prepared = new double[fields.length][];
        for (int f = 0; f < fields.length; f++) {
            prepared[f] = fields[f].prepared(transform);
        }
        return transform.at(x, prepared);
    }

    private synchronized double[] prepared(NonuniformTransform transform) {
        if (interpolated == null) {
            double[] c = coefficients();
            double[] wide = new double[2 * transform.grid().size()];
            int[] k = new int[grid.dimension()];
            for (int i = 0; i < grid.size(); i++) {
                grid.wave(i, k);
                int to = transform.grid().index(k);
                wide[2 * to] = c[2 * i];
                wide[2 * to + 1] = c[2 * i + 1];
            }
            interpolated = transform.prepared(wide);
        }
        return interpolated;
    }
}

package org.dualcumulants.verify.modulated;

import java.util.Arrays;
import java.util.List;
import org.jtransforms.fft.DoubleFFT_1D;
import org.jtransforms.fft.DoubleFFT_2D;
import org.jtransforms.fft.DoubleFFT_3D;

/**
 * Equidistant points of a torus in one to three dimensions, the last axis fastest, and Fourier coefficients of functions on them,
 * f(x) = Σ_k c_k e^{iκ_k·x}, κ_i = 2π k_i/L_i, interleaved real and imaginary parts. Thread safe.
 */
final class TorusGrid {

    private final double[] periods;
    private final int[] points;
    private final int size;
    private final Object transform;
    private NonuniformTransform interpolation;

    TorusGrid(List<Double> periods, int... points) {
        this.periods = periods.stream().mapToDouble(Double::doubleValue).toArray();
        this.points = points.clone();
        if (points.length != this.periods.length || points.length < 1 || points.length > 3) {
            throw new IllegalArgumentException(points.length + " numbers of points for " + this.periods.length
                    + " periods; one for each of 1 to 3 axes is required");
        }
        int product = 1;
        for (int n : points) {
            product = Math.multiplyExact(product, n);
        }
        this.size = product;
        this.transform = switch (points.length) {
            case 1 -> new DoubleFFT_1D(points[0]);
            case 2 -> new DoubleFFT_2D(points[0], points[1]);
            default -> new DoubleFFT_3D(points[0], points[1], points[2]);
        };
    }

    int dimension() {
        return points.length;
    }

    int points(int axis) {
        return points[axis];
    }

    int size() {
        return size;
    }

    double period(int axis) {
        return periods[axis];
    }

    double volume() {
        double volume = 1;
        for (double period : periods) {
            volume *= period;
        }
        return volume;
    }

    /** Holds every wave of this grid. */
    synchronized NonuniformTransform interpolation() {
        if (interpolation == null) {
            interpolation = new NonuniformTransform(
                    Arrays.stream(periods).boxed().toList(), Arrays.stream(points).map(n -> n / 2).toArray());
        }
        return interpolation;
    }

    /** Writes the wave vector of a coefficient, -n/2 &lt; k ≤ n/2. */
    void wave(int index, int[] k) {
        int rest = index;
        for (int a = points.length - 1; a >= 0; a--) {
            int j = rest % points[a];
            rest /= points[a];
            k[a] = j <= points[a] / 2 ? j : j - points[a];
        }
    }

    /** Index of a wave vector's coefficient, modulo the points. */
    int index(int[] k) {
        int index = 0;
        for (int a = 0; a < points.length; a++) {
            index = index * points[a] + Math.floorMod(k[a], points[a]);
        }
        return index;
    }

    /** Coordinate of a point on an axis, from 0. */
    double coordinate(int index, int axis) {
        int rest = index;
        for (int a = points.length - 1; a > axis; a--) {
            rest /= points[a];
        }
        return periods[axis] * (rest % points[axis]) / points[axis];
    }

    /** Coefficients of a real function's values. */
    double[] coefficients(double[] values) {
        double[] z = new double[2 * size];
        for (int i = 0; i < size; i++) {
            z[2 * i] = values[i] / size;
        }
        forward(z);
        return z;
    }

    /** Real part of the function at the points. */
    double[] values(double[] coefficients) {
        double[] z = coefficients.clone();
        backward(z);
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = z[2 * i];
        }
        return values;
    }

    /** Σ_j z_j e^{-iκ·x_j}, in place. */
    void forward(double[] z) {
        if (transform instanceof DoubleFFT_1D one) {
            one.complexForward(z);
        } else if (transform instanceof DoubleFFT_2D two) {
            two.complexForward(z);
        } else {
            ((DoubleFFT_3D) transform).complexForward(z);
        }
    }

    /** Σ_k z_k e^{iκ_k·x}, in place. */
    void backward(double[] z) {
        if (transform instanceof DoubleFFT_1D one) {
            one.complexInverse(z, false);
        } else if (transform instanceof DoubleFFT_2D two) {
            two.complexInverse(z, false);
        } else {
            ((DoubleFFT_3D) transform).complexInverse(z, false);
        }
    }
}

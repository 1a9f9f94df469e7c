package org.dualcumulants.spectral.basis;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dualcumulants.spectral.matrix.SparseMatrix;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.PeriodicAxis;

/** Products of axis functions, g_a(x) = Π_i g_{a_i}(x_i); a runs through the multi-indices, the last axis fastest. */
public final class ProductBasis {

    /** Functions of a basis, at most. */
    public static final int LARGEST = 1 << 24;

    private final List<AxisBasis> axes;
    private final int[] sizes;
    private final int size;

    public ProductBasis(List<AxisBasis> axes) {
        this.axes = List.copyOf(axes);
        this.sizes = axes.stream().mapToInt(AxisBasis::size).toArray();
        double product = product(this.axes);
        if (product > LARGEST) {
            throw new IllegalArgumentException(
                    (long) product + " one-particle functions; at most " + LARGEST + ", lower the resolution");
        }
        this.size = (int) product;
    }

    /** The basis of the given axes at the given resolution of each. */
    public static ProductBasis of(List<Axis> axes, List<Integer> resolution) {
        return new ProductBasis(bases(axes, resolution));
    }

    /** Number of functions {@link #of} would have, without making them. */
    public static double size(List<Axis> axes, List<Integer> resolution) {
        return product(bases(axes, resolution));
    }

    private static List<AxisBasis> bases(List<Axis> axes, List<Integer> resolution) {
        return IntStream.range(0, axes.size())
                .mapToObj(i -> basis(axes.get(i), resolution.get(i)))
                .toList();
    }

    private static double product(List<AxisBasis> axes) {
        double product = 1;
        for (AxisBasis axis : axes) {
            // negative: more than an int holds
            product *= axis.size() < 0 ? Double.POSITIVE_INFINITY : axis.size();
        }
        return product;
    }

    private static AxisBasis basis(Axis axis, int resolution) {
        // the one place that knows every kind of axis
        return new FourierBasis((PeriodicAxis) axis, resolution);
    }

    /** Number of functions, the constant included. */
    public int size() {
        return size;
    }

    public int dimension() {
        return sizes.length;
    }

    public List<AxisBasis> axes() {
        return axes;
    }

    public List<Integer> resolution() {
        return axes.stream().map(AxisBasis::resolution).toList();
    }

    /** The basis whose resolution is a multiple of this one's, so that products of its functions are exact. */
    public ProductBasis refined(int factor) {
        return new ProductBasis(
                axes.stream().map(b -> b.at(factor * b.resolution())).toList());
    }

    /** This basis with the resolution of every axis cut to the given one. */
    public ProductBasis atMost(int resolution) {
        return new ProductBasis(
                axes.stream().map(b -> b.at(Math.min(resolution, b.resolution()))).toList());
    }

    /** The basis of functions of the given axes alone, in ascending order. */
    ProductBasis only(int[] some) {
        return new ProductBasis(IntStream.of(some).mapToObj(axes::get).toList());
    }

    /** Coefficients in this basis of a function given in that of some axes {@linkplain #only alone}. */
    double[] embedded(double[] coefficients, int[] some) {
        ProductBasis part = only(some);
        double[] out = new double[size];
        for (int a = 0; a < coefficients.length; a++) {
            int[] c = new int[sizes.length];
            for (int i = 0; i < some.length; i++) {
                c[some[i]] = part.component(a, i);
            }
            out[index(c)] = coefficients[a];
        }
        return out;
    }

    /** The products g_a(x) g_b(x') for functions of two states; the pair (a, b) has the number a · size + b. */
    public ProductBasis squared() {
        return new ProductBasis(Stream.concat(axes.stream(), axes.stream()).toList());
    }

    public String name(int a) {
        String name = IntStream.range(0, dimension())
                .filter(i -> component(a, i) > 0)
                .mapToObj(i -> axes.get(i).name(component(a, i)))
                .collect(Collectors.joining("·"));
        return name.isEmpty() ? "1" : name;
    }

    /** Sum of the degrees of the factors. */
    public int degree(int a) {
        int degree = 0;
        for (int i = 0; i < dimension(); i++) {
            degree += axes.get(i).degree(component(a, i));
        }
        return degree;
    }

    /** a_i of the multi-index a. */
    public int component(int a, int axis) {
        int stride = 1;
        for (int i = dimension() - 1; i > axis; i--) {
            stride *= sizes[i];
        }
        return a / stride % sizes[axis];
    }

    /** Number of the multi-index, or -1 if it is not in this basis. */
    public int index(int[] components) {
        int a = 0;
        for (int i = 0; i < components.length; i++) {
            if (components[i] >= sizes[i]) {
                return -1;
            }
            a = a * sizes[i] + components[i];
        }
        return a;
    }

    /** Coefficients in this basis of a function given in {@code other}, a basis of the same axes; the rest is cut. */
    public double[] cut(double[] coefficients, ProductBasis other) {
        double[] out = new double[size];
        for (int a = 0; a < other.size; a++) {
            int target = index(other.components(a));
            if (target >= 0) {
                out[target] = coefficients[a];
            }
        }
        return out;
    }

    int[] components(int a) {
        int[] c = new int[sizes.length];
        for (int i = sizes.length - 1; i >= 0; i--) {
            c[i] = a % sizes[i];
            a /= sizes[i];
        }
        return c;
    }

    /** g_a(x) for all a. */
    public double[] values(double... x) {
        double[] out = {1};
        for (int i = 0; i < dimension(); i++) {
            double[] v = axes.get(i).values(x[i]);
            double[] next = new double[out.length * v.length];
            for (int p = 0; p < out.length; p++) {
                for (int q = 0; q < v.length; q++) {
                    next[p * v.length + q] = out[p] * v[q];
                }
            }
            out = next;
        }
        return out;
    }

    /** ∫ g_a for all a. */
    public double[] integrals() {
        return products(AxisBasis::integral);
    }

    /** ∫ g_a² for all a. */
    public double[] normsSquared() {
        return products(AxisBasis::normSquared);
    }

    /** sup |g_a| for all a. */
    public double[] suprema() {
        return products(AxisBasis::supremum);
    }

    private double[] products(AxisQuantity quantity) {
        double[] out = new double[size];
        for (int a = 0; a < size; a++) {
            int[] c = components(a);
            double p = 1;
            for (int i = 0; i < c.length; i++) {
                p *= quantity.of(axes.get(i), c[i]);
            }
            out[a] = p;
        }
        return out;
    }

    @FunctionalInterface
    private interface AxisQuantity {
        double of(AxisBasis basis, int a);
    }

    /** Σ_a λ_a g_a g_b for a linear form: the values form(g_c g_b) for all b, c; {@code form} is given on a finer basis. */
    public double[][] pairing(double[] form, ProductBasis formBasis) {
        double[][] out = new double[size][size];
        for (int b = 0; b < size; b++) {
            for (int c = b; c < size; c++) {
                double[] sum = {0};
                forEachProduct(components(c), components(b), (a, coefficient) -> {
                    int i = formBasis.index(a);
                    if (i >= 0) {
                        sum[0] += coefficient * form[i];
                    }
                });
                out[b][c] = sum[0];
                out[c][b] = sum[0];
            }
        }
        return out;
    }

    /**
     * Multiplication by q followed by projection: q g_b = Σ_a M_ab g_a, exact for every q, since functions beyond twice the
     * resolution do not reach this basis.
     *
     * @param q coefficients in {@code qBasis}, usually this basis refined twice
     */
    public SparseMatrix multiplication(double[] q, ProductBasis qBasis) {
        double[][] m = new double[size][size];
        for (int c = 0; c < q.length; c++) {
            if (q[c] != 0) {
                double factor = q[c];
                int[] cs = qBasis.components(c);
                for (int b = 0; b < size; b++) {
                    int column = b;
                    forEachProduct(cs, components(b), (a, coefficient) -> {
                        int row = index(a);
                        if (row >= 0) {
                            m[row][column] += factor * coefficient;
                        }
                    });
                }
            }
        }
        return SparseMatrix.of(m, 1e-15);
    }

    /** The operator Σ_i q_i(x) ∂_i followed by projection. */
    public SparseMatrix transport(List<double[]> q, ProductBasis qBasis) {
        double[][] m = new double[size][size];
        for (int i = 0; i < dimension(); i++) {
            SparseMatrix multiply = multiplication(q.get(i), qBasis);
            double[][] dense = multiply.dense();
            for (int b = 0; b < size; b++) {
                int[] bs = components(b);
                int image = axes.get(i).derivativeIndex(bs[i]);
                if (image >= 0) {
                    double factor = axes.get(i).derivativeCoefficient(bs[i]);
                    bs[i] = image;
                    int between = index(bs);
                    for (int a = 0; a < size; a++) {
                        m[a][b] += dense[a][between] * factor;
                    }
                }
            }
        }
        return SparseMatrix.of(m, 1e-15);
    }

    /** Σ_i w_i ∂_i². */
    public SparseMatrix secondDerivatives(double[] weights) {
        double[][] m = new double[size][size];
        for (int b = 0; b < size; b++) {
            for (int i = 0; i < dimension(); i++) {
                int[] c = components(b);
                AxisBasis axis = axes.get(i);
                int once = axis.derivativeIndex(c[i]);
                if (once >= 0 && axis.derivativeIndex(once) >= 0) {
                    double factor = axis.derivativeCoefficient(c[i]) * axis.derivativeCoefficient(once);
                    c[i] = axis.derivativeIndex(once);
                    m[index(c)][b] += weights[i] * factor;
                }
            }
        }
        return SparseMatrix.of(m);
    }

    @FunctionalInterface
    private interface ProductTerm {
        void accept(int[] a, double coefficient);
    }

    private void forEachProduct(int[] c, int[] b, ProductTerm term) {
        forEachProduct(c, b, 0, new int[c.length], 1, term);
    }

    private void forEachProduct(int[] c, int[] b, int axis, int[] a, double coefficient, ProductTerm term) {
        if (axis == c.length) {
            term.accept(a, coefficient);
            return;
        }
        AxisBasis basis = axes.get(axis);
        int[] indices = basis.productIndices(c[axis], b[axis]);
        double[] coefficients = basis.productCoefficients(c[axis], b[axis]);
        for (int t = 0; t < indices.length; t++) {
            a[axis] = indices[t];
            forEachProduct(c, b, axis + 1, a, coefficient * coefficients[t], term);
        }
    }

    /** max over a tensor grid of a quantity of the values g_a(x); for monitoring densities. */
    public double maximum(int pointsPerAxis, ToDoubleFunction<double[]> quantity) {
        return maximum(pointsPerAxis, 0, new double[dimension()], quantity);
    }

    private double maximum(int points, int axis, double[] x, ToDoubleFunction<double[]> quantity) {
        if (axis == x.length) {
            return quantity.applyAsDouble(values(x));
        }
        double largest = Double.NEGATIVE_INFINITY;
        for (double node : axes.get(axis).nodes(points)) {
            x[axis] = node;
            largest = Math.max(largest, maximum(points, axis + 1, x, quantity));
        }
        return largest;
    }
}

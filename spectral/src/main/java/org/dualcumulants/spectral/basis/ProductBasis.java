package org.dualcumulants.spectral.basis;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.matrix.SparseMatrix;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.BasisSet;

/** Products of axis functions, g_a(x) = Π_i g_{a_i}(x_i), and operators projected on them. */
public final class ProductBasis extends ProductFunctions {

    private final List<AxisBasis> axes;

    public ProductBasis(List<AxisBasis> axes) {
        this(axes, null);
    }

    private ProductBasis(List<AxisBasis> axes, int[] kept) {
        super(axes, kept);
        this.axes = List.copyOf(axes);
    }

    /** All products of functions of the given axes at the given resolution of each. */
    public static ProductBasis of(List<Axis> axes, List<Integer> resolution) {
        return new ProductBasis(bases(axes, resolution));
    }

    /** Those of a set. */
    public static ProductBasis of(List<Axis> axes, List<Integer> resolution, BasisSet set) {
        List<AxisBasis> bases = bases(axes, resolution);
        return set == BasisSet.FULL ? new ProductBasis(bases) : new ProductBasis(bases, kept(new ProductBasis(bases), set));
    }

    private static int[] kept(ProductBasis all, BasisSet set) {
        List<Integer> resolution = all.resolution();
        return IntStream.range(0, all.size())
                .filter(a -> set.holds(
                        IntStream.range(0, all.dimension())
                                .map(i -> all.axes.get(i).degree(all.component(a, i)))
                                .toArray(),
                        resolution))
                .toArray();
    }

    /** Number of functions {@link #of} would have, without making them; infinite if there are too many products to look at. */
    public static double size(List<Axis> axes, List<Integer> resolution, BasisSet set) {
        List<AxisBasis> bases = bases(axes, resolution);
        double all = product(bases);
        return set == BasisSet.FULL || all > LARGEST ? all : kept(new ProductBasis(bases), set).length;
    }

    private static List<AxisBasis> bases(List<Axis> axes, List<Integer> resolution) {
        return IntStream.range(0, axes.size())
                .mapToObj(i -> basis(axes.get(i), resolution.get(i)))
                .toList();
    }

    private static AxisBasis basis(Axis axis, int resolution) {
        // the one place that knows every kind of axis
        if (axis instanceof PeriodicAxis periodic) {
            return new FourierBasis(periodic, resolution);
        }
        if (axis instanceof IntervalAxis interval) {
            return new CosineBasis(interval, resolution);
        }
        return new HermiteBasis((RealAxis) axis, resolution);
    }

    @Override
    public List<AxisBasis> axes() {
        return axes;
    }

    public List<Integer> resolution() {
        return axes.stream().map(AxisBasis::resolution).toList();
    }

    /** The basis whose resolution is a multiple of this one's. */
    public ProductBasis refined(int factor) {
        return new ProductBasis(
                axes.stream().map(b -> b.at(factor * b.resolution())).toList());
    }

    /** This basis with the resolution of every axis cut to the given one. */
    public ProductBasis atMost(int resolution) {
        return new ProductBasis(
                axes.stream().map(b -> b.at(Math.min(resolution, b.resolution()))).toList());
    }

    /** Functions in which drift and kernel are written, so many that their projections on this basis are exact. */
    public ProductFunctions factors() {
        return isFourier() ? refined(2) : new ProductFunctions(axes.stream().map(AxisBasis::factors).toList());
    }

    /** Functions in which a density is written, so that its moments are exact; see {@link AxisBasis#densities}. */
    public ProductFunctions densities(int level) {
        return new ProductFunctions(axes.stream().map(axis -> axis.densities(level)).toList());
    }

    @Override
    public ProductBasis squared() {
        return power(2);
    }

    /** The products g_a(x_1) g_b(x_2) … for functions of several states; (a, b) has the number a · size + b. */
    public ProductBasis power(int states) {
        List<AxisBasis> repeated =
                IntStream.range(0, states).boxed().flatMap(s -> axes.stream()).toList();
        ProductBasis all = new ProductBasis(repeated);
        return isFull() ? all : new ProductBasis(repeated, all.numbersOfPowers(this, states));
    }

    public String name(int a) {
        String name = IntStream.range(0, dimension())
                .filter(i -> component(a, i) > 0)
                .mapToObj(i -> axes.get(i).name(component(a, i)))
                .collect(Collectors.joining("·"));
        return name.isEmpty() ? "1" : name;
    }

    /** ∂g_a along an axis at a point, for all a. */
    public double[] slopes(int along, double... x) {
        return kept(tensor(IntStream.range(0, dimension())
                .mapToObj(i -> i == along ? axes.get(i).slopes(x[i]) : axes.get(i).values(x[i]))
                .toList()));
    }

    /** Degree of g_a on one axis. */
    public int degree(int a, int axis) {
        return axes.get(axis).degree(components(a)[axis]);
    }

    /** Sum of the degrees of the factors. */
    public int degree(int a) {
        int degree = 0;
        for (int i = 0; i < dimension(); i++) {
            degree += axes.get(i).degree(component(a, i));
        }
        return degree;
    }

    /** Coefficients in this basis of a function given in {@code other}, a basis of the same axes; the rest is cut. */
    public double[] cut(double[] coefficients, ProductBasis other) {
        double[] out = new double[size()];
        for (int a = 0; a < other.size(); a++) {
            int target = index(other.components(a));
            if (target >= 0) {
                out[target] = coefficients[a];
            }
        }
        return out;
    }

    /** sup |g_a| for all a. */
    public double[] suprema() {
        return kept(tensor(axes.stream().map(axis -> quantities(axis, AxisBasis::supremum)).toList()));
    }

    /** ∫ g_b g_c of a measure given by its values λ(e_k) on the functions of {@link #densities}; row 0 has the moments. */
    public double[][] pairing(double[] form, ProductFunctions densities) {
        KroneckerSum sum = new KroneckerSum(this, densities, (axis, functions, i, k) -> axis.pairing(functions, k));
        KroneckerSum.Rows rows = sum.of(form);
        return SparseMatrix.of(size(), size(), 0, rows::addTo).dense();
    }

    /**
     * Multiplication by q followed by projection: q g_b = Σ_a M_ab g_a, exact for every q, since coefficients beyond those of
     * {@link #factors} do not reach this basis.
     *
     * @param q coefficients in {@code factors}
     */
    public SparseMatrix multiplication(double[] q, ProductFunctions factors) {
        return multiplication(q, factors, allAxes());
    }

    /**
     * The same for a function of some axes.
     *
     * @param q coefficients in the {@code factors} of these axes {@linkplain ProductFunctions#only alone}
     * @param factors of all axes
     * @param some ascending numbers of the axes
     */
    public SparseMatrix multiplication(double[] q, ProductFunctions factors, int[] some) {
        KroneckerSum sum = new KroneckerSum(this, factors, some, (axis, functions, i, k) -> axis.multiplication(functions, k));
        return sparse(sum.of(q)::addTo);
    }

    /** The operator Σ_i q_i(x) ∂_i followed by projection. */
    public SparseMatrix transport(List<double[]> q, ProductFunctions factors) {
        return transport(q, factors, allAxes());
    }

    /** The same for functions of some axes, as in {@link #multiplication(double[], ProductFunctions, int[])}. */
    public SparseMatrix transport(List<double[]> q, ProductFunctions factors, int[] some) {
        List<KroneckerSum.Rows> sums = IntStream.range(0, dimension())
                .filter(along -> Arrays.stream(q.get(along)).anyMatch(x -> x != 0))
                .mapToObj(along -> new KroneckerSum(this, factors, some, (axis, functions, j, k) ->
                                j == along ? axis.transport(functions, k) : axis.multiplication(functions, k))
                        .of(q.get(along)))
                .toList();
        return sparse((a, row) -> sums.forEach(sum -> sum.addTo(a, row)));
    }

    private int[] allAxes() {
        return IntStream.range(0, dimension()).toArray();
    }

    /** Roundings go, so that matrices stay as sparse as they are; sums over quadrature nodes have more of them. */
    private SparseMatrix sparse(SparseMatrix.Row row) {
        return SparseMatrix.of(size(), size(), isFourier() ? 1e-15 : 1e-14, row);
    }

    /** Σ_i w_i ∂_i², in the weak form of {@link AxisBasis#secondDerivative}. */
    public SparseMatrix secondDerivatives(double[] weights) {
        List<SparseMatrix> second = axes.stream().map(AxisBasis::secondDerivative).toList();
        return SparseMatrix.of(size(), size(), 0, (a, row) -> {
            int[] c = components(a);
            for (int i = 0; i < c.length; i++) {
                SparseMatrix m = second.get(i);
                int own = c[i];
                for (int e = m.start(own); e < m.start(own + 1); e++) {
                    c[i] = m.column(e);
                    int b = index(c);
                    if (b >= 0) {
                        row.add(b, weights[i] * m.value(e));
                    }
                }
                c[i] = own;
            }
        });
    }

    /** max over a tensor grid of a quantity of the values that f = Σ_a m_a g_a w/∫g_a² has at moment a alone, w the reference density. */
    public double maximum(int pointsPerAxis, ToDoubleFunction<double[]> quantity) {
        return maximum(pointsPerAxis, 0, new double[dimension()], normsSquared(), quantity);
    }

    private double maximum(int points, int axis, double[] x, double[] norms, ToDoubleFunction<double[]> quantity) {
        if (axis == x.length) {
            double reference = 1;
            for (int i = 0; i < x.length; i++) {
                reference *= axes.get(i).reference(x[i]);
            }
            double[] g = values(x);
            for (int a = 0; a < g.length; a++) {
                g[a] *= reference / norms[a];
            }
            return quantity.applyAsDouble(g);
        }
        double largest = Double.NEGATIVE_INFINITY;
        for (double node : axes.get(axis).grid(points).nodes()) {
            x[axis] = node;
            largest = Math.max(largest, maximum(points, axis + 1, x, norms, quantity));
        }
        return largest;
    }
}

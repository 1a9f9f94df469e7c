package org.dualcumulants.spectral.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.basis.AxisBasis;
import org.dualcumulants.spectral.basis.Expansion;
import org.dualcumulants.spectral.basis.FourierBasis;
import org.dualcumulants.spectral.basis.PlaneWaves;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.basis.ProductFunctions;
import org.dualcumulants.spectral.basis.Sampling;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.interaction.FourierKernel;
import org.dualcumulants.spectral.matrix.SparseMatrix;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.StudyException;

/**
 * K(x, y) = Σ_r u_r(x) v_r(y) with as few products as possible, from the coefficients of K in g_a(x) g_b(y): a matrix
 * (component and a) × b whose rank, found block by block, is the number of products. A kernel of the difference has its
 * coefficients from the addition theorem g_c(x-y) = Σ g_a(x) g_b(y), and one block per wave vector up to signs.
 */
public final class SeparableKernel {

    /** Parts below this multiple of the largest are rounding. */
    private static final double ROUNDING = 1e-13;

    /** Coefficients of one component of K(x, y), at most. */
    static final double LARGEST = 1 << 22;

    /** Harmonics in which a general kernel is tried first. */
    private static final int FIRST = 2;

    private final ProductFunctions basis;
    private final int[] axes;
    private final List<Product> products;
    private final double tail;

    /** One product u(x) v(y); coefficients in the kernel's basis. */
    public static final class Product {
        private final List<double[]> u;
        private final double[] v;

        Product(List<double[]> u, double[] v) {
            this.u = u;
            this.v = v;
        }

        /** Components of the vector field u, one array of coefficients per axis; not to be changed. */
        public List<double[]> field() {
            return u;
        }

        /** Coefficients of v; not to be changed. */
        public double[] weight() {
            return v;
        }
    }

    SeparableKernel(ProductFunctions basis, List<Product> products, double tail) {
        this(basis, IntStream.range(0, basis.dimension()).toArray(), products, tail);
    }

    private SeparableKernel(ProductFunctions basis, int[] axes, List<Product> products, double tail) {
        this.basis = basis;
        this.axes = axes;
        this.products = List.copyOf(products);
        this.tail = tail;
    }

    /**
     * Separates a study's kernel.
     *
     * @param axes the axes of the study
     * @param factors the most functions the factors may need
     * @param neglect part of K that may be left out: of the sum of the coefficients' moduli if K is a function of the
     *     difference on circles, of the L² norm otherwise
     * @throws StudyException if the kernel is not finite, its coefficients do not settle, or it needs too many of them
     */
    public static SeparableKernel of(PairKernel kernel, List<Axis> axes, ProductFunctions factors, double neglect) {
        kernel.requireExpansion();
        if (!(factors instanceof ProductBasis basis)) {
            return kernel.fold(
                    difference -> new SampledKernel(kernel, axes, factors).separated(neglect),
                    general -> new SampledKernel(kernel, axes, factors).separated(neglect),
                    periodic -> from(periodic.series(), circles(periodic.series(), factors), neglect)
                            .among(factors, periodic.series().positions()));
        }
        List<String> axisNames = axes.stream().map(Axis::name).toList();
        return kernel.fold(
                difference -> from(expanded(difference, axisNames, basis), basis, neglect),
                general -> general(general, axisNames, basis, neglect),
                periodic -> from(periodic.series(), basis, neglect));
    }

    /**
     * Separates a kernel given by its Fourier coefficients: those the basis holds, exactly, whether K is square integrable or not.
     *
     * @param basis Fourier on the axes that K depends on, its first function constant on the others
     * @param neglect as for a function of the difference
     */
    public static SeparableKernel from(FourierKernel kernel, ProductBasis basis, double neglect) {
        WaveCoefficients waves = new WaveCoefficients(kernel, basis);
        double[][] kappa = waves.coefficients();
        double dropped = drop(kappa, neglect, basis.normsSquared());
        CoefficientMatrix matrix = differences(kappa, basis);
        CoefficientMatrix.Factors factors = matrix.factorise(ROUNDING, 0);
        return new SeparableKernel(basis, factors.products(), waves.tail(dropped + factors.lost()));
    }

    /** The waves among the factors on the axes of the positions. */
    private static ProductBasis circles(FourierKernel kernel, ProductFunctions factors) {
        return new ProductBasis(IntStream.range(0, kernel.positions())
                .mapToObj(i -> (AxisBasis) factors.axes().get(i))
                .toList());
    }

    /** The same with the first of all axes as its own. */
    private SeparableKernel among(ProductFunctions factors, int first) {
        return new SeparableKernel(factors, IntStream.range(0, first).toArray(), products, tail);
    }

    /**
     * The same kernel with a {@linkplain PlaneWaves plane wave} for each v, wherever that takes no more products: those whose v have the
     * same wave numbers up to signs are replaced by u' v', v' the waves among these, Σ u' v' = Σ u v.
     */
    public SeparableKernel inPlaneWaves() {
        ProductFunctions own = basis.only(axes);
        return PlaneWaves.of(own).map(waves -> new SeparableKernel(basis, axes, inPlaneWaves(waves), tail)).orElse(this);
    }

    private List<Product> inPlaneWaves(PlaneWaves waves) {
        Map<Integer, List<Product>> byGroup = new LinkedHashMap<>();
        List<Product> all = new ArrayList<>();
        for (Product p : products) {
            int[] groups = IntStream.range(0, p.v.length).filter(b -> p.v[b] != 0).map(waves::group).distinct().toArray();
            if (groups.length == 1) {
                byGroup.computeIfAbsent(groups[0], g -> new ArrayList<>()).add(p);
            } else {
                all.add(p);
            }
        }
        byGroup.forEach((g, of) -> {
            List<Product> rotated = rotated(waves.rotation(), waves.groups().get(g), of);
            all.addAll(rotated.size() <= of.size() ? rotated : of);
        });
        return all;
    }

    /** Σ_r u_r v_r with v_r = Σ_s V_rs g'_s is Σ_s (Σ_r V_rs u_r) g'_s; waves that no product has are left out. */
    private static List<Product> rotated(SparseMatrix t, int[] group, List<Product> products) {
        double[][] v = products.stream().map(p -> t.times(p.v)).toArray(double[][]::new);
        double largest = Arrays.stream(v).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(0);
        List<Product> rotated = new ArrayList<>();
        for (int s : group) {
            if (Arrays.stream(v).anyMatch(row -> Math.abs(row[s]) > ROUNDING * largest)) {
                List<double[]> u = IntStream.range(0, products.get(0).u.size())
                        .mapToObj(i -> combination(products, v, s, i))
                        .toList();
                rotated.add(new Product(u, t.row(s)));
            }
        }
        return rotated;
    }

    private static double[] combination(List<Product> products, double[][] v, int wave, int component) {
        double[] sum = new double[products.get(0).u.get(component).length];
        for (int r = 0; r < v.length; r++) {
            double[] u = products.get(r).u.get(component);
            for (int a = 0; a < sum.length; a++) {
                sum[a] += v[r][wave] * u[a];
            }
        }
        return sum;
    }

    /** The same products as functions of all coordinates, of which they may depend on some. */
    public SeparableKernel embedded() {
        if (axes.length == basis.dimension()) {
            return this;
        }
        List<Product> all = products.stream()
                .map(p -> new Product(
                        p.field().stream().map(u -> basis.embedded(u, axes)).toList(), basis.embedded(p.weight(), axes)))
                .toList();
        return new SeparableKernel(basis, all, tail);
    }

    /**
     * K(0) of a kernel by its Fourier coefficients: 0 if it is odd.
     *
     * @throws StudyException if the sum over all waves is infinite
     */
    public static double[] atZero(FourierKernel kernel, ProductFunctions factors) {
        return WaveCoefficients.atZero(kernel, circles(kernel, factors));
    }

    private static List<Expansion> expanded(PairKernel.Difference kernel, List<String> axisNames, ProductBasis basis) {
        Sampling sampling = new Sampling(basis, axisNames);
        try {
            return IntStream.range(0, kernel.components().size())
                    .mapToObj(i -> sampling.expandDifference(kernel.components().get(i), key(i)))
                    .toList();
        } catch (StudyException e) {
            throw new StudyException(e.where(), e.getMessage() + Singularity.remedy(kernel, axisNames, basis));
        }
    }

    /** In the smallest basis that holds enough of K: the grids have twice as many axes as a particle. */
    private static SeparableKernel general(
            PairKernel.General kernel, List<String> axisNames, ProductBasis largest, double neglect) {
        for (int harmonics = FIRST; ; harmonics *= 2) {
            ProductBasis basis = largest.atMost(harmonics);
            if ((double) basis.size() * basis.size() > LARGEST) {
                throw new StudyException(
                        "particle.kernel",
                        String.format(Locale.ROOT,
                                "K(x, x') needs %.3g coefficients at this resolution; at most %.3g are used: lower the"
                                        + " resolution or smooth the kernel",
                                (double) basis.size() * basis.size(), LARGEST));
            }
            Sampling sampling = new Sampling(basis.squared(), kernel.arguments(axisNames));
            boolean last = basis.size() == largest.size();
            List<Expansion> components = new ArrayList<>();
            for (Expression component : kernel.components()) {
                String where = key(components.size());
                components.add(last ? sampling.expand(component, where) : sampling.attempt(component, where));
            }
            if (last || outside(components) <= Math.max(neglect, 1e-14)) {
                return fromPairs(components, basis, neglect);
            }
        }
    }

    private static String key(int component) {
        return "particle.kernel[" + component + "]";
    }

    /**
     * Separates a function of the difference.
     *
     * @param components the expansion of each component of K as a function of the difference
     * @param basis the basis of the expansions
     * @param neglect sum of the moduli of coefficients that may be left out, relative to the sum of all
     */
    public static SeparableKernel from(List<Expansion> components, ProductBasis basis, double neglect) {
        double[][] kappa = components.stream().map(Expansion::coefficients).toArray(double[][]::new);
        double dropped = drop(kappa, neglect, basis.normsSquared());
        return separated(basis, differences(kappa, basis), components, dropped, 0);
    }

    /** The coefficients of K_i(x - y) from those of K_i. */
    private static CoefficientMatrix differences(double[][] kappa, ProductBasis basis) {
        CoefficientMatrix matrix = new CoefficientMatrix(basis, kappa.length);
        for (int i = 0; i < kappa.length; i++) {
            for (int c = 0; c < basis.size(); c++) {
                if (kappa[i][c] != 0) {
                    addDifference(basis, c, kappa[i][c], i, matrix);
                }
            }
        }
        return matrix;
    }

    /**
     * Separates a function of two states; the products are the best of their number in L².
     *
     * @param components the expansion of each component of K in the basis {@linkplain ProductBasis#squared squared}
     * @param basis the basis of the factors
     * @param neglect L² norm of what may be left out, relative to that of K
     */
    public static SeparableKernel fromPairs(List<Expansion> components, ProductBasis basis, double neglect) {
        double[][] kappa = components.stream().map(Expansion::coefficients).toArray(double[][]::new);
        double dropped = drop(kappa, 0, basis.squared().normsSquared());
        CoefficientMatrix matrix = new CoefficientMatrix(basis, components.size());
        for (int i = 0; i < kappa.length; i++) {
            for (int pair = 0; pair < kappa[i].length; pair++) {
                if (kappa[i][pair] != 0) {
                    matrix.add(i, pair / basis.size(), pair % basis.size(), kappa[i][pair]);
                }
            }
        }
        return separated(basis, matrix, components, dropped, neglect);
    }

    private static SeparableKernel separated(
            ProductBasis basis, CoefficientMatrix matrix, List<Expansion> components, double dropped, double neglect) {
        CoefficientMatrix.Factors factors = matrix.factorise(ROUNDING, neglect);
        double norm = norm(components);
        double outside = outside(components);
        double tail = norm == 0 ? 0 : Math.sqrt(outside * outside + (dropped + factors.lost()) / (norm * norm));
        return new SeparableKernel(basis, factors.products(), tail);
    }

    /** Root mean square of all components together. */
    private static double norm(List<Expansion> components) {
        return Math.sqrt(components.stream().mapToDouble(c -> c.rms() * c.rms()).sum());
    }

    /** Part of K that its expansions do not hold, relative, in L². */
    private static double outside(List<Expansion> components) {
        double norm = norm(components);
        double outside = components.stream().mapToDouble(c -> Math.pow(c.rms() * c.tail(), 2)).sum();
        return norm == 0 ? 0 : Math.sqrt(outside) / norm;
    }

    /** Functions of all axes. */
    public ProductFunctions basis() {
        return basis;
    }

    /** Ascending numbers of the axes that the products depend on; their coefficients are in the functions of these {@linkplain ProductFunctions#only alone}. */
    public int[] axes() {
        return axes.clone();
    }

    /** The products; their number is the rank. */
    public List<Product> products() {
        return products;
    }

    /** Neglected part of K, relative, in L²; not a number for a K that is not in L². */
    public double tail() {
        return tail;
    }

    /** Whether the sum is the kernel itself up to rounding. */
    public boolean exact() {
        return tail < 1e-12;
    }

    /** Sets the smallest coefficients to zero; returns the mean square of what is lost. */
    private static double drop(double[][] kappa, double neglect, double[] norms) {
        double[] sorted = Arrays.stream(kappa)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .sorted()
                .toArray();
        double sum = Arrays.stream(sorted).sum();
        double largest = sorted.length == 0 ? 0 : sorted[sorted.length - 1];
        double threshold = 1e-14 * largest;
        double lost = 0;
        for (double x : sorted) {
            lost += x;
            if (lost > neglect * sum) {
                break;
            }
            threshold = Math.max(threshold, x);
        }
        double volume = norms[0];
        double square = 0;
        for (double[] component : kappa) {
            for (int c = 0; c < component.length; c++) {
                if (Math.abs(component[c]) <= threshold) {
                    square += component[c] * component[c] * norms[c] / volume;
                    component[c] = 0;
                }
            }
        }
        return square;
    }

    private static void addDifference(
            ProductBasis basis, int c, double value, int component, CoefficientMatrix matrix) {
        int d = basis.dimension();
        int[] a = new int[d];
        int[] b = new int[d];
        addDifference(basis, c, 0, value, a, b, component, matrix);
    }

    private static void addDifference(
            ProductBasis basis,
            int c,
            int axis,
            double value,
            int[] a,
            int[] b,
            int component,
            CoefficientMatrix matrix) {
        if (axis == a.length) {
            matrix.add(component, basis.index(a), basis.index(b), value);
            return;
        }
        FourierBasis g = (FourierBasis) basis.axes().get(axis);
        int[][] pairs = g.differencePairs(basis.component(c, axis));
        double[] alpha = g.differenceCoefficients(basis.component(c, axis));
        for (int t = 0; t < pairs.length; t++) {
            a[axis] = pairs[t][0];
            b[axis] = pairs[t][1];
            addDifference(basis, c, axis + 1, value * alpha[t], a, b, component, matrix);
        }
    }
}

package org.dualcumulants.spectral.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dualcumulants.spectral.basis.AxisBasis;
import org.dualcumulants.spectral.basis.Expansion;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/**
 * K(x-y) = Σ_r u_r(x) v_r(y), found from the expansion of K in a basis with an addition theorem g_c(x-y) = Σ g_a(x) g_b(y).
 * The coefficients form a matrix (component and a) × b that splits into blocks, one per wave vector up to signs; the rank
 * of a block is found from its singular values, so the number of products is the smallest possible.
 */
public final class SeparableKernel {

    /** Singular values below this multiple of the largest coefficient are rounding. */
    private static final double ROUNDING = 1e-13;

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

    private SeparableKernel(List<Product> products, double tail) {
        this.products = List.copyOf(products);
        this.tail = tail;
    }

    /**
     * Separates a kernel.
     *
     * @param components the expansion of each component of K as a function of the difference
     * @param basis the basis of the expansions
     * @param neglect sum of the moduli of coefficients that may be left out, relative to the sum of all
     */
    public static SeparableKernel from(List<Expansion> components, ProductBasis basis, double neglect) {
        int d = components.size();
        double[][] kappa = components.stream().map(Expansion::coefficients).toArray(double[][]::new);
        double dropped = drop(kappa, neglect, basis);
        double energy = 0;
        double outside = 0;
        for (Expansion c : components) {
            energy += c.rms() * c.rms();
            outside += Math.pow(c.rms() * c.tail(), 2);
        }
        double tail = energy == 0 ? 0 : Math.sqrt((outside + dropped) / energy);

        // entries (component, a) → b of the matrix, and the blocks they form
        Map<Integer, Map<Integer, Double>> columns = new TreeMap<>();
        for (int i = 0; i < d; i++) {
            for (int c = 0; c < basis.size(); c++) {
                if (kappa[i][c] != 0) {
                    addDifference(basis, c, kappa[i][c], i, columns);
                }
            }
        }
        double largest = 0;
        for (Map<Integer, Double> column : columns.values()) {
            for (double x : column.values()) {
                largest = Math.max(largest, Math.abs(x));
            }
        }
        List<Product> products = new ArrayList<>();
        for (List<Integer> block : blocks(columns)) {
            factorise(block, columns, basis.size(), d, ROUNDING * largest, products);
        }
        return new SeparableKernel(products, tail);
    }

    /** The products; their number is the rank. */
    public List<Product> products() {
        return products;
    }

    /** Neglected part of K, relative, in L². */
    public double tail() {
        return tail;
    }

    /** Whether the sum is the kernel itself up to rounding. */
    public boolean exact() {
        return tail < 1e-12;
    }

    /** Sets the smallest coefficients to zero; returns the mean square of what is lost. */
    private static double drop(double[][] kappa, double neglect, ProductBasis basis) {
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
        double[] norms = basis.normsSquared();
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
            ProductBasis basis, int c, double value, int component, Map<Integer, Map<Integer, Double>> columns) {
        int d = basis.dimension();
        int[] a = new int[d];
        int[] b = new int[d];
        addDifference(basis, c, 0, value, a, b, component, columns);
    }

    private static void addDifference(
            ProductBasis basis,
            int c,
            int axis,
            double value,
            int[] a,
            int[] b,
            int component,
            Map<Integer, Map<Integer, Double>> columns) {
        if (axis == a.length) {
            int row = component * basis.size() + basis.index(a);
            columns.computeIfAbsent(basis.index(b), k -> new TreeMap<>()).merge(row, value, Double::sum);
            return;
        }
        AxisBasis g = basis.axes().get(axis);
        int[][] pairs = g.differencePairs(basis.component(c, axis));
        double[] alpha = g.differenceCoefficients(basis.component(c, axis));
        for (int t = 0; t < pairs.length; t++) {
            a[axis] = pairs[t][0];
            b[axis] = pairs[t][1];
            addDifference(basis, c, axis + 1, value * alpha[t], a, b, component, columns);
        }
    }

    /** Sets of columns that share no row with each other, in order of their smallest column. */
    private static List<List<Integer>> blocks(Map<Integer, Map<Integer, Double>> columns) {
        Map<Integer, List<Integer>> columnsOfRow = new TreeMap<>();
        columns.forEach((b, column) -> column.keySet()
                .forEach(row -> columnsOfRow.computeIfAbsent(row, k -> new ArrayList<>()).add(b)));
        List<List<Integer>> blocks = new ArrayList<>();
        TreeSet<Integer> waiting = new TreeSet<>(columns.keySet());
        while (!waiting.isEmpty()) {
            TreeSet<Integer> block = new TreeSet<>();
            List<Integer> open = new ArrayList<>(List.of(waiting.first()));
            while (!open.isEmpty()) {
                int b = open.remove(open.size() - 1);
                if (waiting.remove(b)) {
                    block.add(b);
                    columns.get(b).keySet().forEach(row -> open.addAll(columnsOfRow.get(row)));
                }
            }
            blocks.add(List.copyOf(block));
        }
        return blocks;
    }

    private static void factorise(
            List<Integer> block,
            Map<Integer, Map<Integer, Double>> columns,
            int size,
            int dimension,
            double threshold,
            List<Product> products) {
        List<Integer> rows = block.stream()
                .flatMap(b -> columns.get(b).keySet().stream())
                .distinct()
                .sorted()
                .toList();
        R064Store matrix = R064Store.FACTORY.make(rows.size(), block.size());
        for (int j = 0; j < block.size(); j++) {
            for (Map.Entry<Integer, Double> e : columns.get(block.get(j)).entrySet()) {
                matrix.set(rows.indexOf(e.getKey()), j, e.getValue());
            }
        }
        SingularValue<Double> svd = SingularValue.R064.make(matrix);
        svd.decompose(matrix);
        int rank = 0;
        for (double sigma : svd.getSingularValues().toRawCopy1D()) {
            rank += sigma > threshold ? 1 : 0;
        }
        // full column rank: the basis functions themselves are the v_r, which keeps every matrix sparse
        boolean full = rank == block.size();
        MatrixStore<Double> right = full ? null : svd.getV();
        for (int r = 0; r < rank; r++) {
            double[] v = new double[size];
            double[][] u = new double[dimension][size];
            for (int j = 0; j < block.size(); j++) {
                double weight = full ? (j == r ? 1 : 0) : right.doubleValue(j, r);
                v[block.get(j)] = weight;
                for (Map.Entry<Integer, Double> e : columns.get(block.get(j)).entrySet()) {
                    u[e.getKey() / size][e.getKey() % size] += e.getValue() * weight;
                }
            }
            products.add(new Product(List.of(u), v));
        }
    }
}

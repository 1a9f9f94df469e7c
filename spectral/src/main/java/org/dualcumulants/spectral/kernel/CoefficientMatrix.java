package org.dualcumulants.spectral.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dualcumulants.spectral.basis.ProductFunctions;
import org.ojalgo.matrix.decomposition.QR;
import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/**
 * The coefficients κ_{(i,a),b} of K_i(x, y) = Σ κ g_a(x) g_b(y). Scaled by ‖g_a‖ ‖g_b‖ its singular values are the L² norms
 * of the terms of the Schmidt decomposition: leaving out the smallest is the best approximation of lower rank.
 */
final class CoefficientMatrix {

    /** Memory of a coefficient: in the map of its column, and in its block, the copies that are decomposed. */
    static final double BYTES = 150;

    /** Crosses beyond which looking for a low rank is worth it. */
    private static final int WORTH_CROSSES = 8;

    private final ProductFunctions pushed;
    private final ProductFunctions pushing;
    private final int dimension;
    private final double[] scale;
    private final double[] pushingScale;
    /** b → (component, a) → scaled coefficient. */
    private final Map<Integer, Map<Integer, Double>> columns = new TreeMap<>();

    CoefficientMatrix(ProductFunctions basis, int dimension) {
        this(basis, basis, dimension);
    }

    /**
     * @param pushed functions of x
     * @param pushing functions of y
     */
    CoefficientMatrix(ProductFunctions pushed, ProductFunctions pushing, int dimension) {
        this.pushed = pushed;
        this.pushing = pushing;
        this.dimension = dimension;
        this.scale = scale(pushed);
        this.pushingScale = scale(pushing);
    }

    /** ‖g_a‖ for the reference measure with total mass 1. */
    private static double[] scale(ProductFunctions functions) {
        double[] one = functions.embedded(new double[] {1}, new int[0]);
        double[] integrals = functions.integrals();
        double mass = 0;
        for (int a = 0; a < one.length; a++) {
            mass += one[a] * integrals[a];
        }
        double total = mass;
        return Arrays.stream(functions.normsSquared()).map(n -> Math.sqrt(n / total)).toArray();
    }

    /**
     * A sum of products.
     *
     * @param lost mean square of what was left out
     */
    record Factors(List<SeparableKernel.Product> products, double lost) {}

    void add(int component, int a, int b, double value) {
        columns.computeIfAbsent(b, k -> new TreeMap<>())
                .merge(component * pushed.size() + a, value * scale[a] * pushingScale[b], Double::sum);
    }

    /** ∫∫ |K|² for measures of mass 1. */
    double meanSquare() {
        return columns.values().stream()
                .flatMap(column -> column.values().stream())
                .mapToDouble(x -> x * x)
                .sum();
    }

    /**
     * The fewest products.
     *
     * @param rounding singular values up to this multiple of the largest entry are left out
     * @param neglect so are the smallest whose root of squares is up to this multiple of that of all
     */
    Factors factorise(double rounding, double neglect) {
        double smallest = rounding * largest();
        List<Block> blocks = blocks().stream().map(members -> new Block(members, smallest)).toList();
        double[] sigma = blocks.stream().flatMapToDouble(b -> Arrays.stream(b.sigma)).sorted().toArray();
        double all = Arrays.stream(sigma).map(x -> x * x).sum();
        double threshold = smallest;
        double sum = 0;
        for (double x : sigma) {
            sum += x * x;
            if (sum > neglect * neglect * all) {
                break;
            }
            threshold = Math.max(threshold, x);
        }
        List<SeparableKernel.Product> products = new ArrayList<>();
        double lost = 0;
        for (Block block : blocks) {
            int rank = 0;
            lost += block.missing;
            for (double x : block.sigma) {
                if (x > threshold) {
                    rank++;
                } else {
                    lost += x * x;
                }
            }
            products.addAll(block.products(rank));
        }
        return new Factors(products, lost);
    }

    private double largest() {
        return columns.values().stream()
                .flatMap(column -> column.values().stream())
                .mapToDouble(Math::abs)
                .max()
                .orElse(0);
    }

    /** Sets of columns that share no row with each other, in order of their smallest column. */
    private List<List<Integer>> blocks() {
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
                    // a row is followed once
                    columns.get(b).keySet().forEach(row -> {
                        List<Integer> others = columnsOfRow.remove(row);
                        if (others != null) {
                            open.addAll(others);
                        }
                    });
                }
            }
            blocks.add(List.copyOf(block));
        }
        return blocks;
    }

    /** Columns that share rows, decomposed. */
    private final class Block {
        private final List<Integer> members;
        private final MatrixStore<Double> right;
        private final double[] sigma;
        private final double missing;

        Block(List<Integer> members, double smallest) {
            this.members = members;
            Map<Integer, Integer> places = new HashMap<>();
            members.forEach(b -> columns.get(b).keySet().forEach(row -> places.putIfAbsent(row, places.size())));
            R064Store matrix = R064Store.FACTORY.make(places.size(), members.size());
            for (int j = 0; j < members.size(); j++) {
                for (Map.Entry<Integer, Double> e : columns.get(members.get(j)).entrySet()) {
                    int place = places.get(e.getKey());
                    matrix.set(place, j, e.getValue());
                }
            }
            // the singular values left in a remainder of such entries are smaller still unless it has a pattern
            double entry = smallest / (Math.sqrt(places.size()) + Math.sqrt(members.size()));
            int most = Math.min(places.size(), members.size()) / 4;
            Optional<CrossApproximation> cross = most < WORTH_CROSSES ? Optional.empty() : CrossApproximation.of(matrix, entry, most);
            SingularValue<Double> svd = SingularValue.R064.make(matrix);
            if (cross.isPresent()) {
                // M = U Vᵀ, V = Q R: U Rᵀ has the singular values of M, and Q turns its right vectors into those of M
                QR<Double> qr = QR.R064.make(cross.get().right());
                qr.decompose(cross.get().right());
                svd.decompose(cross.get().left().multiply(qr.getR().transpose()));
                this.right = qr.getQ().multiply(svd.getV());
            } else {
                svd.decompose(matrix);
                this.right = svd.getV();
            }
            this.sigma = svd.getSingularValues().toRawCopy1D();
            this.missing = cross.map(CrossApproximation::remainder).orElse(0.0);
        }

        /** Of full column rank the basis functions themselves are the v_r, which keeps every matrix sparse. */
        List<SeparableKernel.Product> products(int rank) {
            boolean full = rank == members.size();
            List<SeparableKernel.Product> products = new ArrayList<>();
            for (int r = 0; r < rank; r++) {
                double[] v = new double[pushing.size()];
                double[][] u = new double[dimension][pushed.size()];
                for (int j = 0; j < members.size(); j++) {
                    int b = members.get(j);
                    double weight = full ? (j == r ? 1 : 0) : right.doubleValue(j, r);
                    v[b] = weight / pushingScale[b];
                    for (Map.Entry<Integer, Double> e : columns.get(b).entrySet()) {
                        int a = e.getKey() % pushed.size();
                        u[e.getKey() / pushed.size()][a] += e.getValue() * weight / scale[a];
                    }
                }
                products.add(new SeparableKernel.Product(List.of(u), v));
            }
            return products;
        }
    }
}

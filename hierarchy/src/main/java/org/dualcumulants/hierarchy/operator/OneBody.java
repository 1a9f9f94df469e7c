package org.dualcumulants.hierarchy.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dualcumulants.spectral.matrix.SparseMatrix;

/**
 * The sum B of the matrices that act on one slot of c_n and leave the others alone: Σ_p ν_p(N) B_p(t), where B_0 is the same for
 * all particle numbers side by side.
 */
final class OneBody {

    private final FactorValues values;
    private final Block block;

    /** By matrix and scalars, which do not depend on N, their coefficient at every particle number. */
    private final Map<String, Summand> summands = new TreeMap<>();

    private Part[] parts;

    /** Summands that were left out, by their matrix. */
    private final Map<Integer, List<Left>> left = new TreeMap<>();

    private record Left(Primitive primitive, Variation variation) {}

    private int functions;

    /** Matrices that vary over the particle numbers in one way. */
    private static final class Part {
        private final Variation variation;
        private final List<Primitive> summands = new ArrayList<>();
        private SparseMatrix[] matrices;
        private int[][] place;
        private LaneMatrix pattern;
        private double[] entries;

        private Part(Variation variation) {
            this.variation = variation;
        }

        private void complete(int functions, FactorValues values) {
            pattern = new LaneMatrix(functions, (a, row) -> {
                for (Primitive p : summands) {
                    SparseMatrix m = values.matrix(p.matrices().get(0));
                    for (int e = m.start(a); e < m.start(a + 1); e++) {
                        row.add(m.column(e), 0);
                    }
                }
            });
            entries = pattern.values();
            matrices = summands.stream().map(p -> values.matrix(p.matrices().get(0))).toArray(SparseMatrix[]::new);
            place = Arrays.stream(matrices).map(this::places).toArray(int[][]::new);
        }

        /** Where the entries of a matrix lie in the pattern. */
        private int[] places(SparseMatrix m) {
            int[] places = new int[m.nonZeros()];
            for (int a = 0; a < m.rows(); a++) {
                int u = pattern.start(a);
                for (int e = m.start(a); e < m.start(a + 1); e++) {
                    while (pattern.column(u) != m.column(e)) {
                        u++;
                    }
                    places[e] = u;
                }
            }
            return places;
        }

        private void assemble(FactorValues values) {
            Arrays.fill(entries, 0);
            for (int i = 0; i < matrices.length; i++) {
                double weight = summands.get(i).weight(values);
                SparseMatrix m = matrices[i];
                int[] own = place[i];
                for (int e = 0; e < own.length; e++) {
                    entries[own[e]] += weight * m.value(e);
                }
            }
        }
    }

    /** A matrix times scalars, and its coefficients. */
    private static final class Summand {
        private final Primitive primitive;
        private final double[] coefficients;

        private Summand(Primitive primitive, double[] coefficients) {
            this.primitive = primitive;
            this.coefficients = coefficients;
        }
    }

    OneBody(FactorValues values, Block block) {
        this.values = values;
        this.block = block;
    }

    /** Takes in a primitive with one matrix, no ket and no bra. */
    void add(Primitive p, Variation variation) {
        Summand sum = summands.computeIfAbsent(
                p.matrices() + " " + p.scalars(), key -> new Summand(p.times(1 / p.number()), new double[block.numbers()]));
        for (int l = 0; l < block.numbers(); l++) {
            sum.coefficients[l] += p.number() * variation.at(l);
        }
    }

    /** All terms are there. */
    void complete(int size) {
        functions = size;
        List<Part> all = new ArrayList<>();
        for (Summand s : summands.values()) {
            double largest = Variation.largest(s.coefficients);
            if (largest == 0) {
                continue;
            }
            Variation variation = new Variation(s.coefficients, block);
            Part part = all.stream()
                    .filter(p -> p.variation.equalsUpToRounding(variation))
                    .findFirst()
                    .orElseGet(() -> {
                        all.add(new Part(variation));
                        return all.get(all.size() - 1);
                    });
            part.summands.add(s.primitive.times(largest));
        }
        all.forEach(p -> p.complete(functions, values));
        parts = all.toArray(Part[]::new);
    }

    /** Leaves some matrices to the {@link #factor} that they have. */
    void leaveOut(Set<Integer> matrices) {
        for (Part p : parts) {
            for (Primitive s : List.copyOf(p.summands)) {
                if (matrices.contains(s.matrices().get(0))) {
                    p.summands.remove(s);
                    left.computeIfAbsent(s.matrices().get(0), m -> new ArrayList<>()).add(new Left(s, p.variation));
                }
            }
            p.complete(functions, values);
        }
    }

    /** What stands before a matrix that was left out, at the l-th particle number and the time of the values. */
    double factor(int matrix, int l) {
        double sum = 0;
        for (Left each : left.getOrDefault(matrix, List.of())) {
            sum += each.variation.at(l) * each.primitive.weight(values);
        }
        return sum;
    }

    /** The sums at the time of the values. */
    void assemble() {
        for (Part p : parts) {
            p.assemble(values);
        }
    }

    /** Number of doubles that follow the time. */
    int workspace() {
        return Arrays.stream(parts).mapToInt(p -> p.entries.length).sum();
    }

    /** First column read by rows from {@code row} on. */
    int lowest(int row) {
        return Arrays.stream(parts).mapToInt(p -> p.pattern.lowest(row)).min().orElse(row);
    }

    /** One more than the last column read by rows before {@code row}. */
    int highest(int row) {
        return Arrays.stream(parts).mapToInt(p -> p.pattern.highest(row)).max().orElse(row);
    }

    /** (B x)(a) at the l-th particle number. */
    double row(int l, int a, double[] x) {
        double sum = 0;
        for (Part p : parts) {
            double own = 0;
            for (int e = p.pattern.start(a); e < p.pattern.start(a + 1); e++) {
                own += p.entries[e] * x[p.pattern.column(e)];
            }
            sum += p.variation.at(l) * own;
        }
        return sum;
    }

    /**
     * y(a) += (B x)(a) at the first particle number for {@code width} vectors side by side, the l-th with its b-th coefficient at
     * (b + 1) · width + l.
     */
    void addRow(int a, int width, double[] x, double[] y) {
        int at = (a + 1) * width;
        for (Part p : parts) {
            double factor = p.variation.at(0);
            int e = p.pattern.start(a);
            int end = p.pattern.start(a + 1);
            for (; e + 3 < end; e += 4) {
                double v0 = factor * p.entries[e];
                double v1 = factor * p.entries[e + 1];
                double v2 = factor * p.entries[e + 2];
                double v3 = factor * p.entries[e + 3];
                int at0 = (p.pattern.column(e) + 1) * width;
                int at1 = (p.pattern.column(e + 1) + 1) * width;
                int at2 = (p.pattern.column(e + 2) + 1) * width;
                int at3 = (p.pattern.column(e + 3) + 1) * width;
                for (int l = 0; l < width; l++) {
                    y[at + l] += v0 * x[at0 + l] + v1 * x[at1 + l] + v2 * x[at2 + l] + v3 * x[at3 + l];
                }
            }
            for (; e < end; e++) {
                double v = factor * p.entries[e];
                int from = (p.pattern.column(e) + 1) * width;
                for (int l = 0; l < width; l++) {
                    y[at + l] += v * x[from + l];
                }
            }
        }
    }

    /** An entry of a row. */
    interface Entry {
        void accept(int column, double value);
    }

    /** B(a, ·) at the l-th particle number; a column may come several times. */
    void entries(int l, int a, Entry entry) {
        for (Part p : parts) {
            for (int e = p.pattern.start(a); e < p.pattern.start(a + 1); e++) {
                entry.accept(p.pattern.column(e), p.variation.at(l) * p.entries[e]);
            }
        }
    }

    /** h += scale · (B g)(a), g(b) the row of the pair of b and x. */
    void addBeside(int x, int a, double scale, double[][] g, double[] h) {
        for (Part p : parts) {
            p.pattern.addBeside(x, a, scale, p.entries, p.variation, g, h);
        }
    }
}

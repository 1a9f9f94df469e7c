package org.dualcumulants.hierarchy.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.matrix.SparseMatrix;
import org.dualcumulants.spectral.matrix.SquareMatrix;

/**
 * The one-particle functions in groups that a matrix A does not couple with each other, and what A⊕…⊕A = Σ_i A_i and E⊗…⊗E do to packed
 * symmetric tensors, E coupling what A does. Coefficients with one slot in each of n groups are a dense array of s_1 … s_n numbers, which
 * is taken out, multiplied index by index, and put back; no two of these arrays share a coefficient, so each is a task of its own. 2 n s
 * operations a coefficient, where s is the size of a group, and up to n! times as many for those with all slots in one group.
 */
public final class FunctionBlocks {

    /** Coefficients from which on more than one thread gains. */
    private static final int WORTH_SHARING = 1 << 15;

    /** Parts of the work that threads take. */
    private static final int PARTS = 64;

    private final FullIndexSet set;

    /** Functions of each group, ascending. */
    private final int[][] functions;

    /** A of each group. */
    private final SparseMatrix[] sparse;

    private final SquareMatrix[] dense;

    /** Multisets of groups. */
    private final FullIndexSet groups;

    /** Of each order, what {@link #ranks} finds. */
    private final Map<Integer, int[][]> ranks = new ConcurrentHashMap<>();

    private FunctionBlocks(FullIndexSet set, int[][] functions, SparseMatrix matrix) {
        this.set = set;
        this.functions = functions;
        this.dense = new SquareMatrix[functions.length];
        this.sparse = new SparseMatrix[functions.length];
        for (int p = 0; p < functions.length; p++) {
            double[][] rows = new double[functions[p].length][functions[p].length];
            for (int a = 0; a < rows.length; a++) {
                for (int b = 0; b < rows.length; b++) {
                    rows[a][b] = matrix.at(functions[p][a], functions[p][b]);
                }
            }
            dense[p] = SquareMatrix.of(rows);
            sparse[p] = SparseMatrix.of(rows);
        }
        this.groups = new FullIndexSet(functions.length, set.maximalOrder());
    }

    /** @param matrix A, K×K */
    public static FunctionBlocks of(FullIndexSet set, SparseMatrix matrix) {
        int[] first = IntStream.range(0, set.functions()).toArray();
        for (int a = 0; a < first.length; a++) {
            for (int e = matrix.start(a); e < matrix.start(a + 1); e++) {
                int p = root(first, a);
                int q = root(first, matrix.column(e));
                first[Math.max(p, q)] = Math.min(p, q);
            }
        }
        Map<Integer, List<Integer>> groups = IntStream.range(0, first.length).boxed().collect(Collectors.groupingBy(a -> root(first, a), TreeMap::new, Collectors.toList()));
        int[][] functions = groups.values().stream()
                .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        return new FunctionBlocks(set, functions, matrix);
    }

    private static int root(int[] first, int a) {
        int root = a;
        while (first[root] != root) {
            root = first[root];
        }
        return root;
    }

    /** A of each group. */
    public List<SquareMatrix> matrices() {
        return List.of(dense);
    }

    /** Whether A is diagonal. */
    public boolean isDiagonal() {
        return functions.length == set.functions();
    }

    /** Multiplications for a coefficient of order n when it is multiplied slot by slot, those of arrays that hold it more than once included. */
    public double multiplications(int order) {
        double size = Arrays.stream(functions).mapToDouble(f -> (double) f.length * f.length).sum() / set.functions();
        return order * size * places(order);
    }

    /** How often a coefficient of order n is held by the arrays, on average: once or more, and each place is an integer in memory. */
    public double places(int order) {
        double[] numbers = new double[order + 1];
        numbers[0] = 1;
        for (int[] group : functions) {
            for (int n = 1; n <= order; n++) {
                numbers[n] += group.length * numbers[n - 1];
            }
        }
        return numbers[order] / set.size(order);
    }

    /** Coefficients of the largest array of order n, s^n of the largest group. */
    public double largestArray(int order) {
        return Math.pow(Arrays.stream(functions).mapToInt(f -> f.length).max().orElse(0), order);
    }

    /**
     * y_n = E⊗…⊗E y_n.
     *
     * @param factors E of each group
     * @param y numbers of a coefficient stand side by side
     * @param offset where those of order n begin
     * @param numbers of a coefficient
     * @param shared whether threads may share the work; the result is the same to the last bit
     */
    public void multiply(int order, SquareMatrix[] factors, double[] y, int offset, int numbers, boolean shared) {
        eachTask(order, numbers, shared, task -> {
            task.take(y, offset, task.taken);
            task.multiply(factors);
            task.put(y, offset);
        });
    }

    /** k_n = E⊗…⊗E (k_n - Σ_i A_i y_n). */
    public void remove(
            int order, SquareMatrix[] factors, double[] y, double[] k, int offset, int numbers, boolean shared) {
        eachTask(order, numbers, shared, task -> {
            task.take(y, offset, task.other);
            task.take(k, offset, task.taken);
            task.subtract(sparse);
            task.multiply(factors);
            task.put(k, offset);
        });
    }

    /** Of the coefficients with one slot in each group of a multiset, the last slot running fastest; for all multisets of groups. */
    private int[][] ranks(int order) {
        int[][] all = new int[groups.size(order)][];
        int[] group = new int[order];
        int[] at = new int[order];
        int[] prefix = new int[order];
        for (int multiset = 0; multiset < all.length; multiset++) {
            groups.multiset(order, multiset, group);
            int[] last = functions[group[order - 1]];
            all[multiset] = new int[Arrays.stream(group).map(p -> functions[p].length).reduce(1, Math::multiplyExact)];
            Arrays.fill(at, 0);
            for (int from = 0; from < all[multiset].length; from += last.length) {
                for (int i = 0; i < order - 1; i++) {
                    int f = functions[group[i]][at[i]];
                    int j = i;
                    for (; j > 0 && prefix[j - 1] < f; j--) {
                        prefix[j] = prefix[j - 1];
                    }
                    prefix[j] = f;
                }
                addRanks(order, prefix, last, all[multiset], from);
                for (int i = order - 2; i >= 0 && ++at[i] == functions[group[i]].length; i--) {
                    at[i] = 0;
                }
            }
        }
        return all;
    }

    /** rank(prefix ∪ {b}), where b in front of element i adds place(n-i)[b] and moves what is before it one place from the end. */
    private void addRanks(int order, int[] prefix, int[] last, int[] rank, int from) {
        int base = 0;
        for (int i = 0; i < order - 1; i++) {
            base += set.place(order - i)[prefix[i]];
        }
        int i = order - 1;
        for (int j = 0; j < last.length; j++) {
            for (; i > 0 && prefix[i - 1] <= last[j]; i--) {
                base += set.place(order - i)[prefix[i - 1]] - set.place(order - i + 1)[prefix[i - 1]];
            }
            rank[from + j] = base + set.place(order - i)[last[j]];
        }
    }

    @FunctionalInterface
    private interface Work {
        void on(Task task);
    }

    private void eachTask(int order, int numbers, boolean shared, Work work) {
        int[][] found = ranks.computeIfAbsent(order, this::ranks);
        int count = found.length;
        int parts = shared && (long) numbers * set.size(order) >= WORTH_SHARING ? PARTS : 1;
        IntStream range = IntStream.range(0, parts);
        (parts > 1 ? range.parallel() : range).forEach(part -> {
            Task task = new Task(order, numbers, found);
            for (int rank = part; rank < count; rank += parts) {
                task.begin(rank);
                work.on(task);
            }
        });
    }

    /** One array after another. */
    private final class Task {
        private final int order;
        private final int numbers;
        private final int[][] ranks;
        private final int[] group;

        /** s_1 … s_n. */
        private int size;

        /** Of all coefficients, the last slot running fastest. */
        private int[] rank;

        /** Coefficients as they are taken out, the last slot running fastest, numbers of a coefficient side by side. */
        private double[] taken = new double[0];

        private double[] other = new double[0];

        /** The same by rows. */
        private double[][] rows = new double[0][];

        private double[][] product = new double[0][];

        Task(int order, int numbers, int[][] ranks) {
            this.order = order;
            this.numbers = numbers;
            this.ranks = ranks;
            this.group = new int[order];
        }

        void begin(int multiset) {
            groups.multiset(order, multiset, group);
            size = 1;
            for (int p : group) {
                size *= functions[p].length;
            }
            rank = ranks[multiset];
            if (taken.length < size * numbers) {
                taken = new double[size * numbers];
                other = new double[size * numbers];
            }
        }

        void take(double[] from, int offset, double[] into) {
            if (numbers == 1) {
                for (int i = 0; i < size; i++) {
                    into[i] = from[offset + rank[i]];
                }
                return;
            }
            for (int i = 0; i < size; i++) {
                System.arraycopy(from, offset + numbers * rank[i], into, numbers * i, numbers);
            }
        }

        void put(double[] into, int offset) {
            for (int l = 0; l < numbers; l++) {
                double[] row = rows[l];
                for (int i = 0; i < size; i++) {
                    into[offset + numbers * rank[i] + l] = row[i];
                }
            }
        }

        /**
         * Index by index: the first one, which numbers rows, becomes the last one. In the end rows are numbered by what stood side by side
         * in the beginning.
         */
        void multiply(SquareMatrix[] factors) {
            int all = size * numbers;
            int length = all / functions[group[0]].length;
            rows = enough(rows, functions[group[0]].length, length);
            for (int b = 0; b < functions[group[0]].length; b++) {
                System.arraycopy(taken, b * length, rows[b], 0, length);
            }
            for (int i = 0; i < order; i++) {
                int s = functions[group[i]].length;
                product = enough(product, s, all / s);
                factors[group[i]].apply(rows, product, all / s);
                int next = i + 1 < order ? functions[group[i + 1]].length : numbers;
                rows = enough(rows, next, all / next);
                turn(s, next, all / s / next);
            }
        }

        /** rows(b, r, a) = product(a, b, r). */
        private void turn(int s, int next, int rest) {
            for (int b = 0; b < next; b++) {
                double[] out = rows[b];
                for (int a = 0; a < s; a++) {
                    double[] in = product[a];
                    for (int r = 0; r < rest; r++) {
                        out[r * s + a] = in[b * rest + r];
                    }
                }
            }
        }

        private double[][] enough(double[][] have, int count, int length) {
            double[][] enough = have.length < count ? Arrays.copyOf(have, count) : have;
            for (int a = 0; a < count; a++) {
                if (enough[a] == null || enough[a].length < length) {
                    enough[a] = new double[length];
                }
            }
            return enough;
        }

        /** taken -= Σ_i A_i other. */
        void subtract(SparseMatrix[] matrices) {
            int left = 1;
            int right = size * numbers;
            for (int p : group) {
                int s = functions[p].length;
                SparseMatrix a = matrices[p];
                right /= s;
                for (int row = 0; row < s; row++) {
                    for (int e = a.start(row); e < a.start(row + 1); e++) {
                        int from = a.column(e) * right;
                        int to = row * right;
                        if (right == 1) {
                            subtractLast(a.value(e), from, to, s, left);
                        } else {
                            for (int l = 0; l < left; l++) {
                                subtract(a.value(e), l * s * right + from, l * s * right + to, right);
                            }
                        }
                    }
                }
                left *= s;
            }
        }

        private void subtract(double x, int from, int to, int length) {
            double[] out = taken;
            double[] in = other;
            for (int r = 0; r < length; r++) {
                out[to + r] -= x * in[from + r];
            }
        }

        private void subtractLast(double x, int from, int to, int stride, int count) {
            double[] out = taken;
            double[] in = other;
            for (int l = 0; l < count; l++) {
                out[l * stride + to] -= x * in[l * stride + from];
            }
        }
    }
}

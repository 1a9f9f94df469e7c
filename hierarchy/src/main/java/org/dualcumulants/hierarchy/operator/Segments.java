package org.dualcumulants.hierarchy.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.matrix.SparseMatrix;

/**
 * One-particle functions in segments of neighbours that some matrices map as a whole, each to others of its length times a number: what acts
 * on one axis of a product basis alone leaves the other axes as they are, and the last of these lie beside each other. A vector has one
 * array for each segment, and is multiplied by loops over whole arrays, which the compiler makes vector instructions of: it does not
 * where places are shifted against each other. Where segments would be short there is a single one.
 */
final class Segments {

    /** Length of the segment of a function, in the mean, from which on segments are faster than entries. */
    private static final double LONG = 40;

    /** Part of an entry by which those of a run may differ: the rounding of sums over quadrature nodes. */
    private static final double SAME = 1e-13;

    /** Length of a piece of a long segment: a tile of many rows stays in cache. */
    private static final int PIECE = 40;

    private final int[] start;

    /** The segments of each tile: those of one tile are mapped to each other. */
    private final int[][] tiles;

    /** The matrices by tiles and their segments, {row, column} and values, rows ascending; null where there is a single segment. */
    private final int[][][][] places;

    private final double[][][] values;

    private Segments(int functions, List<SparseMatrix> matrices, int[] start, int[] tile) {
        this.start = start;
        this.tiles = IntStream.rangeClosed(0, Arrays.stream(tile).max().orElse(0))
                .mapToObj(t -> IntStream.range(0, count()).filter(s -> tile[s] == t).toArray())
                .toArray(int[][]::new);
        if (count() == 1) {
            places = null;
            values = null;
            return;
        }
        int[] segment = new int[functions];
        for (int s = 0; s < count(); s++) {
            segment[start[s]] = s;
        }
        places = new int[tiles.length][matrices.size()][2][];
        values = new double[tiles.length][matrices.size()][];
        for (int t = 0; t < tiles.length; t++) {
            for (int i = 0; i < matrices.size(); i++) {
                SparseMatrix m = matrices.get(i);
                List<int[]> entries = new ArrayList<>();
                for (int s : tiles[t]) {
                    for (int e = m.start(start[s]); e < m.start(start[s] + 1); e++) {
                        entries.add(new int[] {s, segment[m.column(e)], e});
                    }
                }
                places[t][i][0] = entries.stream().mapToInt(e -> e[0]).toArray();
                places[t][i][1] = entries.stream().mapToInt(e -> e[1]).toArray();
                values[t][i] = entries.stream().mapToDouble(e -> m.value(e[2])).toArray();
            }
        }
    }

    /** A single segment. */
    static Segments whole(int functions, List<SparseMatrix> matrices) {
        return new Segments(functions, matrices, new int[] {0, functions}, new int[1]);
    }

    /** @param matrices that act along rows of {@code functions} columns */
    static Segments of(int functions, List<SparseMatrix> matrices) {
        boolean[] begins = new boolean[functions + 1];
        begins[0] = true;
        begins[functions] = true;
        List<List<int[]>> runs = matrices.stream().map(Segments::runs).toList();
        runs.forEach(all -> all.forEach(r -> {
            begins[r[0]] = true;
            begins[r[0] + r[2]] = true;
        }));
        while (runs.stream().flatMap(List::stream).filter(r -> spread(r, begins)).count() > 0) {
            // what begins in the middle of a run begins in the middle of its image
        }
        int[] all = IntStream.rangeClosed(0, functions).filter(i -> begins[i]).toArray();
        double squares = IntStream.range(1, all.length).mapToDouble(s -> Math.pow(all[s] - all[s - 1], 2)).sum();
        return squares < LONG * functions ? whole(functions, matrices) : inPieces(functions, matrices, all);
    }

    /** Long segments are cut into pieces, each of a tile. */
    private static Segments inPieces(int functions, List<SparseMatrix> matrices, int[] begins) {
        List<Integer> starts = new ArrayList<>();
        List<Integer> tile = new ArrayList<>();
        for (int s = 0; s + 1 < begins.length; s++) {
            int length = begins[s + 1] - begins[s];
            int pieces = Math.max(1, Math.round(length / (float) PIECE));
            for (int p = 0; p < pieces; p++) {
                starts.add(begins[s] + length * p / pieces);
                tile.add(p);
            }
        }
        starts.add(functions);
        return new Segments(
                functions, matrices, starts.stream().mapToInt(Integer::intValue).toArray(), tile.stream().mapToInt(Integer::intValue).toArray());
    }

    /** First row, first column and length of runs of one value, to rounding, along the diagonals. */
    private static List<int[]> runs(SparseMatrix m) {
        record Entry(int row, int column, double value) {}
        List<Entry> all = new ArrayList<>();
        for (int a = 0; a < m.rows(); a++) {
            for (int e = m.start(a); e < m.start(a + 1); e++) {
                all.add(new Entry(a, m.column(e), m.value(e)));
            }
        }
        all.sort(Comparator.comparingInt((Entry e) -> e.column - e.row).thenComparingInt(Entry::row));
        List<int[]> runs = new ArrayList<>();
        for (int i = 0; i < all.size(); ) {
            Entry first = all.get(i);
            int length = 1;
            for (i++; i < all.size(); i++, length++) {
                Entry next = all.get(i);
                if (next.row != first.row + length || next.column != first.column + length
                        || Math.abs(next.value - first.value) > SAME * Math.abs(first.value)) {
                    break;
                }
            }
            runs.add(new int[] {first.row, first.column, length});
        }
        return runs;
    }

    /** Makes the beginnings in a run's rows and columns the same; whether they were not. */
    private static boolean spread(int[] run, boolean[] begins) {
        boolean changed = false;
        for (int i = 0; i <= run[2]; i++) {
            boolean either = i == 0 || i == run[2] || begins[run[0] + i] || begins[run[1] + i];
            changed |= either && !(begins[run[0] + i] && begins[run[1] + i]);
            begins[run[0] + i] |= either;
            begins[run[1] + i] |= either;
        }
        return changed;
    }

    int count() {
        return start.length - 1;
    }

    /** The first function of a segment. */
    int start(int segment) {
        return start[segment];
    }

    int length(int segment) {
        return start[segment + 1] - start[segment];
    }

    /** A vector, 0. */
    double[][] vector() {
        return IntStream.range(0, count()).mapToObj(s -> new double[length(s)]).toArray(double[][]::new);
    }

    /** Tiles, which no matrix joins. */
    int tileCount() {
        return tiles.length;
    }

    /** The segments of a tile; not to be changed. */
    int[] tile(int t) {
        return tiles[t];
    }

    /** The functions, those that have one place in their segments beside each other: what the matrices leave alone is alike there. */
    int[] byPlace() {
        int[] place = new int[start[count()]];
        for (int s = 0; s < count(); s++) {
            for (int a = start[s]; a < start[s + 1]; a++) {
                place[a] = a - start[s];
            }
        }
        int[] tileOf = new int[place.length];
        for (int t = 0; t < tiles.length; t++) {
            for (int s : tiles[t]) {
                Arrays.fill(tileOf, start[s], start[s + 1], t);
            }
        }
        return IntStream.range(0, place.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer a) -> tileOf[a]).thenComparingInt(a -> place[a]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** out += A in for the i-th matrix, in a tile, where there is more than one segment. */
    void addTimes(int tile, int i, double[][] in, double[][] out) {
        int[] row = places[tile][i][0];
        int[] column = places[tile][i][1];
        double[] value = values[tile][i];
        for (int e = 0; e < row.length; e++) {
            if (e + 1 < row.length && row[e + 1] == row[e]) {
                add(out[row[e]], in[column[e]], in[column[e + 1]], value[e], value[e + 1]);
                e++;
            } else {
                add(out[row[e]], in[column[e]], value[e]);
            }
        }
    }

    /** out += v a. */
    static void add(double[] out, double[] a, double v) {
        for (int j = 0; j < out.length; j++) {
            out[j] += v * a[j];
        }
    }

    /** out += v a + w b. */
    static void add(double[] out, double[] a, double[] b, double v, double w) {
        for (int j = 0; j < out.length; j++) {
            out[j] += v * a[j] + w * b[j];
        }
    }

    /** The same with four. */
    static void add(double[] out, double[] a, double[] b, double[] c, double[] d, double va, double vb, double vc, double vd) {
        for (int j = 0; j < out.length; j++) {
            out[j] += va * a[j] + vb * b[j] + vc * c[j] + vd * d[j];
        }
    }
}

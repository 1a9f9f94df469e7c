package org.dualcumulants.hierarchy.operator;

import java.util.BitSet;
import java.util.function.IntToDoubleFunction;
import org.dualcumulants.spectral.matrix.SparseMatrix;
import org.dualcumulants.spectral.system.OneParticleSystem;

/**
 * What sweeps over tensors need besides their input and output, and how much they compute, known before they are made.
 *
 * @param rank R
 * @param entries of W in a row, the mean of a sample of rows
 * @param factorEntries of all D_r and M_r together in a row, the mean of all rows
 */
public record OperatorSize(int rank, double entries, double factorEntries) {

    /** Rows of W that are looked at. */
    private static final int SAMPLE = 400;

    /** Bytes of an entry of a sparse matrix and its copy while it grows. */
    private static final double GROWING = 36;

    /** Bytes of two entries beside each other, or of one alone, in {@link EntryPairs}. */
    private static final double ENTRY_PAIR = 28;

    /** Bytes of an index. */
    private static final double INDEX = 4;

    /** Bytes of an entry of a sparse matrix, a number and its column. */
    private static final double ENTRY = 8 + INDEX;

    /** Per pair, inside a set or not, with all threads, in doubles: where its row lies and where it is written. */
    private static final double PLACES = 6;

    /** Work of all terms but the contractions as a multiple of that of W; with these it was measured between 1.5 and 3 at low rank. */
    private static final double ALL_TERMS = 1.5;

    /** Of a kernel without products. */
    public static final OperatorSize NONE = new OperatorSize(0, 0, 0);

    /** Those of a system. */
    public static OperatorSize of(OneParticleSystem system) {
        int functions = system.functions();
        long pairs = (long) functions * (functions + 1) / 2;
        long step = Math.max(1, pairs / SAMPLE);
        double sum = 0;
        long rows = 0;
        for (long t = step / 2; t < pairs; t += step, rows++) {
            int a = (int) ((Math.sqrt(8.0 * t + 1) - 1) / 2);
            int b = (int) Math.max(0, Math.min(a, t - (long) a * (a + 1) / 2));
            sum += columns(system, a + 1, b + 1);
        }
        long factors = 0;
        for (int r = 0; r < system.rank(); r++) {
            factors += system.force(r).nonZeros() + system.weight(r).nonZeros();
        }
        return new OperatorSize(system.rank(), rows == 0 ? 0 : sum / rows, functions == 0 ? 0 : (double) factors / functions);
    }

    /** Number of the unordered pairs of functions that the row (a, b) of W has entries at. */
    private static long columns(OneParticleSystem system, int a, int b) {
        BitSet[] seen = new BitSet[system.functions() + 1];
        BitSet row = new BitSet(seen.length);
        for (int r = 0; r < system.rank(); r++) {
            add(system.force(r), a, system.weight(r), b, row, seen);
            add(system.force(r), b, system.weight(r), a, row, seen);
        }
        // (i, j) and (j, i) are one pair
        long count = 0;
        for (int i = 1; i < seen.length; i++) {
            if (seen[i] != null) {
                for (int j = seen[i].nextSetBit(1); j >= 0; j = seen[i].nextSetBit(j + 1)) {
                    count += j <= i || seen[j] == null || !seen[j].get(i) ? 1 : 0;
                }
            }
        }
        return count;
    }

    private static void add(SparseMatrix left, int a, SparseMatrix right, int b, BitSet row, BitSet[] seen) {
        row.clear();
        for (int f = right.start(b); f < right.start(b + 1); f++) {
            row.set(right.column(f));
        }
        for (int e = left.start(a); e < left.start(a + 1); e++) {
            int i = left.column(e);
            seen[i] = seen[i] == null ? new BitSet(seen.length) : seen[i];
            seen[i].or(row);
        }
    }

    /**
     * Bytes of work space.
     *
     * @param functions K
     * @param size number of coefficients of order n
     * @param truncation m
     * @param numbers of particles side by side
     */
    public double bytes(double functions, IntToDoubleFunction size, int truncation, int numbers) {
        double factors = factors(functions, truncation, numbers);
        if (truncation < 2) {
            return factors;
        }
        double pairs = functions * (functions + 1) / 2;
        double length = 1;
        double below = 0;
        for (int n = 1; n <= truncation; n++) {
            length += size.applyAsDouble(n);
            below += n < truncation ? size.applyAsDouble(n) : 0;
        }
        double contracted = 8 * numbers * (2 * rank + 2) * below;
        double secondOrder = 8 * (numbers * 3 * pairs + 2 * (2 + rank) * functions) + ENTRY_PAIR * factorEntries * functions / 2;
        if (truncation < 3) {
            return factors + contracted + secondOrder;
        }
        double lanes = 2 * Lanes.WIDE * pairs <= length ? Lanes.WIDE : Lanes.NARROW;
        double inside = size.applyAsDouble(2);
        double rows = Math.max(inside, (2 + rank) * functions);
        return factors + contracted + secondOrder + 8 * (2 * lanes * rows + PLACES * pairs) + GROWING * entries * inside;
    }

    /**
     * Copies of D_r and M_r without the constant, the vectors of every product, and B with the places of half of the entries in it: once
     * for every order, and of order 1 for every number of particles.
     */
    private double factors(double functions, int truncation, int numbers) {
        double all = factorEntries * functions;
        double inSum = INDEX * all / 2 + ENTRY * functions * Math.min(functions, factorEntries / 2);
        return ENTRY * all + 2 * INDEX * rank * functions + 8 * 3 * (rank + 1) * functions + (numbers + truncation - 1) * inSum;
    }

    /**
     * Floating point operations of one evaluation, of the leading terms: a row of W for every spectator and pair that are in the set
     * together, for order 2 the products with D_r and M_r instead ({@code SecondOrder}), and the contractions of one slot with the
     * 2R + 1 vectors of m, d^r and w^r.
     */
    public double flops(double functions, IntToDoubleFunction size, int truncation) {
        double sum = 0;
        for (int n = 2; n <= truncation; n++) {
            sum += n == 2
                    ? 2 * functions * functions * Math.max(1, factorEntries)
                    : ALL_TERMS * n * (n - 1) * size.applyAsDouble(n) * Math.max(1, entries);
            sum += 2 * (2 * rank + 1) * Math.min(functions * size.applyAsDouble(n - 1), n * size.applyAsDouble(n));
        }
        return sum;
    }
}

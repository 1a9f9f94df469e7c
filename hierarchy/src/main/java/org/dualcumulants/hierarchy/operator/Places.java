package org.dualcumulants.hierarchy.operator;

import java.util.Arrays;
import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.hierarchy.tensor.ListedIndexSet;

/**
 * Where the multisets γ∪{b} and γ∪{b,b'} of a block of spectators γ lie in packed tensors, the spectators side by side as
 * lanes; gathers from there and adds there.
 */
abstract class Places {

    final IndexSet set;
    final int functions;
    private final double[][] ownMultiplicity;
    private final boolean[] ownRepeated;

    /** The multiplicities of the block, and the elements for which they are not all 1. */
    private double[][] multiplicity;

    private boolean[] repeated;

    /** Spectators in the block. */
    int count;

    Places(IndexSet set, int lanes) {
        this.set = set;
        this.functions = set.functions();
        this.ownMultiplicity = new double[functions][lanes];
        for (double[] row : ownMultiplicity) {
            Arrays.fill(row, 1);
        }
        this.ownRepeated = new boolean[functions];
    }

    static Places of(IndexSet set, int lanes) {
        return set instanceof FullIndexSet full
                ? new FullPlaces(full, lanes)
                : new ListedPlaces((ListedIndexSet) set, lanes);
    }

    /** Rows of doubles held per lane; integers count half. */
    static long workspacePerLane(IndexSet set) {
        long k = set.functions();
        return set instanceof FullIndexSet ? 2 * k + set.maximalOrder() + 1 : k + (k + PairStructure.pairCount(set.functions())) / 2 + 1;
    }

    /**
     * Takes a block of spectators.
     *
     * @param order of the spectators
     * @param first rank of the first one
     * @param count their number
     * @param two whether places of γ∪{b,b'} are wanted
     */
    final void take(int order, int first, int count, boolean two) {
        this.count = count;
        locate(order, first, two);
    }

    /** Begins to count the elements of a block. */
    final void countAnew() {
        multiplicity = ownMultiplicity;
        repeated = ownRepeated;
        for (int b = 0; b < functions; b++) {
            if (repeated[b]) {
                Arrays.fill(multiplicity[b], 1);
                repeated[b] = false;
            }
        }
    }

    /** Rows of multiplicities that were counted before; null where all are 1. */
    final void counted(double[][] rows, boolean[] notOne) {
        multiplicity = rows;
        repeated = notOne;
    }

    /** A copy of what was counted, for {@link #counted}. */
    final double[][] multiplicities() {
        double[][] rows = new double[functions][];
        for (int b = 0; b < functions; b++) {
            rows[b] = repeated[b] ? multiplicity[b].clone() : null;
        }
        return rows;
    }

    final boolean[] repetitions() {
        return repeated.clone();
    }

    /** Finds the places of the block and counts its elements. */
    abstract void locate(int order, int first, boolean two);

    final void countElement(int element, int lane) {
        multiplicity[element][lane]++;
        repeated[element] = true;
    }

    final void countElements(int[] elements) {
        for (int j = 0; j < count; j++) {
            countElement(elements[j], j);
        }
    }

    /** Whether γ∪{b,b'}, t = t(b,b'), is in the set for some spectator of the block. */
    boolean wantsTwo(int t) {
        return true;
    }

    /** rows[b] = x(γ∪{b}), from ≤ b < to. */
    abstract void gatherOne(double[] x, int offset, double[][] rows, int from, int to);

    /** rows[t] = x(γ∪{b,b'}), from ≤ t(b,b') < to. */
    abstract void gatherTwo(double[] x, int offset, double[][] rows, int from, int to);

    /** y(γ∪{a}) += n_a h, n_a the multiplicity of a in γ∪{a}: as often as a can stand for the open slot. Changes h. */
    final void scatterOne(double[] h, double[] y, int offset, int a) {
        if (repeated[a]) {
            Lanes.multiply(h, multiplicity[a]);
        }
        addOne(h, y, offset, a);
    }

    /**
     * y(γ∪{a,a'}) += (pairs of slots that hold a and a') h, a ≥ a'. With the multiplicities n of γ∪{a}, γ∪{a'} these are
     * n_a n_{a'} for a ≠ a' and n_a (n_a + 1)/2 for a = a'. Changes h.
     */
    final void scatterTwo(double[] h, double[] y, int offset, int a, int b) {
        if (a == b && repeated[a]) {
            Lanes.multiplyTriangular(h, multiplicity[a]);
        } else if (repeated[a] && repeated[b]) {
            Lanes.multiply(h, multiplicity[a], multiplicity[b]);
        } else if (repeated[a] || repeated[b]) {
            Lanes.multiply(h, multiplicity[repeated[a] ? a : b]);
        }
        addTwo(h, y, offset, a, b);
    }

    abstract void addOne(double[] h, double[] y, int offset, int a);

    abstract void addTwo(double[] h, double[] y, int offset, int a, int b);
}

package org.dualcumulants.hierarchy.operator;

import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.hierarchy.tensor.ListedIndexSet;

/**
 * Where the multisets γ∪{b} and γ∪{b,b'} of a block of spectators γ lie in packed tensors; gathers from there into the lanes of
 * the {@link Block} and adds there.
 */
abstract class Places {

    final IndexSet set;
    final int functions;
    final Block block;
    private final Repetitions ownRepetitions;
    private Repetitions repetitions;

    /** Order of the spectators, and their number in the block. */
    int order;

    int count;

    /** Largest elements of the first spectator and of the last one, between which those of the others lie; -1 for none. */
    int bottom;

    int top;

    Places(IndexSet set, Block block) {
        this.set = set;
        this.functions = set.functions();
        this.block = block;
        this.ownRepetitions = new Repetitions(functions, spectators(set), block);
    }

    static Places of(IndexSet set, Block block) {
        return set instanceof FullIndexSet full
                ? new FullPlaces(full, block)
                : new ListedPlaces((ListedIndexSet) set, block);
    }

    /** Largest order of spectators that leave two slots open. */
    static int spectators(IndexSet set) {
        return Math.max(0, set.maximalOrder() - 2);
    }

    /** Number of doubles held; integers count half. */
    static long workspace(IndexSet set, Block block) {
        int k = set.functions();
        int order = spectators(set);
        double own = set instanceof FullIndexSet ? k + order + 0.5 : ((set.maximalOrder() < 2 ? 0 : set.size(2)) + order) / 2.0;
        return (long) Math.ceil(block.spectators() * (own + Repetitions.rows(order)));
    }

    /**
     * Divides the spectators of a segment into blocks. Spectators that nothing can join, which neither give nor receive anything, are in
     * none.
     *
     * @param order of the spectators
     * @return number of blocks
     */
    abstract int divide(int order, Segment segment);

    /**
     * Takes a block of the segment: finds its places and counts its elements.
     *
     * @param number of the block, from 0 on
     * @param two whether places of γ∪{b,b'} are wanted
     */
    abstract void take(int number, boolean two);

    /** @param element element[l][j] is the l-th largest element of the j-th spectator */
    final void countAnew(int[][] element) {
        repetitions = ownRepetitions;
        repetitions.count(order, element, count);
    }

    /** Takes what was counted before. */
    final void counted(Repetitions before) {
        repetitions = before;
    }

    /** What was counted, to keep. */
    final Repetitions repetitions() {
        return repetitions.copy();
    }

    /** Number of spectators whose largest element is at most x: the first ones of the block. */
    abstract int upTo(int x);

    /** Whether γ∪{b} is in the set for some spectator of the block. */
    boolean wantsOne(int b) {
        return true;
    }

    /** Whether γ∪{b,b'}, t = t(b,b'), is in the set for some spectator of the block. */
    boolean wantsTwo(int t) {
        return true;
    }

    /** rows[b] = x(γ∪{b}), from ≤ b &lt; to. */
    abstract void gatherOne(double[] x, int offset, double[][] rows, int from, int to);

    /**
     * rows[t] = x(γ∪{b,b'}), from ≤ t(b,b') &lt; to.
     *
     * @param own where a row may be written; null for pairs that are outside the set
     * @param rows receives these, or other rows of zeros
     */
    abstract void gatherTwo(double[] x, int offset, double[][] own, double[][] rows, int from, int to);

    /** y(γ) += h. */
    abstract void addNone(double[] h, double[] y, int offset);

    /** y(γ∪{a}) += n_a h, n_a the multiplicity of a in γ∪{a}: as often as a can stand for the open slot. Changes h. */
    final void scatterOne(double[] h, double[] y, int offset, int a) {
        repetitions.multiply(h, a);
        addOne(h, y, offset, a);
    }

    /**
     * y(γ∪{a,a'}) += (pairs of slots that hold a and a') h, a ≥ a'. With the multiplicities n of γ∪{a}, γ∪{a'} these are
     * n_a n_{a'} for a ≠ a' and n_a (n_a + 1)/2 for a = a'. Changes h.
     */
    final void scatterTwo(double[] h, double[] y, int offset, int a, int b) {
        repetitions.multiply(h, a);
        if (a == b) {
            repetitions.multiplyAgain(h, a);
        } else {
            repetitions.multiply(h, b);
        }
        addTwo(h, y, offset, a, b);
    }

    /** h /= n_a, the number of slots of γ∪{a} that hold a. */
    final void divide(double[] h, int a) {
        repetitions.divide(h, a);
    }

    /** out(γ∪{x}) = h for the first spectators, up to x. */
    abstract void putUpTo(int x, int spectators, double[] h, double[] out);

    /** out(γ∪{x}) += h for the first spectators, up to x. */
    abstract void addUpTo(int x, int spectators, double[] h, double[] out);

    abstract void addOne(double[] h, double[] y, int offset, int a);

    abstract void addTwo(double[] h, double[] y, int offset, int a, int b);
}

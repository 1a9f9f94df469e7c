package org.dualcumulants.hierarchy.operator;

/**
 * Which rows of G(b,b') must be there while the pairs (a, ·) of one a are written, in the order of t(b,b'): those that W and
 * B read, and the pairs of the four elements around a that are contracted together.
 */
final class Reach {

    /** Elements that are contracted together. */
    static final int TOGETHER = 4;

    private final int[] from;
    private final int[] to;
    private final int rows;

    /**
     * @param pairs W
     * @param admitted the pairs that have a row
     */
    Reach(int functions, LaneMatrix pairs, OneBody body, AdmittedPairs admitted) {
        this.from = new int[functions];
        this.to = new int[functions];
        int most = 0;
        int gathered = 0;
        for (int a = 0; a < functions; a++) {
            from[a] = Math.min(
                    pairs.lowest(PairStructure.pair(a, 0)), PairStructure.pair(Math.min(a, body.lowest(a)), 0));
            int next = PairStructure.pair(a + 1, 0);
            int read = body.highest(a + 1) > a + 1 ? PairStructure.pair(body.highest(a + 1) - 1, a) + 1 : next;
            int together = PairStructure.pair(Math.min(functions, a - a % TOGETHER + TOGETHER), 0);
            to[a] = Math.max(Math.max(next, pairs.highest(next)), Math.max(read, together));
            gathered = Math.max(gathered, to[a]);
            most = Math.max(most, admitted.before(gathered) - admitted.before(from[a]));
        }
        this.rows = most;
    }

    /** First row that is read for a or a larger element. */
    int from(int a) {
        return from[a];
    }

    /** One more than the last row that is read for a. */
    int to(int a) {
        return to[a];
    }

    /** Most rows alive at a time. */
    int rows() {
        return rows;
    }
}

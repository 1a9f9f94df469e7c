package org.dualcumulants.hierarchy.run;

/** How much of all runs is done, in coefficients times the part of [0, T] covered. */
final class Work {

    private final Progress progress;
    private double total;
    private double done;

    Work(Progress progress) {
        this.progress = progress;
    }

    /** Announces work that will come. */
    synchronized void expect(double coefficients) {
        total += coefficients;
    }

    /** What was expected is known already: the time left is that of the rest. */
    synchronized void known(double coefficients) {
        total = Math.max(done, total - coefficients);
    }

    boolean cancelled() {
        return progress.cancelled();
    }

    /** Where solutions are kept. */
    Checkpoint checkpoint() {
        return progress.checkpoint();
    }

    boolean wantsHistories() {
        return progress.wantsHistories();
    }

    /** One run. */
    final class Piece {
        private final double size;
        private double reached;

        private Piece(double size) {
            this.size = size;
        }

        void reached(double part) {
            synchronized (Work.this) {
                done += size * (part - reached);
                reached = part;
                progress.advanced(Math.min(done, total), total);
            }
        }
    }

    /** A run begins. */
    synchronized Piece begin(double coefficients) {
        total = Math.max(total, done + coefficients);
        return new Piece(coefficients);
    }
}

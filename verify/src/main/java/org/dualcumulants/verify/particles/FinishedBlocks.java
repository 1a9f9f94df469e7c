package org.dualcumulants.verify.particles;

import java.util.Optional;

/** Keeps what blocks of replicas gave, by their number, so that a simulation can go on from them to the same result. Called from several threads. */
public interface FinishedBlocks {

    /** Keeps nothing. */
    FinishedBlocks NONE = new FinishedBlocks() {
        @Override
        public Optional<double[]> find(int block) {
            return Optional.empty();
        }

        @Override
        public void keep(int block, double[] numbers) {}
    };

    /** What was kept of a block. */
    Optional<double[]> find(int block);

    /** @param numbers not changed afterwards */
    void keep(int block, double[] numbers);
}

package org.dualcumulants.hierarchy.operator;

import java.util.Arrays;

/**
 * Which spectators γ of a block contain an element b already, and how often γ∪{b} contains it then. A result on γ∪{b} is
 * reached from as many slots; where γ lacks b the multiplicity is 1 and nothing is listed.
 */
final class Repetitions {

    private final Block block;

    /** The spectators with b are spectator[start[b]] … spectator[start[b+1] - 1], ascending. */
    private final int[] start;

    private final int[] spectator;
    private final double[] multiplicity;

    Repetitions(int functions, int order, Block block) {
        this(
                block, new int[functions + 2], new int[order * block.spectators()],
                new double[order * block.spectators()]);
    }

    private Repetitions(Block block, int[] start, int[] spectator, double[] multiplicity) {
        this.block = block;
        this.start = start;
        this.spectator = spectator;
        this.multiplicity = multiplicity;
    }

    /** Rows of doubles held per spectator; integers count half. */
    static double rows(int order) {
        return 1.5 * order;
    }

    /** @param element element[l][j] is the l-th largest element of the j-th spectator */
    void count(int order, int[][] element, int count) {
        Arrays.fill(start, 0);
        for (int l = 0; l < order; l++) {
            for (int j = 0; j < count; j++) {
                if (l == 0 || element[l][j] != element[l - 1][j]) {
                    start[element[l][j] + 2]++;
                }
            }
        }
        for (int b = 2; b < start.length; b++) {
            start[b] += start[b - 1];
        }
        for (int l = 0; l < order; l++) {
            for (int j = 0; j < count; j++) {
                int b = element[l][j];
                if (l == 0 || b != element[l - 1][j]) {
                    int same = l + 1;
                    while (same < order && element[same][j] == b) {
                        same++;
                    }
                    int at = start[b + 1]++;
                    spectator[at] = j;
                    multiplicity[at] = same - l + 1;
                }
            }
        }
    }

    /** What was counted, in as little space as it needs. */
    Repetitions copy() {
        int used = start[start.length - 1];
        return new Repetitions(block, start.clone(), Arrays.copyOf(spectator, used), Arrays.copyOf(multiplicity, used));
    }

    /** h *= n_b, spectator by spectator. */
    void multiply(double[] h, int b) {
        for (int i = start[b]; i < start[b + 1]; i++) {
            block.multiply(h, spectator[i], multiplicity[i]);
        }
    }

    /** h /= n_b, spectator by spectator. */
    void divide(double[] h, int b) {
        for (int i = start[b]; i < start[b + 1]; i++) {
            block.multiply(h, spectator[i], 1 / multiplicity[i]);
        }
    }

    /** h *= (n_b + 1)/2, spectator by spectator. */
    void multiplyAgain(double[] h, int b) {
        for (int i = start[b]; i < start[b + 1]; i++) {
            block.multiply(h, spectator[i], 0.5 * (multiplicity[i] + 1));
        }
    }
}

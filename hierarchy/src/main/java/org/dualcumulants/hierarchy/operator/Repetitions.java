package org.dualcumulants.hierarchy.operator;

import java.util.Arrays;

/**
 * Which spectators γ of a block contain an element b already, and how often γ∪{b} contains it then. A result on γ∪{b} is
 * reached from as many slots; where γ lacks b the multiplicity is 1 and nothing is listed.
 */
final class Repetitions {

    /** The lanes with b are lane[start[b]] … lane[start[b+1] - 1], ascending. */
    private final int[] start;

    private final int[] lane;
    private final double[] multiplicity;

    Repetitions(int functions, int order, int lanes) {
        this(new int[functions + 2], new int[order * lanes], new double[order * lanes]);
    }

    private Repetitions(int[] start, int[] lane, double[] multiplicity) {
        this.start = start;
        this.lane = lane;
        this.multiplicity = multiplicity;
    }

    /** Rows of doubles held per lane; integers count half. */
    static double rows(int order) {
        return 1.5 * order;
    }

    /** @param element element[l][j] is the l-th largest element of the spectator in lane j */
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
                    lane[at] = j;
                    multiplicity[at] = same - l + 1;
                }
            }
        }
    }

    /** What was counted, in as little space as it needs. */
    Repetitions copy() {
        int used = start[start.length - 1];
        return new Repetitions(start.clone(), Arrays.copyOf(lane, used), Arrays.copyOf(multiplicity, used));
    }

    /** h *= n_b, lane by lane. */
    void multiply(double[] h, int b) {
        for (int i = start[b]; i < start[b + 1]; i++) {
            h[lane[i]] *= multiplicity[i];
        }
    }

    /** h *= (n_b + 1)/2, lane by lane. */
    void multiplyAgain(double[] h, int b) {
        for (int i = start[b]; i < start[b + 1]; i++) {
            h[lane[i]] *= 0.5 * (multiplicity[i] + 1);
        }
    }
}

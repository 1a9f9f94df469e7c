package org.dualcumulants.hierarchy.operator;

import org.dualcumulants.hierarchy.tensor.TensorLayout;

/**
 * How a block of a sweep lies in lanes: lane {@code numbers·j + l} belongs to the j-th spectator and the l-th particle number; a
 * few may be left over. The numbers of one coefficient lie beside each other in tensors as well, so that a place looked up once
 * serves all of them. Places are those of a single particle number. They ascend strictly from spectator to spectator, so that a
 * first and a last one {@code count - 1} apart have all the others between them, and a run is moved whole. Eight moves stand in
 * a row, since loops that short are not unrolled into anything better.
 */
final class Block {

    /** As many lanes as leave the work space of two threads below one state of m = 4. */
    private static final Block NARROW = new Block(1, Lanes.NARROW);

    private static final Block WIDE = new Block(1, Lanes.WIDE);

    /** {@link BatchOperator#LANES} particle numbers, with a state as many times as large. */
    private static final Block SIDE_BY_SIDE = new Block(BatchOperator.LANES, Lanes.WIDE);

    private final int numbers;
    private final int lanes;

    private Block(int numbers, int lanes) {
        this.numbers = numbers;
        this.lanes = lanes;
    }

    /**
     * The lanes of an operator, the same for any number of threads. Wide rows are faster by a quarter, and are taken where those of
     * all pairs of elements, for two threads, fit in one state.
     *
     * @param numbers of particle numbers, 1 or {@link BatchOperator#LANES}
     */
    static Block of(TensorLayout layout, int numbers) {
        if (numbers > 1) {
            return SIDE_BY_SIDE;
        }
        long rows = 2L * PairStructure.pairCount(layout.indexSet().functions());
        return Lanes.WIDE * rows <= layout.length() ? WIDE : NARROW;
    }

    /** Particle numbers, 1 or {@link BatchOperator#LANES}. */
    int numbers() {
        return numbers;
    }

    int lanes() {
        return lanes;
    }

    /** Spectators, at most. */
    int spectators() {
        return lanes / numbers;
    }

    /** row = x from a place on, {@code count} places. */
    void take(double[] x, int place, double[] row, int count) {
        System.arraycopy(x, numbers * place, row, 0, numbers * count);
    }

    /** x from a place on = row, {@code count} places. */
    void put(double[] row, double[] x, int place, int count) {
        System.arraycopy(row, 0, x, numbers * place, numbers * count);
    }

    /** y from a place on += row, {@code count} places. */
    void add(double[] row, double[] y, int place, int count) {
        int at = numbers * place;
        int end = numbers * count;
        for (int j = 0; j < end; j++) {
            y[at + j] += row[j];
        }
    }

    /** row = x(offset + place). */
    void gather(double[] x, int offset, int[] place, double[] row, int count) {
        if (numbers == 1) {
            for (int j = 0; j < count; j++) {
                row[j] = x[offset + place[j]];
            }
        } else if (place[count - 1] - place[0] == count - 1) {
            take(x, offset + place[0], row, count);
        } else {
            for (int j = 0; j < count; j++) {
                copy(x, 8 * (offset + place[j]), row, 8 * j);
            }
        }
    }

    /** row = x(offset + high + low). */
    void gather(double[] x, int offset, int[] high, int[] low, double[] row, int count) {
        if (numbers == 1) {
            for (int j = 0; j < count; j++) {
                row[j] = x[offset + high[j] + low[j]];
            }
        } else if (high[count - 1] + low[count - 1] - high[0] - low[0] == count - 1) {
            take(x, offset + high[0] + low[0], row, count);
        } else {
            for (int j = 0; j < count; j++) {
                copy(x, 8 * (offset + high[j] + low[j]), row, 8 * j);
            }
        }
    }

    /** y(offset + place) += row. */
    void add(double[] row, double[] y, int offset, int[] place, int count) {
        if (numbers == 1) {
            for (int j = 0; j < count; j++) {
                y[offset + place[j]] += row[j];
            }
        } else if (count > 0 && place[count - 1] - place[0] == count - 1) {
            add(row, y, offset + place[0], count);
        } else {
            for (int j = 0; j < count; j++) {
                addTo(y, 8 * (offset + place[j]), row, 8 * j);
            }
        }
    }

    /** y(offset + high + low) += row. */
    void add(double[] row, double[] y, int offset, int[] high, int[] low, int count) {
        if (numbers == 1) {
            for (int j = 0; j < count; j++) {
                y[offset + high[j] + low[j]] += row[j];
            }
        } else if (count > 0 && high[count - 1] + low[count - 1] - high[0] - low[0] == count - 1) {
            add(row, y, offset + high[0] + low[0], count);
        } else {
            for (int j = 0; j < count; j++) {
                addTo(y, 8 * (offset + high[j] + low[j]), row, 8 * j);
            }
        }
    }

    /** The numbers of one place to those of one spectator. */
    void copy(double[] x, int place, int j, double[] row) {
        if (numbers == 1) {
            row[j] = x[place];
        } else {
            copy(x, 8 * place, row, 8 * j);
        }
    }

    /** The numbers of one spectator to those of one place. */
    void put(double[] row, int j, double[] x, int place) {
        if (numbers == 1) {
            x[place] = row[j];
        } else {
            copy(row, 8 * j, x, 8 * place);
        }
    }

    /** Adds the numbers of one spectator to those of one place. */
    void add(double[] row, int j, double[] y, int place) {
        if (numbers == 1) {
            y[place] += row[j];
        } else {
            addTo(y, 8 * place, row, 8 * j);
        }
    }

    /** The numbers of one spectator are 0. */
    void clear(double[] row, int j) {
        for (int l = numbers * j; l < numbers * (j + 1); l++) {
            row[l] = 0;
        }
    }

    /** Multiplies the numbers of one spectator. */
    void multiply(double[] row, int j, double factor) {
        if (numbers == 1) {
            row[j] *= factor;
        } else {
            multiplyBy(factor, row, 8 * j);
        }
    }

    private static void copy(double[] x, int i, double[] y, int j) {
        y[j] = x[i];
        y[j + 1] = x[i + 1];
        y[j + 2] = x[i + 2];
        y[j + 3] = x[i + 3];
        y[j + 4] = x[i + 4];
        y[j + 5] = x[i + 5];
        y[j + 6] = x[i + 6];
        y[j + 7] = x[i + 7];
    }

    private static void multiplyBy(double factor, double[] y, int j) {
        y[j] *= factor;
        y[j + 1] *= factor;
        y[j + 2] *= factor;
        y[j + 3] *= factor;
        y[j + 4] *= factor;
        y[j + 5] *= factor;
        y[j + 6] *= factor;
        y[j + 7] *= factor;
    }

    private static void addTo(double[] y, int j, double[] x, int i) {
        y[j] += x[i];
        y[j + 1] += x[i + 1];
        y[j + 2] += x[i + 2];
        y[j + 3] += x[i + 3];
        y[j + 4] += x[i + 4];
        y[j + 5] += x[i + 5];
        y[j + 6] += x[i + 6];
        y[j + 7] += x[i + 7];
    }
}

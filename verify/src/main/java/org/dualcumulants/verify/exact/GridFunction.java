package org.dualcumulants.verify.exact;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A function of n particles on the n-fold product of a {@link ParticleGrid}; n = 0 is a number. Its M^n values are
 * indexed by the particles' points, the last particle varies fastest. Immutable.
 */
public final class GridFunction {

    private final ParticleGrid grid;
    private final int slots;
    private final double[] values;

    /** Takes over the array. */
    GridFunction(ParticleGrid grid, int slots, double[] values) {
        if (values.length != size(grid, slots)) {
            throw new IllegalArgumentException(values.length + " values given for " + slots + " particles on "
                    + grid.size() + " points; " + size(grid, slots) + " are required");
        }
        this.grid = grid;
        this.slots = slots;
        this.values = values;
    }

    /** Samples a function of {@code slots} particles. */
    public static GridFunction sample(ParticleGrid grid, int slots, ScalarField field) {
        int d = grid.dimension();
        int m = grid.size();
        double[][] points = new double[m][];
        for (int p = 0; p < m; p++) {
            points[p] = grid.point(p);
        }
        double[] values = new double[size(grid, slots)];
        double[] coordinates = new double[slots * d];
        for (int index = 0; index < values.length; index++) {
            for (int slot = slots - 1, rest = index; slot >= 0; rest /= m, slot--) {
                System.arraycopy(points[rest % m], 0, coordinates, slot * d, d);
            }
            values[index] = field.at(coordinates);
        }
        return new GridFunction(grid, slots, values);
    }

    /** A function of {@code slots} particles by its values, one per choice of points, the last particle's fastest. */
    public static GridFunction of(ParticleGrid grid, int slots, double[] values) {
        return new GridFunction(grid, slots, values.clone());
    }

    /** The same number at every point. */
    public static GridFunction constant(ParticleGrid grid, int slots, double value) {
        double[] values = new double[size(grid, slots)];
        Arrays.fill(values, value);
        return new GridFunction(grid, slots, values);
    }

    /** Weights of ∫ dx_1 … dx_n. */
    static double[] weights(ParticleGrid grid, int slots) {
        double[] one = new double[grid.size()];
        for (int p = 0; p < one.length; p++) {
            one[p] = grid.weight(p);
        }
        return new GridFunction(grid, 1, one).power(slots).values;
    }

    /** M^n, the number of values of a function of n particles; refused where it exceeds an array. */
    static int size(ParticleGrid grid, int slots) {
        double size = Math.pow(grid.size(), slots);
        if (size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(slots + " particles on " + grid.size() + " points each make " + size
                    + " values; at most " + (Integer.MAX_VALUE - 8) + " fit, take fewer points or particles");
        }
        return (int) size;
    }

    public ParticleGrid grid() {
        return grid;
    }

    /** Number n of particles the function depends on. */
    public int slots() {
        return slots;
    }

    /** Value at the given points, one index per particle. */
    public double at(int... points) {
        if (points.length != slots) {
            throw new IllegalArgumentException(points.length + " points given; " + slots + " are required");
        }
        int index = 0;
        for (int p : points) {
            index = index * grid.size() + Objects.checkIndex(p, grid.size());
        }
        return values[index];
    }

    /** The values, in a new array. */
    public double[] values() {
        return values.clone();
    }

    /** The values themselves, for reading only. */
    double[] raw() {
        return values;
    }

    /** ∫ g f dx_slot by the quadrature of the grid, f a function of one particle: n-1 slots remain. */
    public GridFunction contract(int slot, GridFunction f) {
        Objects.checkIndex(slot, slots);
        requireOneParticle(f);
        int m = grid.size();
        int inner = size(grid, slots - 1 - slot);
        int outer = size(grid, slot);
        double[] out = new double[outer * inner];
        for (int o = 0; o < outer; o++) {
            for (int p = 0; p < m; p++) {
                double weight = grid.weight(p) * f.values[p];
                int from = (o * m + p) * inner;
                for (int i = 0; i < inner; i++) {
                    out[o * inner + i] += weight * values[from + i];
                }
            }
        }
        return new GridFunction(grid, slots - 1, out);
    }

    /** g h, both functions of the same particles. */
    public GridFunction times(GridFunction h) {
        requireSameParticles(h);
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i] * h.values[i];
        }
        return new GridFunction(grid, slots, out);
    }

    /** g/h at every point. */
    public GridFunction dividedBy(GridFunction h) {
        requireSameParticles(h);
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i] / h.values[i];
        }
        return new GridFunction(grid, slots, out);
    }

    /** g ⊗ h, the particles of h after those of g. */
    GridFunction tensor(GridFunction h) {
        requireSameGrid(h);
        double[] out = new double[size(grid, slots + h.slots)];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i / h.values.length] * h.values[i % h.values.length];
        }
        return new GridFunction(grid, slots + h.slots, out);
    }

    /** ∫ g(x, z) h(z, y) dz of two functions of two particles. */
    public GridFunction compose(GridFunction h) {
        requireSameParticles(h);
        if (slots != 2) {
            throw new IllegalArgumentException("functions of " + slots + " particles are composed; of 2 is required");
        }
        int m = grid.size();
        double[] out = new double[m * m];
        for (int x = 0; x < m; x++) {
            for (int z = 0; z < m; z++) {
                double factor = grid.weight(z) * values[x * m + z];
                for (int y = 0; y < m; y++) {
                    out[x * m + y] += factor * h.values[z * m + y];
                }
            }
        }
        return new GridFunction(grid, 2, out);
    }

    /** g^{⊗n}; the number 1 for n = 0. */
    public GridFunction power(int n) {
        GridFunction power = constant(grid, 0, 1);
        for (int k = 0; k < n; k++) {
            power = power.tensor(this);
        }
        return power;
    }

    /** ∫ g h over all slots. */
    public double inner(GridFunction h) {
        return times(h).pairing(constant(grid, 1, 1));
    }

    /** ∫ g f^{⊗n} over all slots. */
    public double pairing(GridFunction f) {
        GridFunction g = this;
        while (g.slots > 0) {
            g = g.contract(g.slots - 1, f);
        }
        return g.values[0];
    }

    /** Q_slot g = g - ∫ g f dx_slot. */
    GridFunction centre(int slot, GridFunction f) {
        int[] others = IntStream.range(0, slots).filter(s -> s != slot).toArray();
        int[] all = IntStream.range(0, slots).toArray();
        return new SlotSum(grid, slots).add(1, this, all).add(-1, contract(slot, f), others).result();
    }

    /** ‖g‖ in L²_f, ‖g‖² = ∫ g² f^{⊗n}. */
    public double norm(GridFunction f) {
        double[] squares = new double[values.length];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = values[i] * values[i];
        }
        return Math.sqrt(new GridFunction(grid, slots, squares).pairing(f));
    }

    /** max |g| over the grid. */
    public double maxNorm() {
        double max = 0;
        for (double v : values) {
            max = Math.max(max, Math.abs(v));
        }
        return max;
    }

    /** Coordinates of all particles at one of the values, in the order of {@link #values}. */
    double[] point(int index) {
        int d = grid.dimension();
        double[] coordinates = new double[slots * d];
        for (int slot = slots - 1, rest = index; slot >= 0; rest /= grid.size(), slot--) {
            System.arraycopy(grid.point(rest % grid.size()), 0, coordinates, slot * d, d);
        }
        return coordinates;
    }

    private void requireSameGrid(GridFunction h) {
        if (!h.grid.equals(grid)) {
            throw new IllegalArgumentException("a function on " + h.grid + "; one on " + grid + " is required");
        }
    }

    private void requireSameParticles(GridFunction h) {
        requireSameGrid(h);
        if (h.slots != slots) {
            throw new IllegalArgumentException(
                    "a function of " + h.slots + " particles; one of " + slots + " is required");
        }
    }

    private void requireOneParticle(GridFunction f) {
        if (f.slots != 1 || !f.grid.equals(grid)) {
            throw new IllegalArgumentException("a weight of " + f.slots + " particles on " + f.grid
                    + "; a function of one particle on " + grid + " is required");
        }
    }
}

package org.dualcumulants.verify.modulated;

import java.util.Arrays;
import org.dualcumulants.spectral.interaction.TorusPotential;

/**
 * Σ_{i≠j} g(x_i - x_j) and Σ_{j≠i} ∇g(x_i - x_j) on a torus: waves by {@link NonuniformTransform}, what they leave over near pairs
 * found in cells. The screen grows with the density, so that O(N log N) operations are enough. Both parts leave out less than
 * 1e-12 of g at the distance of neighbours. Not thread safe.
 */
final class EwaldPairs implements PairSum {

    /** αL at least: near means closer than half a period. */
    private static final double SCREEN = 11;

    /** α times the mean distance of neighbours, at most. */
    private static final double[] DENSE = {0.25, 1.0, 0.9};

    private final TorusPotential g;
    private final double screen;
    private final double reach;
    private final NonuniformTransform waves;
    private final double[] far;
    private final double self;
    private final int[] cells;

    /** @param particles about how many, which divides near from far and changes no digit */
    EwaldPairs(TorusPotential g, int particles) {
        int d = g.dimension();
        this.g = g;
        double shortest = g.periods().stream().min(Double::compare).orElseThrow();
        this.screen = Math.max(SCREEN / shortest, DENSE[d - 1] * Math.pow(particles / g.volume(), 1.0 / d));
        this.reach = g.reach(screen);
        if (reach > shortest / 2) {
            throw new IllegalArgumentException("the potential " + g.text() + " reaches " + reach
                    + "; at most half a period can be summed, " + shortest / 2 + ": shorten it, or give harmonics");
        }
        int[] most = new int[d];
        double[] periods = new double[d];
        for (int a = 0; a < d; a++) {
            most[a] = g.waves(a, screen);
            periods[a] = g.periods().get(a);
        }
        this.waves = new NonuniformTransform(g.periods(), most);
        TorusGrid grid = waves.grid();
        this.far = new double[grid.size()];
        int[] k = new int[d];
        double sum = 0;
        for (int i = 0; i < far.length; i++) {
            grid.wave(i, k);
            far[i] = waves.holds(k) ? g.far(k, screen) / g.volume() : 0;
            sum += far[i];
        }
        this.self = sum;
        this.cells = new int[d];
        for (int a = 0; a < d; a++) {
            int fit = reach > 0 ? (int) Math.min(Math.floor(periods[a] / reach), Math.pow(particles, 1.0 / d) + 1) : 1;
            cells[a] = fit < 4 ? 1 : fit;
        }
    }

    @Override
    public double energy(double[][] x) {
        return sum(x, null);
    }

    @Override
    public double energy(double[][] x, double[][] slopes) {
        return sum(x, slopes);
    }

    @Override
    public void slopes(double[][] x, double[][] slopes) {
        sum(x, slopes);
    }

    private double sum(double[][] x, double[][] slopes) {
        int n = x[0].length;
        double[] structure = waves.sum(x);
        double energy = -n * self - (double) n * (n - 1) * g.nearIntegral(screen) / g.volume();
        for (int i = 0; i < far.length; i++) {
            energy += far[i] * (structure[2 * i] * structure[2 * i] + structure[2 * i + 1] * structure[2 * i + 1]);
        }
        if (slopes != null) {
            addFarSlopes(x, structure, slopes);
        }
        return reach > 0 ? energy + near(x, slopes) : energy;
    }

    /** ∇ Σ_κ far(κ) e^{iκ·x} S(κ), S(κ) = Σ_j e^{-iκ·x_j}. */
    private void addFarSlopes(double[][] x, double[] structure, double[][] slopes) {
        int d = x.length;
        double[][] gradient = new double[d][structure.length];
        int[] k = new int[d];
        for (int i = 0; i < far.length; i++) {
            if (far[i] != 0) {
                waves.grid().wave(i, k);
                double[] wave = g.wave(k);
                for (int a = 0; a < d; a++) {
                    gradient[a][2 * i] = -far[i] * wave[a] * structure[2 * i + 1];
                    gradient[a][2 * i + 1] = far[i] * wave[a] * structure[2 * i];
                }
            }
        }
        double[][] found = waves.at(x, Arrays.stream(gradient).map(waves::prepared).toArray(double[][]::new));
        for (int a = 0; a < d; a++) {
            for (int i = 0; i < slopes[a].length; i++) {
                slopes[a][i] += found[a][i];
            }
        }
    }

    private double near(double[][] x, double[][] slopes) {
        int d = x.length;
        int n = x[0].length;
        int total = Arrays.stream(cells).reduce(1, (a, b) -> a * b);
        int[] head = new int[total];
        int[] next = new int[n];
        Arrays.fill(head, -1);
        int[][] cell = new int[d][n];
        for (int i = n - 1; i >= 0; i--) {
            int index = 0;
            for (int a = 0; a < d; a++) {
                double u = x[a][i] / g.periods().get(a);
                cell[a][i] = Math.min(cells[a] - 1, (int) ((u - Math.floor(u)) * cells[a]));
                index = index * cells[a] + cell[a][i];
            }
            next[i] = head[index];
            head[index] = i;
        }
        double energy = 0;
        int[] shift = new int[d];
        int neighbours = 1;
        for (int a = 0; a < d; a++) {
            neighbours *= cells[a] == 1 ? 1 : 3;
        }
        for (int i = 0; i < n; i++) {
            for (int m = 0; m < neighbours; m++) {
                int rest = m;
                int index = 0;
                for (int a = 0; a < d; a++) {
                    shift[a] = cells[a] == 1 ? 0 : rest % 3 - 1;
                    rest = cells[a] == 1 ? rest : rest / 3;
                    index = index * cells[a] + Math.floorMod(cell[a][i] + shift[a], cells[a]);
                }
                for (int j = head[index]; j >= 0; j = next[j]) {
                    if (j < i) {
                        energy += pair(x, i, j, slopes);
                    }
                }
            }
        }
        return 2 * energy;
    }

    private double pair(double[][] x, int i, int j, double[][] slopes) {
        double square = 0;
        for (int a = 0; a < x.length; a++) {
            double z = difference(x[a][i] - x[a][j], a);
            square += z * z;
        }
        if (square > reach * reach) {
            return 0;
        }
        double distance = Math.sqrt(square);
        if (slopes != null) {
            double push = g.push(distance, screen);
            for (int a = 0; a < x.length; a++) {
                double z = difference(x[a][i] - x[a][j], a) * push;
                slopes[a][i] -= z;
                slopes[a][j] += z;
            }
        }
        return g.near(distance, screen);
    }

    private double difference(double z, int axis) {
        double period = g.periods().get(axis);
        return z - period * Math.rint(z / period);
    }
}

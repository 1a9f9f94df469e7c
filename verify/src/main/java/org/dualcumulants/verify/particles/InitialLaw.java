package org.dualcumulants.verify.particles;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.study.StudyException;

/**
 * Exact draws from f°, given up to normalisation, by rejection below a bound that is constant on the cells of a grid. Every value of f°
 * that is met is compared with its bound: one above it ends the sampling instead of bending the law. The real line is mapped to (0, 1)
 * by x = c + s tan(π(u - ½)) with c, s at the median and quartiles of f°. Immutable and thread safe.
 */
final class InitialLaw {

    /** Cells of the grid, at most; an axis has the same number of them as every other. */
    private static final int CELLS = 1 << 14;

    /** Values per cell and axis that its bound is taken from. */
    private static final int SAMPLES = 2;

    /** What the bound is above the largest value met in a cell and its neighbours. */
    private static final double SAFETY = 1.1;

    /** Cells where f° seems to vanish are looked into as often as this part of an average one. */
    private static final double GLANCE = 1e-3;

    private static final int BATCH = 256;

    private final Expression formula;
    private final Compiled density;
    private final List<Coordinate> coordinates;
    private final double[] centre;
    private final double[] scale;
    private final int perAxis;
    private final double[] bound;

    /** Alias table: a cell is itself with this probability, its alias otherwise. */
    private final double[] keep;
    private final int[] alias;

    /** @throws StudyException if f° is negative, not finite or without mass */
    InitialLaw(Expression formula, List<String> names, List<Coordinate> coordinates) {
        this.formula = formula;
        this.density = formula.compile(names);
        this.coordinates = List.copyOf(coordinates);
        int d = coordinates.size();
        this.perAxis = Math.max(4, (int) Math.floor(Math.pow(CELLS, 1.0 / d)));
        this.centre = new double[d];
        this.scale = new double[d];
        Arrays.fill(scale, 1);
        locate();
        this.bound = bounds();
        this.keep = new double[bound.length];
        this.alias = new int[bound.length];
        fillAlias();
    }

    /** Fills one column per axis with independent states. */
    void draw(RandomGenerator random, double[][] x) {
        int d = coordinates.size();
        double[][] u = new double[d][BATCH];
        double[][] proposed = new double[d][BATCH];
        int[] cell = new int[BATCH];
        double[] value = new double[BATCH];
        int filled = 0;
        while (filled < x[0].length) {
            for (int i = 0; i < BATCH; i++) {
                cell[i] = cell(random.nextDouble());
                int rest = cell[i];
                for (int a = d - 1; a >= 0; a--) {
                    u[a][i] = (rest % perAxis + random.nextDouble()) / perAxis;
                    rest /= perAxis;
                }
            }
            evaluate(u, proposed, value);
            for (int i = 0; i < BATCH; i++) {
                double ratio = value[i] / bound[cell[i]];
                if (!(ratio >= 0 && ratio <= 1)) {
                    refuse(proposed, i, value[i]);
                }
                if (random.nextDouble() < ratio && filled < x[0].length) {
                    for (int a = 0; a < d; a++) {
                        x[a][filled] = proposed[a][i];
                    }
                    filled++;
                }
            }
        }
    }

    private void refuse(double[][] proposed, int i, double value) {
        StringBuilder where = new StringBuilder();
        for (double[] column : proposed) {
            where.append(where.isEmpty() ? "" : ", ").append((float) column[i]);
        }
        throw new StudyException("particle.initial", "'" + formula.text() + "' varies too fast to be sampled: near (" + where
                + ") it is negative, not finite or far larger than at the points around it; smooth it");
    }

    private int cell(double uniform) {
        double place = uniform * bound.length;
        int cell = Math.min((int) place, bound.length - 1);
        return place - cell < keep[cell] ? cell : alias[cell];
    }

    /** f° times the volume element of u. */
    private void evaluate(double[][] u, double[][] x, double[] value) {
        double[] jacobian = new double[value.length];
        Arrays.fill(jacobian, 1);
        for (int a = 0; a < u.length; a++) {
            Coordinate coordinate = coordinates.get(a);
            for (int i = 0; i < value.length; i++) {
                if (coordinate instanceof Coordinate.Circle circle) {
                    x[a][i] = circle.from() + circle.length() * u[a][i];
                } else if (coordinate instanceof Coordinate.Walls walls) {
                    x[a][i] = walls.from() + (walls.to() - walls.from()) * u[a][i];
                } else {
                    double tangent = Math.tan(Math.PI * (u[a][i] - 0.5));
                    x[a][i] = centre[a] + scale[a] * tangent;
                    jacobian[i] *= scale[a] * (1 + tangent * tangent);
                }
            }
        }
        density.evaluate(x, value);
        for (int i = 0; i < value.length; i++) {
            // far out a density that underflows to 0 stays 0
            value[i] = value[i] == 0 ? 0 : value[i] * jacobian[i];
        }
    }

    /** Values on a grid of points per axis, at the middles of its cells; the last axis fastest. */
    private double[] grid(int points) {
        int d = coordinates.size();
        int size = (int) Math.round(Math.pow(points, d));
        double[][] u = new double[d][size];
        for (int p = 0; p < size; p++) {
            int rest = p;
            for (int a = d - 1; a >= 0; a--) {
                u[a][p] = (rest % points + 0.5) / points;
                rest /= points;
            }
        }
        double[][] x = new double[d][size];
        double[] value = new double[size];
        evaluate(u, x, value);
        double largest = 0;
        for (double v : value) {
            largest = Math.max(largest, Math.abs(v));
        }
        for (int p = 0; p < size; p++) {
            if (!(value[p] >= -1e-13 * largest) || Double.isInfinite(value[p])) {
                double[] at = new double[d];
                for (int a = 0; a < d; a++) {
                    at[a] = x[a][p];
                }
                throw new StudyException("particle.initial", "'" + formula.text() + "' is " + (float) density.at(at) + " at "
                        + Arrays.toString(at) + "; a density must be finite and ≥ 0");
            }
            value[p] = Math.max(value[p], 0);
        }
        return value;
    }

    /** Moves the map of real axes until it stands: the median to u = ½, the quartiles to ¼ and ¾. */
    private void locate() {
        int d = coordinates.size();
        if (coordinates.stream().noneMatch(Coordinate.Line.class::isInstance)) {
            return;
        }
        int points = SAMPLES * perAxis;
        for (int round = 0; round < 12; round++) {
            double[] value = grid(points);
            boolean stands = true;
            for (int a = 0; a < d; a++) {
                if (coordinates.get(a) instanceof Coordinate.Line) {
                    double[] quartiles = quartiles(marginal(value, a, points));
                    double lower = centre[a] + scale[a] * Math.tan(Math.PI * (quartiles[0] - 0.5));
                    double median = centre[a] + scale[a] * Math.tan(Math.PI * (quartiles[1] - 0.5));
                    double upper = centre[a] + scale[a] * Math.tan(Math.PI * (quartiles[2] - 0.5));
                    stands &= Math.abs(median - centre[a]) < 0.05 * scale[a] && Math.abs((upper - lower) / 2 - scale[a]) < 0.05 * scale[a];
                    centre[a] = median;
                    scale[a] = (upper - lower) / 2;
                }
            }
            if (stands) {
                return;
            }
        }
    }

    private double[] marginal(double[] value, int axis, int points) {
        int stride = (int) Math.round(Math.pow(points, coordinates.size() - 1 - axis));
        double[] sum = new double[points];
        for (int p = 0; p < value.length; p++) {
            sum[p / stride % points] += value[p];
        }
        return sum;
    }

    private double[] quartiles(double[] weights) {
        double total = Arrays.stream(weights).sum();
        requireMass(total);
        double[] quartiles = new double[3];
        for (int q = 0; q < 3; q++) {
            double left = total * (q + 1) / 4;
            int i = 0;
            while (i < weights.length - 1 && left > weights[i]) {
                left -= weights[i++];
            }
            quartiles[q] = (i + Math.min(1, left / weights[i])) / weights.length;
        }
        return quartiles;
    }

    private void requireMass(double total) {
        if (!(total > 0) || Double.isInfinite(total)) {
            throw new StudyException("particle.initial",
                    "'" + formula.text() + "' integrates to " + total + "; a density must have a finite positive integral");
        }
    }

    /** The largest value in each cell and the cells around it, and a little more. */
    private double[] bounds() {
        int d = coordinates.size();
        int points = SAMPLES * perAxis;
        double[] largest = grid(points);
        requireMass(Arrays.stream(largest).sum());
        double glance = GLANCE * Arrays.stream(largest).average().orElseThrow();
        // along one axis after the other: the cell itself and half a cell and more to both sides
        int size = points;
        int[] extent = new int[d];
        Arrays.fill(extent, size);
        for (int axis = 0; axis < d; axis++) {
            largest = widen(largest, extent, axis);
            extent[axis] = perAxis;
        }
        for (int c = 0; c < largest.length; c++) {
            largest[c] = SAFETY * largest[c] + glance;
        }
        return largest;
    }

    private double[] widen(double[] values, int[] extent, int axis) {
        int[] target = extent.clone();
        target[axis] = perAxis;
        int inner = 1;
        for (int a = axis + 1; a < extent.length; a++) {
            inner *= extent[a];
        }
        int outer = values.length / inner / extent[axis];
        double[] out = new double[outer * perAxis * inner];
        for (int o = 0; o < outer; o++) {
            for (int c = 0; c < perAxis; c++) {
                for (int i = 0; i < inner; i++) {
                    double most = 0;
                    for (int p = Math.max(0, SAMPLES * (c - 1)); p < Math.min(extent[axis], SAMPLES * (c + 2)); p++) {
                        most = Math.max(most, values[(o * extent[axis] + p) * inner + i]);
                    }
                    out[(o * perAxis + c) * inner + i] = most;
                }
            }
        }
        return out;
    }

    /** Vose's alias method. */
    private void fillAlias() {
        int n = bound.length;
        double total = Arrays.stream(bound).sum();
        int[] small = new int[n];
        int[] large = new int[n];
        int smalls = 0;
        int larges = 0;
        for (int c = 0; c < n; c++) {
            keep[c] = bound[c] * n / total;
            alias[c] = c;
            if (keep[c] < 1) {
                small[smalls++] = c;
            } else {
                large[larges++] = c;
            }
        }
        while (smalls > 0 && larges > 0) {
            int s = small[--smalls];
            int l = large[larges - 1];
            alias[s] = l;
            keep[l] -= 1 - keep[s];
            if (keep[l] < 1) {
                larges--;
                small[smalls++] = l;
            }
        }
        while (smalls > 0) {
            keep[small[--smalls]] = 1;
        }
        while (larges > 0) {
            keep[large[--larges]] = 1;
        }
    }
}

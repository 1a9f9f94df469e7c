package org.dualcumulants.hierarchy.derive.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Zeros of functions in a cell: minima of |D| on a grid, followed down; symbols could miss none, this may miss narrow ones. */
final class ZeroSet {

    private static final int GRID = 1 << 14;

    /** Minima of one function that are followed. */
    private static final int FOLLOWED = 48;

    /** |D| there, relative to its largest value, counts as zero. */
    private static final double ZERO = 1e-10;

    /** Distance, relative to the cell, at which two zeros are one. */
    private static final double SAME = 1e-6;

    /** More zeros than that in several dimensions are a curve or a surface. */
    private static final int MOST_ISOLATED = 16;

    private static final int RING = 256;

    private final Cell cell;

    ZeroSet(Cell cell) {
        this.cell = cell;
    }

    /**
     * A zero.
     *
     * @param point where
     * @param isolated whether no other zero is near
     */
    record Zero(double[] point, boolean isolated) {}

    /** The zeros of all functions, each once. */
    List<Zero> of(List<ToDoubleFunction<double[]>> functions) {
        List<Zero> zeros = new ArrayList<>();
        for (ToDoubleFunction<double[]> function : functions) {
            List<double[]> points = zerosOf(function);
            boolean many = cell.dimension() > 1 && points.size() > MOST_ISOLATED;
            for (double[] point : points) {
                boolean isolated = !many && isolated(function, point);
                if (zeros.stream().noneMatch(z -> same(z.point(), point) && !(z.isolated() && !isolated))) {
                    zeros.removeIf(z -> same(z.point(), point));
                    zeros.add(new Zero(point, isolated));
                }
            }
        }
        return zeros;
    }

    private List<double[]> zerosOf(ToDoubleFunction<double[]> function) {
        int n = cell.perAxis(GRID);
        double[][] grid = cell.grid(n);
        double[] size = Arrays.stream(grid).mapToDouble(x -> Math.abs(function.applyAsDouble(x))).toArray();
        double largest = Arrays.stream(size).filter(Double::isFinite).max().orElse(0);
        List<Integer> minima = new ArrayList<>();
        for (int p = 0; p < grid.length; p++) {
            if (isMinimum(size, p, n)) {
                minima.add(p);
            }
        }
        minima.sort(Comparator.comparingDouble(p -> size[p]));
        List<double[]> zeros = new ArrayList<>();
        for (int p : minima.subList(0, Math.min(FOLLOWED, minima.size()))) {
            double[] point = snapped(descend(function, grid[p], 1.0 / n));
            if (cell.holds(point)
                    && Math.abs(function.applyAsDouble(cell.wrapped(point))) <= ZERO * largest
                    && zeros.stream().noneMatch(z -> same(z, point))) {
                zeros.add(point);
            }
        }
        return zeros;
    }

    private boolean isMinimum(double[] size, int p, int n) {
        int stride = 1;
        for (int i = cell.dimension() - 1; i >= 0; i--) {
            int c = p / stride % n;
            int before = p + ((c + n - 1) % n - c) * stride;
            int after = p + ((c + 1) % n - c) * stride;
            boolean first = c == 0 && !cell.isPeriodic(i);
            boolean last = c == n - 1 && !cell.isPeriodic(i);
            if (!first && size[before] < size[p] || !last && size[after] < size[p]) {
                return false;
            }
            stride *= n;
        }
        return true;
    }

    /** Compass search: steps along the axes, halved when none goes down. */
    private double[] descend(ToDoubleFunction<double[]> function, double[] start, double step) {
        double[] x = start.clone();
        double value = Math.abs(function.applyAsDouble(cell.wrapped(x)));
        for (double h = step; h > 1e-16 && value > 0; h /= 2) {
            boolean moved = true;
            for (int tries = 0; moved && tries < 100; tries++) {
                moved = false;
                for (int k = 0; k < 2 * x.length; k++) {
                    double[] y = x.clone();
                    y[k / 2] += (k % 2 == 0 ? h : -h) * cell.length(k / 2);
                    double lower = Math.abs(function.applyAsDouble(cell.wrapped(y)));
                    if (lower < value) {
                        x = y;
                        value = lower;
                        moved = true;
                    }
                }
            }
        }
        return cell.wrapped(x);
    }

    /** Rounding of the search removed at the origin and at half a period. */
    private double[] snapped(double[] point) {
        double[] out = point.clone();
        for (int i = 0; i < out.length; i++) {
            double half = cell.length(i) / 2;
            double multiple = Math.rint(out[i] / half) * half;
            out[i] = Math.abs(out[i] - multiple) <= 1e-8 * half ? multiple : out[i];
        }
        return cell.wrapped(out);
    }

    private boolean same(double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            double turns = (a[i] - b[i]) / cell.length(i);
            if (Math.abs(turns - (cell.isPeriodic(i) ? Math.rint(turns) : 0)) > SAME) {
                return false;
            }
        }
        return true;
    }

    /** Whether |D| stays away from 0 on a small sphere around the zero. */
    private boolean isolated(ToDoubleFunction<double[]> function, double[] point) {
        if (cell.dimension() == 1) {
            return true;
        }
        double radius = cell.smallestLength() / 300;
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        double least = Double.POSITIVE_INFINITY;
        for (double[] direction : Directions.of(cell.dimension(), RING)) {
            double value = function.applyAsDouble(cell.wrapped(Directions.from(point, direction, radius)));
            smallest = Math.min(smallest, value);
            largest = Math.max(largest, value);
            least = Math.min(least, Math.abs(value));
        }
        return smallest * largest > 0 && least > 1e-3 * Math.max(Math.abs(smallest), Math.abs(largest));
    }
}

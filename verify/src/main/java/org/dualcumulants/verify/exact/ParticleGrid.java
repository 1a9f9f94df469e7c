package org.dualcumulants.verify.exact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.PeriodicAxis;

/**
 * Points of one particle's state space: equispaced on circles, {@code from + g length/G}, g = 0 … G-1, Gauss points on the other axes;
 * the last axis varies fastest. An odd G on a circle has no Nyquist mode, so the grid's first derivative squared is its second.
 */
public final class ParticleGrid {

    private final List<Axis> axes;
    private final List<Integer> points;
    private final List<AxisNodes> nodes;
    private final double[] weights;
    private final double[] slack;

    /**
     * @param axes axes of one particle; the center and width of a real axis say where its points lie
     * @param points G per axis, at least 3, odd on circles
     */
    public ParticleGrid(List<? extends Axis> axes, List<Integer> points) {
        this.axes = List.copyOf(axes);
        this.points = List.copyOf(points);
        if (axes.isEmpty() || axes.size() != points.size()) {
            throw new IllegalArgumentException("a grid has " + points.size() + " numbers of points for " + axes.size()
                    + " axes; one each is required");
        }
        this.nodes = new ArrayList<>();
        for (int a = 0; a < points.size(); a++) {
            int g = points.get(a);
            if (axes.get(a) instanceof PeriodicAxis && (g < 3 || g % 2 == 0)) {
                throw new IllegalArgumentException("points per axis is " + g
                        + "; an odd number ≥ 3 is required, for example " + Math.max(3, g + 1));
            }
            if (g < 3) {
                throw new IllegalArgumentException("points per axis is " + g + "; at least 3 are required");
            }
            nodes.add(AxisNodes.of(axes.get(a), g));
        }
        int size = points.stream().reduce(1, Math::multiplyExact);
        weights = new double[size];
        slack = new double[size];
        for (int p = 0; p < size; p++) {
            weights[p] = 1;
            slack[p] = 1;
            for (int a = dimension() - 1, rest = p; a >= 0; rest /= points.get(a), a--) {
                weights[p] *= nodes.get(a).weight(rest % points.get(a));
                slack[p] *= nodes.get(a).slack(rest % points.get(a));
            }
        }
    }

    /** The same number of points on every axis. */
    public static ParticleGrid of(ParticleSystem system, int points) {
        return new ParticleGrid(system.axes(), Collections.nCopies(system.axes().size(), points));
    }

    public List<Axis> axes() {
        return axes;
    }

    public List<Integer> points() {
        return points;
    }

    public int dimension() {
        return axes.size();
    }

    /** Number of points ∏ G. */
    public int size() {
        return weights.length;
    }

    AxisNodes nodes(int axis) {
        return nodes.get(axis);
    }

    /** Weight of a point in ∫ dx. */
    public double weight(int point) {
        return weights[point];
    }

    /** Roundings of a function at a point relative to those where most particles are. */
    double slack(int point) {
        return slack[point];
    }

    /** Coordinates of a point. */
    public double[] point(int index) {
        double[] x = new double[dimension()];
        for (int a = dimension() - 1, rest = index; a >= 0; rest /= points.get(a), a--) {
            x[a] = nodes.get(a).node(rest % points.get(a));
        }
        return x;
    }

    /** Difference of two points, on circles on (-length/2, length/2]. */
    double[] difference(int index, int other) {
        double[] z = new double[dimension()];
        for (int a = dimension() - 1, i = index, j = other; a >= 0; i /= points.get(a), j /= points.get(a), a--) {
            int g = points.get(a);
            if (axes.get(a) instanceof PeriodicAxis circle) {
                int k = Math.floorMod(i - j, g);
                z[a] = (2 * k > g ? k - g : k) * circle.length() / g;
            } else {
                z[a] = nodes.get(a).node(i % g) - nodes.get(a).node(j % g);
            }
        }
        return z;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParticleGrid grid && grid.axes.equals(axes) && grid.points.equals(points);
    }

    @Override
    public int hashCode() {
        return Objects.hash(axes, points);
    }

    @Override
    public String toString() {
        return "ParticleGrid[axes=" + axes + ", points=" + points + "]";
    }
}

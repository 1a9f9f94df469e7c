package org.dualcumulants.verify.exact;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Drift, kernel and initial density of a system, sampled on a one-particle grid and checked there. */
final class GridFields {

    private final ParticleGrid grid;
    private final List<GridFunction> drift = new ArrayList<>();
    private final List<GridFunction> kernel = new ArrayList<>();
    private final GridFunction initial;

    GridFields(ParticleSystem system, ParticleGrid grid) {
        if (!grid.axes().equals(system.axes())) {
            throw new IllegalArgumentException("the grid has axes " + grid.axes() + "; the system's axes "
                    + system.axes() + " are required");
        }
        this.grid = grid;
        for (int a = 0; a < grid.dimension(); a++) {
            drift.add(finite("drift", GridFunction.sample(grid, 1, system.drift().get(a))));
            kernel.add(finite("kernel", system.kernel().get(a).on(grid)));
        }
        initial = density(GridFunction.sample(grid, 1, system.initial()));
    }

    private static GridFunction finite(String name, GridFunction g) {
        for (double v : g.raw()) {
            if (!Double.isFinite(v)) {
                throw new IllegalArgumentException(name + " takes the value " + v
                        + " on the grid; the exact equation needs finite fields, regularise it");
            }
        }
        return g;
    }

    private GridFunction density(GridFunction g) {
        double[] values = finite("initial", g).values();
        double mass = 0;
        for (int p = 0; p < values.length; p++) {
            if (values[p] < 0) {
                throw new IllegalArgumentException(
                        "initial density takes the value " + values[p] + "; it must not be negative");
            }
            mass += values[p] * grid.weight(p);
        }
        if (!(mass > 0)) {
            throw new IllegalArgumentException("initial density has mass " + mass + "; it must be positive");
        }
        for (int p = 0; p < values.length; p++) {
            values[p] /= mass;
        }
        return new GridFunction(grid, 1, values);
    }

    /** S_a, a function of one particle. */
    GridFunction drift(int axis) {
        return drift.get(axis);
    }

    /** K_a(x, y), a function of two particles. */
    GridFunction kernel(int axis) {
        return kernel.get(axis);
    }

    /** K_a(x, x), a function of one particle. */
    GridFunction selfForce(int axis) {
        int m = grid.size();
        double[] values = new double[m];
        for (int p = 0; p < m; p++) {
            values[p] = kernel.get(axis).at(p, p);
        }
        return new GridFunction(grid, 1, values);
    }

    /** f°, normalised by the quadrature of the grid. */
    GridFunction initial() {
        return initial;
    }

    /** The derivative along every axis of a particle. */
    static List<AxisDerivative> derivatives(ParticleGrid grid) {
        return IntStream.range(0, grid.dimension())
                .mapToObj(a -> AxisDerivative.of(grid.axes().get(a), grid.nodes(a), grid.points().get(a)))
                .toList();
    }

    /** Distance in a one-particle array between neighbours along an axis. */
    static int stride(ParticleGrid grid, int axis) {
        return grid.points().subList(axis + 1, grid.dimension()).stream().reduce(1, (a, b) -> a * b);
    }
}

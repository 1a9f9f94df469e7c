package org.dualcumulants.verify.exact;

import java.util.Collections;
import java.util.List;
import org.dualcumulants.spectral.space.PeriodicAxis;

/**
 * Equispaced points of one particle's state space: {@code from + g length/G}, g = 0 … G-1, on every axis; the last axis
 * varies fastest. An odd G has no Nyquist mode, so the grid's first derivative squared is its second.
 *
 * @param axes axes of one particle
 * @param points G per axis, odd and at least 3
 */
public record ParticleGrid(List<PeriodicAxis> axes, List<Integer> points) {

    public ParticleGrid {
        axes = List.copyOf(axes);
        points = List.copyOf(points);
        if (axes.isEmpty() || axes.size() != points.size()) {
            throw new IllegalArgumentException("a grid has " + points.size() + " numbers of points for " + axes.size()
                    + " axes; one each is required");
        }
        for (int g : points) {
            if (g < 3 || g % 2 == 0) {
                throw new IllegalArgumentException("points per axis is " + g
                        + "; an odd number ≥ 3 is required, for example " + Math.max(3, g + 1));
            }
        }
        points.stream().reduce(1, Math::multiplyExact);
    }

    /** The same number of points on every axis. */
    public static ParticleGrid of(ParticleSystem system, int points) {
        return new ParticleGrid(system.axes(), Collections.nCopies(system.axes().size(), points));
    }

    public int dimension() {
        return axes.size();
    }

    /** Number of points ∏ G. */
    public int size() {
        return points.stream().reduce(1, (a, b) -> a * b);
    }

    /** Weight of a point in the trapezoidal rule, ∏ length/G. */
    public double cell() {
        double cell = 1;
        for (int a = 0; a < dimension(); a++) {
            cell *= axes.get(a).length() / points.get(a);
        }
        return cell;
    }

    /** Coordinates of a point. */
    public double[] point(int index) {
        double[] x = new double[dimension()];
        for (int a = dimension() - 1, rest = index; a >= 0; rest /= points.get(a), a--) {
            int g = rest % points.get(a);
            x[a] = axes.get(a).from() + g * axes.get(a).length() / points.get(a);
        }
        return x;
    }

    /** Difference of two points, every component on (-length/2, length/2]. */
    double[] difference(int index, int other) {
        double[] z = new double[dimension()];
        for (int a = dimension() - 1, i = index, j = other; a >= 0; i /= points.get(a), j /= points.get(a), a--) {
            int g = points.get(a);
            int k = Math.floorMod(i - j, g);
            z[a] = (2 * k > g ? k - g : k) * axes.get(a).length() / g;
        }
        return z;
    }
}

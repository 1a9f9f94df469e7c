package org.dualcumulants.hierarchy.derive.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How a function grows at a point p: |F(p + r e)| ~ r^{-α} along rays. If p is isolated among the singular points, F ∈ L² near p
 * in d dimensions if α &lt; d/2 on every ray, and not if α > d/2 on a cone.
 */
final class Growth {

    private static final int RAYS = 24;

    private final double[] point;
    private final boolean isolated;
    private final List<PowerLaw> rays = new ArrayList<>();

    Growth(Cell cell, ZeroSet.Zero zero, ToDoubleFunction<double[]> size) {
        this.point = zero.point();
        this.isolated = zero.isolated();
        for (double[] direction : Directions.of(cell.dimension(), RAYS)) {
            rays.add(PowerLaw.of(
                    r -> size.applyAsDouble(cell.wrapped(Directions.from(point, direction, r))), cell.smallestLength()));
        }
    }

    double[] point() {
        return point;
    }

    boolean atOrigin() {
        for (double x : point) {
            if (x != 0) {
                return false;
            }
        }
        return true;
    }

    boolean isolated() {
        return isolated;
    }

    List<PowerLaw> rays() {
        return List.copyOf(rays);
    }

    /** The largest α of a ray; not a number if it is none on some ray. */
    double exponent() {
        return rays.stream().anyMatch(r -> Double.isNaN(r.exponent()))
                ? Double.NaN
                : rays.stream().map(PowerLaw::exponent).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** The widest bounds of α on a ray. */
    double width() {
        return rays.stream().mapToDouble(r -> r.upper() - r.lower()).filter(Double::isFinite).max().orElse(0);
    }

    /** Whether ∫ |F|² near the point is finite, given the threshold for α. */
    Verdict squareIntegrable(double threshold) {
        int outside = (int) rays.stream().filter(r -> r.above(threshold)).count();
        if (outside >= Math.max(1, rays.size() / 4)) {
            return Verdict.FAILS;
        }
        return isolated && rays.stream().allMatch(r -> r.below(threshold)) ? Verdict.HOLDS : Verdict.NOT_DECIDED;
    }
}

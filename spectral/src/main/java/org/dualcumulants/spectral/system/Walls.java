package org.dualcumulants.spectral.system;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;

/**
 * Without noise nothing moves particles away from a wall that a velocity drives them into: a field must be tangential there, S·n = 0 and
 * K·n = 0, or the mean field gets an atom at the wall.
 */
final class Walls {

    /** States of the other coordinates that are tried at each wall. */
    private static final int STATES = 64;

    /** Part of its largest value that a field may have at a wall: rounding, as of Sin(Pi). */
    private static final double ROUNDING = 1e-12;

    private final Study study;
    private final ProductBasis basis;
    private final Random random = new Random(1);

    Walls(Study study, ProductBasis basis) {
        this.study = study;
        this.basis = basis;
    }

    /** @throws StudyException if the axis has walls and no noise, and S or K has a component into a wall */
    void requireTangentialWithoutNoise(int axis, double noise) {
        if (noise != 0 || !(study.axes().get(axis) instanceof IntervalAxis interval)) {
            return;
        }
        Expression drift = study.drift().get(axis);
        Compiled s = drift.compile(study.axisNames());
        Expression kernel = study.kernel().components().get(axis);
        Compiled k = kernel.compile(study.kernel().arguments(study.axisNames()));
        double largestDrift = 0;
        double largestKernel = 0;
        for (int i = 0; i < STATES; i++) {
            largestDrift = Math.max(largestDrift, Math.abs(s.at(state())));
            largestKernel = Math.max(largestKernel, Math.abs(k.at(pair(state(), state()))));
        }
        for (double wall : List.of(interval.from(), interval.to())) {
            for (int i = 0; i < STATES; i++) {
                double[] x = state();
                x[axis] = wall;
                require(s.at(x), largestDrift, axis, wall, "drift", drift);
                require(k.at(pair(x, state())), largestKernel, axis, wall, "kernel", kernel);
            }
        }
    }

    private void require(double found, double largest, int axis, double wall, String field, Expression formula) {
        if (Math.abs(found) <= ROUNDING * largest) {
            return;
        }
        String name = study.axisNames().get(axis);
        boolean velocity = formula.variables().stream().anyMatch(v -> !v.startsWith(name));
        throw new StudyException(
                "particle." + field + "[" + axis + "]",
                String.format(Locale.ROOT, "'%s' is %.4g at the wall %s = %.6g, and %s has no noise: ",
                        formula.text(), found, name, wall, name)
                        + (velocity && field.equals("drift")
                                ? "a wall that reflects particles turns their velocity round too, which couples " + name
                                        + " with it and is not computed; make " + name + " periodic or real"
                                : "particles would gather at the wall; give " + name + " noise, or a " + field
                                        + " that vanishes at both walls"));
    }

    private double[] state() {
        return IntStream.range(0, study.dimension()).mapToDouble(i -> basis.axes().get(i).point(random.nextDouble())).toArray();
    }

    private double[] pair(double[] x, double[] y) {
        return study.kernel().fold(
                (PairKernel.Difference d) -> IntStream.range(0, x.length)
                        .mapToDouble(i -> study.axes().get(i).difference(x[i], y[i]))
                        .toArray(),
                (PairKernel.General g) -> DoubleStream.concat(DoubleStream.of(x), DoubleStream.of(y)).toArray());
    }
}

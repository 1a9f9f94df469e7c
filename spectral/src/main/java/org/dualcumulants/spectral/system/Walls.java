package org.dualcumulants.spectral.system;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.space.IntervalAxis;
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

    /** Waves of a kernel given by them: enough to see whether it vanishes. */
    private static final int WAVES = 8;

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
        ToDoubleBiFunction<double[], double[]> k = component(axis);
        double largestDrift = 0;
        double largestKernel = 0;
        for (int i = 0; i < STATES; i++) {
            largestDrift = Math.max(largestDrift, Math.abs(s.at(state())));
            largestKernel = Math.max(largestKernel, Math.abs(k.applyAsDouble(state(), state())));
        }
        for (double wall : List.of(interval.from(), interval.to())) {
            for (int i = 0; i < STATES; i++) {
                double[] x = state();
                x[axis] = wall;
                require(s.at(x), largestDrift, axis, wall, "drift", drift.text(), drift.variables());
                require(k.applyAsDouble(x, state()), largestKernel, axis, wall, "kernel", text(axis), List.of());
            }
        }
    }

    private void require(
            double found, double largest, int axis, double wall, String field, String formula, Collection<String> variables) {
        if (Math.abs(found) <= ROUNDING * largest) {
            return;
        }
        String name = study.axisNames().get(axis);
        boolean velocity = variables.stream().anyMatch(v -> !v.startsWith(name));
        throw new StudyException(
                "particle." + field + "[" + axis + "]",
                String.format(Locale.ROOT, "'%s' is %.4g at the wall %s = %.6g, and %s has no noise: ",
                        formula, found, name, wall, name)
                        + (velocity
                                ? "a wall that reflects particles turns their velocity round too, which couples " + name
                                        + " with it and is not computed; make " + name + " periodic or real"
                                : "particles would gather at the wall; give " + name + " noise, or a " + field
                                        + " that vanishes at both walls"));
    }

    private double[] state() {
        return IntStream.range(0, study.dimension()).mapToDouble(i -> basis.axes().get(i).point(random.nextDouble())).toArray();
    }

    /** K of a pushed and a pushing state along an axis. */
    private ToDoubleBiFunction<double[], double[]> component(int axis) {
        return study.kernel().fold(
                difference -> {
                    Compiled k = difference.components().get(axis).compile(study.axisNames());
                    return (x, y) -> k.at(differences(x, y));
                },
                general -> {
                    Compiled k = general.components().get(axis).compile(general.arguments(study.axisNames()));
                    return (x, y) -> k.at(DoubleStream.concat(DoubleStream.of(x), DoubleStream.of(y)).toArray());
                },
                periodic -> (x, y) -> periodic.series()
                        .at(Arrays.copyOf(differences(x, y), periodic.series().positions()), WAVES)[axis]);
    }

    private String text(int axis) {
        List<Expression> formulas = study.kernel().components();
        return formulas.isEmpty() ? study.kernel().notation("x", "x'") : formulas.get(axis).text();
    }

    private double[] differences(double[] x, double[] y) {
        return IntStream.range(0, x.length)
                .mapToDouble(i -> study.axes().get(i).difference(x[i], y[i]))
                .toArray();
    }
}

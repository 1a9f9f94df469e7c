package org.dualcumulants.hierarchy.run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.ExpressionException;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.expression.TrigonometricPolynomial;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Study;

/**
 * Where the search for a resolution starts: at 4, or at what the observable and a kernel of the difference consist of, where they are
 * finite sums of functions of an axis. With less these would be cut, and two resolutions that both see nothing of them agree. So they do if
 * drift, kernel and observable have harmonics that are multiples of g only, and with them everything that reaches the observable, until
 * the next multiple is there: then 4g.
 */
final class FirstResolution {

    private static final int LEAST = 4;

    /** What a formula may ask for. */
    private static final int MOST = 64;

    /** Of no meaning: a place where factors in other coordinates do not vanish. */
    private static final Expression SOMEWHERE = Expression.parse("0.7390851332151607", new Names(List.of(), Map.of()));

    private FirstResolution() {}

    static List<Integer> of(Study study) {
        List<Expression> formulas = Stream.of(observable(study.observable()), kernel(study.kernel()), study.drift().stream())
                .flatMap(s -> s)
                .toList();
        return study.axes().stream().map(axis -> along(axis, formulas)).toList();
    }

    private static int along(Axis axis, List<Expression> formulas) {
        List<List<Integer>> degrees = formulas.stream().map(f -> degrees(f, axis)).toList();
        int most = degrees.stream().flatMap(List::stream).mapToInt(k -> k).max().orElse(0);
        boolean finite = IntStream.range(0, degrees.size())
                .noneMatch(i -> degrees.get(i).isEmpty() && formulas.get(i).variables().contains(axis.name()));
        int step = finite && !(axis instanceof RealAxis) ? degrees.stream().flatMap(List::stream).reduce(0, FirstResolution::divisor) : 1;
        return Math.max(LEAST, Math.min(MOST, Math.max(most, LEAST * step)));
    }

    private static int divisor(int a, int b) {
        return b == 0 ? a : divisor(b, a % b);
    }

    private static Stream<Expression> kernel(PairKernel kernel) {
        return kernel.isDifference() ? kernel.components().stream() : Stream.empty();
    }

    private static Stream<Expression> observable(Observable observable) {
        if (observable instanceof Observable.Mean mean) {
            return Stream.of(mean.of());
        }
        // functions of several particles are symmetric: axis names there end in the number of the particle
        return observable instanceof Observable.Functional functional ? functional.statistics().values().stream() : Stream.empty();
    }

    /** Of the functions of the axis in a finite sum, the other coordinates fixed; empty where it is none. */
    private static List<Integer> degrees(Expression formula, Axis axis) {
        if (!formula.variables().contains(axis.name())) {
            return List.of();
        }
        Map<String, Expression> others = new TreeMap<>();
        formula.variables().stream().filter(name -> !name.equals(axis.name())).forEach(name -> others.put(name, SOMEWHERE));
        try {
            Expression along = formula.substitute(others);
            if (axis instanceof PeriodicAxis periodic) {
                return waves(along, axis, periodic.length());
            }
            // cosines of a reflected interval have twice its length as their period
            return axis instanceof IntervalAxis interval ? waves(along, axis, 2 * interval.length()) : powers(along, axis);
        } catch (ExpressionException e) {
            return List.of();
        }
    }

    private static List<Integer> waves(Expression formula, Axis axis, double period) {
        return TrigonometricPolynomial.of(formula, List.of(axis.name()), List.of(period)).stream()
                .flatMap(p -> p.waves().stream())
                .map(wave -> Math.abs(wave.vector().get(0)))
                .toList();
    }

    private static List<Integer> powers(Expression formula, Axis axis) {
        return formula.polynomial(List.of(axis.name())).keySet().stream().map(e -> e.get(0)).toList();
    }
}

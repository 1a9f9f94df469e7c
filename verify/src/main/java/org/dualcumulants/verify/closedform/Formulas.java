package org.dualcumulants.verify.closedform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.ExpressionException;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.expression.TrigonometricPolynomial;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Study;

/** The formulas of a study as polynomials and waves, and the axes that an observable depends on sooner or later. */
final class Formulas {

    private Formulas() {}

    /** The observable as a polynomial in means 1/N Σ c(x_i); empty for other observables. */
    static Optional<Observable.Functional> functional(Study study) {
        if (study.observable() instanceof Observable.Functional functional) {
            return Optional.of(functional);
        }
        if (study.observable() instanceof Observable.Mean mean) {
            return Optional.of(new Observable.Functional(
                    Map.of("mean", mean.of()), Expression.parse("mean", new Names(List.of("mean"), Map.of()))));
        }
        return Optional.empty();
    }

    /** Exponents → coefficient; empty if the formula is no polynomial of at most this degree. */
    static Optional<Map<List<Integer>, Double>> polynomial(Expression formula, List<String> variables, int degree) {
        try {
            Map<List<Integer>, Double> polynomial = formula.polynomial(variables);
            boolean low = polynomial.keySet().stream().allMatch(e -> e.stream().mapToInt(Integer::intValue).sum() <= degree);
            return low ? Optional.of(polynomial) : Optional.empty();
        } catch (ExpressionException e) {
            return Optional.empty();
        }
    }

    /** Cosine and sine amplitudes by wave vectors; empty if the formula is no sum of waves with these periods. */
    static Optional<Map<List<Integer>, double[]>> waves(Expression formula, List<String> variables, List<Double> periods) {
        if (!variables.containsAll(formula.variables())) {
            return Optional.empty();
        }
        return TrigonometricPolynomial.of(formula, variables, periods).map(polynomial -> {
            Map<List<Integer>, double[]> waves = new LinkedHashMap<>();
            polynomial.waves().forEach(w -> waves.put(w.vector(), new double[] {w.cosine().value(), w.sine().value()}));
            return waves;
        });
    }

    /** Numbers of the axes that occur in the statistics, and in the drift and kernel of those that do; rising. */
    static List<Integer> axes(Study study, Observable.Functional functional) {
        List<String> names = study.axisNames();
        Set<String> found = new LinkedHashSet<>();
        List<String> open = new ArrayList<>();
        functional.statistics().values().forEach(c -> open.addAll(c.variables()));
        while (!open.isEmpty()) {
            String name = open.remove(open.size() - 1);
            if (found.add(name)) {
                int a = names.indexOf(name);
                open.addAll(study.drift().get(a).variables());
                if (!(study.kernel() instanceof PairKernel.Periodic)) {
                    study.kernel().components().get(a).variables().forEach(v -> open.add(v.endsWith(Names.PRIME) ? v.substring(0, v.length() - 1) : v));
                } else {
                    open.addAll(names);
                }
            }
        }
        List<Integer> axes = new ArrayList<>();
        found.forEach(name -> axes.add(names.indexOf(name)));
        Collections.sort(axes);
        return axes;
    }

    /** Whether nobody is pushed along these axes by others. */
    static boolean independent(Study study, List<Integer> axes) {
        return !(study.kernel() instanceof PairKernel.Periodic)
                && axes.stream().map(study.kernel().components()::get).allMatch(k -> k.isConstant() && k.value() == 0);
    }
}

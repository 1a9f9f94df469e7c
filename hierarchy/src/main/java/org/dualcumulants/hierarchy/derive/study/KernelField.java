package org.dualcumulants.hierarchy.derive.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.ExpressionException;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.study.Study;

/** K as a function of the axes it depends on; a kernel that depends on q alone has the dimension of q. */
final class KernelField {

    private final int dimension;
    private final List<Axis> axes;
    private final List<String> names;
    private final Cell cell;
    private final List<Expression> components;
    private final List<Compiled> compiled;

    KernelField(Study study) {
        this.dimension = study.dimension();
        this.components = study.kernel().components();
        Set<String> occurring = new TreeSet<>();
        components.forEach(k -> occurring.addAll(k.variables()));
        List<Axis> dependent = study.axes().stream().filter(a -> occurring.contains(a.name())).toList();
        this.axes = dependent.isEmpty() ? study.axes() : dependent;
        this.names = axes.stream().map(Axis::name).toList();
        this.cell = Cell.ofDifferences(axes);
        this.compiled = components.stream().map(k -> k.compile(names)).toList();
    }

    Cell cell() {
        return cell;
    }

    /** The axes that K depends on; all, if it is constant. */
    List<String> names() {
        return names;
    }

    boolean dependsOnEveryAxis() {
        return names.size() == dimension;
    }

    /** In all axes it depends on; constants are not called so. */
    boolean isPolynomial() {
        try {
            boolean constant = true;
            for (Expression component : components) {
                // a plain number may not know the axes
                constant &= component.isConstant() || component.polynomial(component.names().variables()).isEmpty();
            }
            return !constant;
        } catch (ExpressionException e) {
            return false;
        }
    }

    /** |K| at a difference. */
    double size(double[] x) {
        double square = 0;
        for (Compiled component : compiled) {
            double value = component.at(x);
            square += value * value;
        }
        return Math.sqrt(square);
    }

    /** Components, one for each axis of the study, at a difference of the axes K depends on. */
    double component(int axis, double[] x) {
        return compiled.get(axis).at(x);
    }

    /** How K grows wherever it may be unbounded. */
    List<Growth> growth() {
        List<ToDoubleFunction<double[]>> denominators = new ArrayList<>();
        components.stream()
                .map(Expression::denominators)
                .flatMap(List::stream)
                .map(d -> d.compile(names))
                .forEach(d -> denominators.add(d::at));
        return new ZeroSet(cell).of(denominators).stream().map(zero -> new Growth(cell, zero, this::size)).toList();
    }
}

package org.dualcumulants.hierarchy.derive.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.interaction.FourierKernel;
import org.dualcumulants.spectral.study.Study;

/**
 * ψ(x, y) = f V_f = div_x[(K(x-y) - K*f(x)) f(x)] of section 5 at f = f°, written as
 * Σ_a (K_a(x-y) - (K*f)_a(x)) ∂_a f(x) + (div K(x-y) - div(K*f)(x)) f(x). For a kernel of both states K(x, y) and div_x K(x, y)
 * stand there, and K*f is ∫ K(x, y) f(y) dy.
 *
 * @param formula in the coordinates of both points and the defined symbols
 * @param terms what it is the sum of
 * @param first coordinates of x
 * @param second coordinates of y
 * @param density f° with integral 1, in the axis names
 * @param convolution (K*f°)_a in the axis names, if it is known in closed form
 * @param closure how K*f° enters
 * @param definitions what the symbols in the formulas stand for
 */
public record Psi(
        Expression formula,
        List<Expression> terms,
        List<String> first,
        List<String> second,
        Expression density,
        Optional<List<Expression>> convolution,
        Closure closure,
        List<Definition> definitions) {

    /** How much of K*f° is known in symbols. */
    public enum Closure {
        /** All of it: integrals of trigonometric polynomials. */
        EXACT,
        /** A finite sum over moments of f° that are known as numbers. */
        MOMENTS,
        /** Nothing: K*f° is a named function. */
        NAMED
    }

    public Psi {
        terms = List.copyOf(terms);
        first = List.copyOf(first);
        second = List.copyOf(second);
        convolution = convolution.map(List::copyOf);
        definitions = List.copyOf(definitions);
    }

    static Psi of(Study study, InitialDensity density, Optional<EffectiveKernel> kernel, Divergence divergence, FreshNames names) {
        List<Definition> definitions = new ArrayList<>(density.mass().stream().toList());
        Optional<List<Expression>> convolution = Optional.empty();
        Closure closure = Closure.NAMED;
        if (kernel.isPresent() && density.polynomial().isPresent()) {
            closure = Closure.EXACT;
            convolution = Optional.of(EffectiveKernel.polynomials(study).stream()
                    .map(k -> k.orElseThrow().convolution(density.polynomial().get()).formula())
                    .toList());
        } else if (kernel.isPresent()) {
            closure = Closure.MOMENTS;
            convolution = Optional.of(new Moments(density, names, definitions).convolution(kernel.get()));
        }
        List<List<String>> points = names.twoPoints(study.axisNames());
        Pieces pieces = new Pieces(study, points.get(0), points.get(1), names, definitions);
        List<Expression> terms = pieces.psi(density.formula(), convolution, divergence);
        return new Psi(
                Expression.sum(terms), terms,
                points.get(0), points.get(1), density.formula(), convolution, closure, definitions);
    }

    /** Names and values of the moments of f° that a kernel asks for. */
    private record Moments(
            InitialDensity density, FreshNames names, List<Definition> definitions, Map<String, Expression> known) {

        Moments(InitialDensity density, FreshNames names, List<Definition> definitions) {
            this(density, names, definitions, new LinkedHashMap<>());
        }

        List<Expression> convolution(EffectiveKernel kernel) {
            List<Expression> components = new ArrayList<>();
            for (List<EffectiveKernel.Term> terms : kernel.components()) {
                List<Expression> sum = new ArrayList<>();
                for (EffectiveKernel.Term term : terms) {
                    if (term.constant()) {
                        sum.add(term.coefficient());
                        continue;
                    }
                    Expression c = moment("c", term.cosine());
                    Expression s = moment("s", term.sine());
                    sum.add(Expression.product(List.of(term.coefficient(), c, term.odd() ? term.sine() : term.cosine())));
                    Expression second = Expression.product(List.of(term.coefficient(), s, term.odd() ? term.cosine() : term.sine()));
                    sum.add(term.odd() ? negated(second) : second);
                }
                components.add(Expression.sum(sum));
            }
            return components;
        }

        private Expression moment(String letter, Expression wave) {
            return known.computeIfAbsent(wave.text(), text -> {
                String symbol = names.fresh(letter + (known.size() / 2 + 1));
                Cell.Integral mean = density.mean(wave);
                definitions.add(new Definition(
                        symbol, Definition.Kind.MOMENT, Optional.of(wave), "", mean.value(), mean.change()));
                return Expression.parse(symbol, new Names(List.of(), Map.of(symbol, mean.value())));
            });
        }
    }

    private static Expression negated(Expression formula) {
        return Expression.product(List.of(Expression.parse("-1", new Names(List.of(), Map.of())), formula));
    }

    /** The formula put together in the coordinates of two points. */
    private record Pieces(
            Study study, List<String> first, List<String> second, FreshNames names, List<Definition> definitions) {

        List<Expression> psi(Expression density, Optional<List<Expression>> convolution, Divergence divergence) {
            List<String> axes = study.axisNames();
            List<Expression> terms = new ArrayList<>();
            for (int a = 0; a < axes.size(); a++) {
                if (isStill(a)) {
                    continue;
                }
                Expression slope = derivative(density, axes.get(a));
                Expression force = Expression.sum(List.of(
                        kernel(a),
                        negated(convolution.isPresent() ? atFirst(convolution.get().get(a)) : named(a))));
                add(force, atFirst(slope), terms);
            }
            if (!divergence.zero()) {
                Expression spread = Expression.sum(List.of(
                        spread(divergence),
                        negated(convolution.isPresent() ? atFirst(divergence(convolution.get())) : namedDivergence())));
                add(spread, atFirst(density), terms);
            }
            return terms;
        }

        /** K and K*f vanish on the axis. */
        private boolean isStill(int axis) {
            return study.kernel().fold(difference -> false, general -> false, periodic -> !periodic.series().moves(axis));
        }

        private static void add(Expression left, Expression right, List<Expression> terms) {
            Expression term = Expression.product(List.of(left, right));
            if (!term.text().equals("0")) {
                terms.add(term);
            }
        }

        private Expression divergence(List<Expression> field) {
            List<Expression> terms = new ArrayList<>();
            for (int a = 0; a < field.size(); a++) {
                terms.add(derivative(field.get(a), study.axisNames().get(a)));
            }
            return Expression.sum(terms);
        }

        private Expression derivative(Expression formula, String axis) {
            return formula.variables().contains(axis) ? formula.derivative(axis) : Expression.parse("0", new Names(List.of(), Map.of()));
        }

        private Expression atFirst(Expression formula) {
            return at(formula, axis -> first.get(axis));
        }

        private Expression kernel(int axis) {
            return study.kernel().fold(
                    difference -> atBoth(difference.components().get(axis)),
                    general -> atBoth(general.components().get(axis)),
                    periodic -> namedKernel(axis, periodic.series()));
        }

        /** K or its divergence. */
        private Expression atBoth(Expression formula) {
            return study.kernel().isDifference()
                    ? at(formula, axis -> first.get(axis) + "-" + second.get(axis))
                    : at(formula, first::get);
        }

        /** div K at the difference. */
        private Expression spread(Divergence divergence) {
            if (study.kernel().fold(difference -> true, general -> true, periodic -> false)) {
                return atBoth(divergence.formula());
            }
            definitions.add(new Definition(
                    divergence.formula().text(), Definition.Kind.KERNEL_DIVERGENCE, Optional.empty(), "", Double.NaN, Double.NaN));
            return divergence.formula();
        }

        private Expression namedKernel(int axis, FourierKernel kernel) {
            return kernel.moves(axis)
                    ? symbol(study.dimension() == 1 ? "K" : "K_" + study.axisNames().get(axis), Definition.Kind.KERNEL, study.axisNames().get(axis))
                    : Expression.parse("0", new Names(List.of(), Map.of()));
        }

        private Expression symbol(String wanted, Definition.Kind kind, String axis) {
            String symbol = names.fresh(wanted);
            definitions.add(new Definition(symbol, kind, Optional.empty(), axis, Double.NaN, Double.NaN));
            return Expression.parse(symbol, new Names(List.of(symbol), Map.of()));
        }

        /** A formula in the axes, which are replaced, and perhaps in the primed ones, which become the second point. */
        private Expression at(Expression formula, IntFunction<String> coordinate) {
            List<String> all = new ArrayList<>(first);
            all.addAll(second);
            Names names = new Names(all, Map.of());
            Map<String, Expression> values = new LinkedHashMap<>();
            for (int a = 0; a < first.size(); a++) {
                String axis = study.axisNames().get(a);
                if (formula.names().variables().contains(axis)) {
                    values.put(axis, Expression.parse(coordinate.apply(a), names));
                }
                if (formula.names().variables().contains(axis + Names.PRIME)) {
                    values.put(axis + Names.PRIME, Expression.parse(second.get(a), names));
                }
            }
            return formula.substitute(values);
        }

        private Expression named(int axis) {
            String name = study.axisNames().get(axis);
            return symbol(study.dimension() == 1 ? "Kf" : "Kf_" + name, Definition.Kind.CONVOLUTION, name);
        }

        private Expression namedDivergence() {
            return symbol("divKf", Definition.Kind.CONVOLUTION_DIVERGENCE, "");
        }
    }
}

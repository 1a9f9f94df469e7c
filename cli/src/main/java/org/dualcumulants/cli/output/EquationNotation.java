package org.dualcumulants.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.derive.study.EffectiveKernel;
import org.dualcumulants.hierarchy.derive.study.MeanFieldEquation;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;

/** Derived formulas in the papers' notation, as text or as LaTeX for math mode; the two differ in their pieces only. */
enum EquationNotation {
    TEXT(Expression::text, " ", "(", ")", "⟨%s⟩", "∂_t f", "∂_%s", "∂_%s² f", "(K*f)_%s", "K*f"),
    TEX(Expression::tex, " \\, ", "\\left(", "\\right)", "\\left\\langle %s \\right\\rangle", "\\partial_t f", "\\partial_{%s}",
            "\\partial_{%s}^2 f", "(K*f)_{%s}", "K*f");

    private final Function<Expression, String> formula;
    private final String times;
    private final String open;
    private final String close;
    private final String mean;
    private final String timeDerivative;
    private final String derivative;
    private final String secondDerivative;
    private final String component;
    private final String onlyComponent;

    EquationNotation(Function<Expression, String> formula, String times, String open, String close, String mean,
            String timeDerivative, String derivative, String secondDerivative, String component, String onlyComponent) {
        this.formula = formula;
        this.times = times;
        this.open = open;
        this.close = close;
        this.mean = mean;
        this.timeDerivative = timeDerivative;
        this.derivative = derivative;
        this.secondDerivative = secondDerivative;
        this.component = component;
        this.onlyComponent = onlyComponent;
    }

    String of(Expression expression) {
        return formula.apply(expression);
    }

    /** A name as the formulas spell it. */
    String name(String name) {
        return of(Expression.parse(name, new Names(List.of(name), Map.of())));
    }

    /** (K*f)_a, or K*f on a line. */
    String convolution(List<String> axes, int axis) {
        return axes.size() == 1 ? onlyComponent : String.format(component, name(axes.get(axis)));
    }

    /** A component of K, S or K*f° with the axis as its index, where there are several. */
    String indexed(String letter, List<String> axes, int axis) {
        String name = name(axes.get(axis));
        return axes.size() == 1 ? letter : this == TEX ? letter + "_{" + name + "}" : letter + "_" + name;
    }

    /** The whole of (2). */
    String equation(MeanFieldEquation equation) {
        return timeDerivative + joined(transport(equation)) + " = " + right(equation);
    }

    /** The terms ∂_a((S_a + (K*f)_a) f), one for each axis that something moves. */
    List<String> transport(MeanFieldEquation equation) {
        List<String> axes = equation.axes();
        return IntStream.range(0, axes.size())
                .filter(a -> !velocity(equation, a).equals("0"))
                .mapToObj(a -> String.format(derivative, name(axes.get(a)))
                        + open + bracketed(velocity(equation, a)) + times + "f" + close)
                .toList();
    }

    private static String joined(List<String> terms) {
        return terms.stream().map(term -> " + " + term).reduce("", String::concat);
    }

    String right(MeanFieldEquation equation) {
        List<String> terms = new ArrayList<>();
        for (int a = 0; a < equation.axes().size(); a++) {
            String diffusion = of(equation.diffusion().get(a));
            if (!diffusion.equals("0")) {
                terms.add(bracketed(diffusion) + times + String.format(secondDerivative, name(equation.axes().get(a))));
            }
        }
        return terms.isEmpty() ? "0" : String.join(" + ", terms);
    }

    /** The condition at walls of an axis, (S_a + (K*f)_a) f = D_a ∂_a f. */
    String noFlux(MeanFieldEquation equation, int axis) {
        String diffusion = of(equation.diffusion().get(axis));
        String velocity = velocity(equation, axis);
        return (velocity.equals("0") ? "0" : bracketed(velocity) + times + "f") + " = "
                + (diffusion.equals("0") ? "0" : bracketed(diffusion) + times + String.format(derivative, name(equation.axes().get(axis))) + times + "f");
    }

    private String velocity(MeanFieldEquation equation, int axis) {
        List<String> terms = new ArrayList<>();
        String drift = of(equation.drift().get(axis));
        if (!drift.equals("0")) {
            terms.add(drift);
        }
        if (equation.moved().get(axis)) {
            terms.add(equation.effectiveKernel().isPresent()
                    ? effective(equation.effectiveKernel().get(), axis)
                    : convolution(equation.axes(), axis));
        }
        return sum(terms);
    }

    /** (K*f)_a through the moments ⟨g⟩ = ∫ g f dx. */
    String effective(EffectiveKernel kernel, int axis) {
        return sum(effectiveTerms(kernel, axis));
    }

    /** What (K*f)_a is the sum of. */
    List<String> effectiveTerms(EffectiveKernel kernel, int axis) {
        return kernel.components().get(axis).stream().map(this::term).toList();
    }

    private String term(EffectiveKernel.Term term) {
        String coefficient = of(term.coefficient());
        if (term.constant()) {
            return coefficient;
        }
        String c = of(term.cosine());
        String s = of(term.sine());
        String first = term.odd() ? s + times + mean(c) : c + times + mean(c);
        String second = term.odd() ? " - " + c + times + mean(s) : " + " + s + times + mean(s);
        String bracket = open + first + second + close;
        return coefficient.equals("1") ? bracket
                : coefficient.equals("-1") ? "-" + bracket
                : bracketed(coefficient) + times + bracket;
    }

    String mean(String function) {
        return String.format(mean, function);
    }

    private static String sum(List<String> terms) {
        StringBuilder sum = new StringBuilder();
        for (String term : terms) {
            sum.append(sum.length() == 0 ? term : term.startsWith("-") ? " - " + term.substring(1) : " + " + term);
        }
        return sum.length() == 0 ? "0" : sum.toString();
    }

    /** In brackets if it is a sum. */
    private String bracketed(String formula) {
        int depth = 0;
        boolean sum = false;
        for (int i = 0; i + 2 < formula.length(); i++) {
            char c = formula.charAt(i);
            depth += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
            sum |= depth == 0 && (formula.startsWith(" + ", i) || formula.startsWith(" - ", i));
        }
        return sum ? open + formula + close : formula;
    }
}

package org.dualcumulants.hierarchy.derive.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.ExpressionException;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.study.Study;

/**
 * ∫ |∇f°|²/f° dx. It is finite for every f° ≥ 0 with bounded second derivatives, because then |∇f|² ≤ 2 sup|D²f| f; elsewhere
 * the growth of |∇f|/√f at zeros of f and at poles of ∇f decides, by the criterion of L².
 */
final class FisherInformation {

    private static final Requirement REQUIREMENT = Requirement.INITIAL_FISHER_INFORMATION;
    private static final String NAME = "∫|∇f°|²/f° dx";

    /** Change of a difference between neighbours when the grid is halved: 1/2 for slopes, 1 for jumps. */
    private static final double JUMP = 0.9;

    private final List<String> names;
    private final Cell cell;
    private final InitialDensity density;
    private final Expression formula;
    private final ToDoubleFunction<double[]> f;

    private FisherInformation(Study study, InitialDensity density) {
        List<Axis> dependent =
                study.axes().stream().filter(a -> density.formula().variables().contains(a.name())).toList();
        List<Axis> axes = dependent.isEmpty() ? study.axes() : dependent;
        this.names = axes.stream().map(Axis::name).toList();
        this.cell = Cell.ofStates(axes);
        this.density = density;
        // f° as the study writes it: exact at its zeros; the factor of the density is put back at the end
        this.formula = study.initial();
        Compiled compiled = formula.compile(names);
        this.f = compiled::at;
    }

    static Hypothesis of(Study study, InitialDensity density) {
        try {
            return new FisherInformation(study, density).hypothesis();
        } catch (ExpressionException e) {
            return Hypothesis.of(REQUIREMENT, Verdict.NOT_DECIDED, "∇f° cannot be formed: " + e.getMessage());
        }
    }

    private Hypothesis hypothesis() {
        List<Expression> slopes = names.stream()
                .map(axis -> formula.variables().contains(axis)
                        ? formula.derivative(axis)
                        : Expression.sum(List.of()))
                .toList();
        List<Compiled> gradient = slopes.stream().map(s -> s.compile(names)).toList();
        if (density.polynomial().isPresent()) {
            List<ZeroSet.Zero> zeros = new ZeroSet(cell).of(List.of(f));
            String reason = zeros.isEmpty()
                    ? "f° is smooth and positive"
                    : "f° is smooth and touches 0 at " + places(zeros) + ", where |∇f°|² ≤ 2 sup|D²f°| f°";
            return finite(gradient, reason);
        }
        if (jumps()) {
            return Hypothesis.of(REQUIREMENT, Verdict.FAILS, "f° has a jump on the periodic cell, so that ∇f° is no function");
        }
        List<ToDoubleFunction<double[]>> suspects = new ArrayList<>(List.of(f));
        slopes.stream()
                .map(Expression::denominators)
                .flatMap(List::stream)
                .map(d -> d.compile(names))
                .forEach(d -> suspects.add(d::at));
        ToDoubleFunction<double[]> root = x -> Math.sqrt(integrand(gradient, x));
        Verdict verdict = Verdict.HOLDS;
        String reason = "f° is positive and its derivatives are bounded";
        for (ZeroSet.Zero zero : new ZeroSet(cell).of(suspects)) {
            Growth growth = new Growth(cell, zero, root);
            Verdict here = linear(zero) ? Verdict.FAILS : growth.squareIntegrable(cell.dimension() / 2.0);
            if (here != Verdict.HOLDS || verdict == Verdict.HOLDS) {
                reason = verdict == Verdict.FAILS ? reason : reason(zero, growth, here);
            }
            verdict = verdict.and(here);
        }
        return verdict == Verdict.HOLDS ? finite(gradient, reason) : Hypothesis.of(REQUIREMENT, verdict, reason);
    }

    private Hypothesis finite(List<Compiled> gradient, String reason) {
        Cell.Integral integral = cell.integral(x -> integrand(gradient, x), 1e-13);
        double mass = cell.integral(f, 1e-14).value();
        double value = integral.value() / mass;
        double change = integral.change() / mass;
        String accuracy = change > 1e-10 * Math.abs(value) ? "; quadrature still changed by " + Numbers.plain(change) : "";
        return Hypothesis.of(REQUIREMENT, Verdict.HOLDS, reason + accuracy, NAME, value);
    }

    /** |∇f|²/f; where f is 0 to rounding, so is |∇f|² if the quotient is bounded. */
    private double integrand(List<Compiled> gradient, double[] x) {
        double square = 0;
        for (Compiled slope : gradient) {
            double s = slope.at(x);
            square += s * s;
        }
        double value = f.applyAsDouble(x);
        return square == 0 ? 0 : square / Math.max(value, Double.MIN_NORMAL);
    }

    /** On the line: f ~ c r, c ≠ 0, on some side of the zero. Then |f'|²/f ~ c/r. */
    private boolean linear(ZeroSet.Zero zero) {
        return cell.dimension() == 1
                && new Growth(cell, zero, f).rays().stream().anyMatch(ray -> ray.is(-1));
    }

    /** Whether the largest difference of neighbours stays when the grid is refined, along some axis. */
    private boolean jumps() {
        for (int axis = 0; axis < cell.dimension(); axis++) {
            double coarse = largestDifference(axis, 1);
            double middle = largestDifference(axis, 2);
            double fine = largestDifference(axis, 4);
            if (coarse > 0 && fine > JUMP * middle && middle > JUMP * coarse) {
                return true;
            }
        }
        return false;
    }

    private double largestDifference(int axis, int refinement) {
        int n = cell.perAxis(1 << 12);
        double step = cell.length(axis) / n / refinement;
        double largest = 0;
        for (double[] node : cell.nodes(n)) {
            double previous = f.applyAsDouble(node);
            for (int i = 1; i <= refinement; i++) {
                double[] next = node.clone();
                next[axis] += i * step;
                double value = f.applyAsDouble(cell.wrapped(next));
                largest = Math.max(largest, Math.abs(value - previous));
                previous = value;
            }
        }
        return largest;
    }

    private String places(List<ZeroSet.Zero> zeros) {
        return String.join(" and ", zeros.stream().limit(3).map(z -> Cell.place(z.point(), names)).toList())
                + (zeros.size() > 3 ? " and elsewhere" : "");
    }

    private String reason(ZeroSet.Zero zero, Growth growth, Verdict verdict) {
        String at = Cell.place(zero.point(), names);
        if (linear(zero)) {
            return "f° touches 0 linearly at " + at + ": |∇f°|²/f° ~ 1/|x - p|, which is not integrable";
        }
        if (!growth.isolated()) {
            return "f° or ∇f° is singular at " + at + " and at points around it; only isolated singularities are decided";
        }
        String law = String.format(Locale.ROOT, "|∇f°|/√f° ~ |x - p|^{-α} with α = %.4f at %s", Math.max(growth.exponent(), -9.9999), at);
        int d = cell.dimension();
        String border = d % 2 == 0 ? Integer.toString(d / 2) : d + "/2";
        return switch (verdict) {
            case HOLDS -> law + ", below d/2 = " + border;
            case FAILS -> law + ", above d/2 = " + border;
            case NOT_DECIDED -> law + ", within the accuracy of measuring it at the border d/2 = " + border;
        };
    }
}

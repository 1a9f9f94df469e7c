package org.dualcumulants.hierarchy.derive.study;

import java.util.ArrayList;
import java.util.Arrays;
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

    /** Halvings of an interval between neighbours of a grid, to a part in 10^12. */
    private static final int HALVINGS = 40;

    /** Change of a difference in the second half of the halvings: 1 at jumps, 10^-6 at slopes. */
    private static final double JUMP = 0.9;

    /** Relative to the largest value. */
    private static final double SMALLEST_JUMP = 1e-9;

    /** Relative change of a quadrature that settles. */
    private static final double SETTLED = 1e-8;

    private final List<Axis> axes;
    private final List<String> names;
    private final Cell cell;
    private final InitialDensity density;
    private final Expression formula;
    private final ToDoubleFunction<double[]> f;

    private FisherInformation(Study study, InitialDensity density) {
        List<Axis> dependent =
                study.axes().stream().filter(a -> density.formula().variables().contains(a.name())).toList();
        this.axes = dependent.isEmpty() ? study.axes() : dependent;
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
        if (!cell.isTorus()) {
            return onOpenAxes(slopes, gradient);
        }
        if (density.polynomial().isPresent()) {
            List<ZeroSet.Zero> zeros = new ZeroSet(cell).of(List.of(f));
            String reason = zeros.isEmpty()
                    ? "f° is smooth and positive"
                    : "f° is smooth and touches 0 at " + places(zeros) + ", where |∇f°|² ≤ 2 sup|D²f°| f°";
            return finite(gradient, reason);
        }
        if (jumps()) {
            return formula.mayJump() || opens()
                    ? Hypothesis.of(REQUIREMENT, Verdict.FAILS, "f° has a jump on the periodic cell, so that ∇f° is no function")
                    : Hypothesis.of(REQUIREMENT, Verdict.NOT_DECIDED, "f° has a jump or is too steep to tell it from one");
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

    /** Smooth f° ≥ 0, by quadrature: on lines it says whether the tails have a finite information too. */
    private Hypothesis onOpenAxes(List<Expression> slopes, List<Compiled> gradient) {
        List<ToDoubleFunction<double[]>> denominators = new ArrayList<>();
        slopes.stream()
                .map(Expression::denominators)
                .flatMap(List::stream)
                .map(d -> d.compile(names))
                .forEach(d -> denominators.add(d::at));
        if (formula.mayJump() || !new ZeroSet(cell).of(denominators).isEmpty()) {
            return Hypothesis.of(REQUIREMENT, Verdict.NOT_DECIDED,
                    "f° or its derivative has a jump or a pole; with real axes or walls smooth f° only are decided");
        }
        Cell.Integral integral = perMass();
        return Double.isFinite(integral.value()) && integral.change() <= SETTLED * integral.value()
                ? Hypothesis.of(REQUIREMENT, Verdict.HOLDS, "f° is smooth, and quadrature over the axes settles", NAME, integral.value())
                : Hypothesis.of(REQUIREMENT, Verdict.NOT_DECIDED, "quadrature over the axes does not settle: it still changed by "
                        + Numbers.plain(integral.change()));
    }

    /** ∫ |∇f|²/f / ∫ f; that of a product of functions of different axes is the sum of theirs. */
    private Cell.Integral perMass() {
        double value = 0;
        double change = 0;
        List<Expression> factors = formula.independentFactors();
        List<Cell> parts = cell.parts(factors);
        for (int i = 0; i < parts.size(); i++) {
            Expression factor = factors.get(i);
            Cell part = parts.get(i);
            List<String> variables = part.names();
            List<Compiled> gradient = variables.stream().map(name -> factor.derivative(name).compile(variables)).toList();
            Compiled compiled = factor.compile(variables);
            // two factors below 0 make a density as well
            double signed = part.integral(compiled::at, 1e-14).value();
            ToDoubleFunction<double[]> positive = x -> Math.signum(signed) * compiled.at(x);
            Cell.Integral integral = part.integral(x -> integrand(gradient, positive, x), 1e-12);
            value += integral.value() / Math.abs(signed);
            change += integral.change() / Math.abs(signed);
        }
        return new Cell.Integral(value, change);
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
        return integrand(gradient, f, x);
    }

    private static double integrand(List<Compiled> gradient, ToDoubleFunction<double[]> f, double[] x) {
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

    /** Whether f changes between neighbours and goes on doing so when the interval between them is halved again and again. */
    private boolean jumps() {
        double[][] nodes = cell.nodes(cell.perAxis(1 << 12));
        double largest = Arrays.stream(nodes).mapToDouble(f).map(Math::abs).max().orElseThrow();
        for (int axis = 0; axis < cell.dimension(); axis++) {
            double step = cell.length(axis) / cell.perAxis(1 << 12);
            for (double[] node : nodes) {
                if (jumps(node, axis, step, SMALLEST_JUMP * largest)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean jumps(double[] node, int axis, double step, double smallest) {
        double low = node[axis];
        double high = low + step;
        double atLow = along(node, axis, low);
        double atHigh = along(node, axis, high);
        double halfway = Double.NaN;
        for (int halving = 0; halving < HALVINGS && Math.abs(atHigh - atLow) > smallest; halving++) {
            double middle = 0.5 * (low + high);
            double atMiddle = along(node, axis, middle);
            if (Math.abs(atMiddle - atLow) > Math.abs(atHigh - atMiddle)) {
                high = middle;
                atHigh = atMiddle;
            } else {
                low = middle;
                atLow = atMiddle;
            }
            halfway = halving + 1 == HALVINGS / 2 ? Math.abs(atHigh - atLow) : halfway;
        }
        double ratio = Math.abs(atHigh - atLow) / halfway;
        // it falls at slopes and cusps and grows at poles
        return Math.abs(atHigh - atLow) > smallest && ratio > JUMP && ratio < 1 / JUMP;
    }

    private double along(double[] node, int axis, double coordinate) {
        double[] x = node.clone();
        x[axis] = coordinate;
        return f.applyAsDouble(cell.wrapped(x));
    }

    /** Whether the formula takes different values at the two ends of a period. */
    private boolean opens() {
        double[][] nodes = cell.nodes(cell.perAxis(1 << 12));
        for (int axis = 0; axis < cell.dimension(); axis++) {
            for (double[] node : nodes) {
                double[] start = node.clone();
                double[] end = node.clone();
                start[axis] = cell.from(axis);
                end[axis] = cell.from(axis) + cell.length(axis);
                double atStart = f.applyAsDouble(start);
                double atEnd = f.applyAsDouble(end);
                if (Math.abs(atStart - atEnd) > SMALLEST_JUMP * Math.max(Math.abs(atStart), Math.abs(atEnd))) {
                    return true;
                }
            }
        }
        return false;
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

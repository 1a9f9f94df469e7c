package org.dualcumulants.spectral.expression;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** A formula in x and y drawn at random, written as a user would and evaluated step by step as written, without any algebra. */
record RandomFormula(String text, Rule rule) {

    /** A value and how many units of 2^-53 of it rounding may have cost so far, to first order. */
    record Rounded(double value, double error) {}

    interface Rule {
        Rounded at(double x, double y);
    }

    private record Unary(String name, DoubleUnaryOperator f) {}

    private static final List<Unary> FUNCTIONS = List.of(
            new Unary("Sin", Math::sin), new Unary("Cos", Math::cos), new Unary("Tan", Math::tan),
            new Unary("Cot", u -> 1 / Math.tan(u)), new Unary("Sec", u -> 1 / Math.cos(u)), new Unary("Csc", u -> 1 / Math.sin(u)),
            new Unary("Sinh", Math::sinh), new Unary("Cosh", Math::cosh), new Unary("Tanh", Math::tanh),
            new Unary("Coth", u -> 1 / Math.tanh(u)), new Unary("Sech", u -> 1 / Math.cosh(u)), new Unary("Csch", u -> 1 / Math.sinh(u)),
            new Unary("ArcSin", Math::asin), new Unary("ArcCos", Math::acos), new Unary("ArcTan", Math::atan),
            new Unary("Exp", Math::exp), new Unary("Log", Math::log), new Unary("Sqrt", Math::sqrt), new Unary("Abs", Math::abs),
            new Unary("Sign", Math::signum), new Unary("Floor", Math::floor), new Unary("UnitStep", u -> u >= 0 ? 1 : 0));

    static RandomFormula draw(Random random, int depth) {
        if (depth == 0 || random.nextInt(8) == 0) {
            return leaf(random);
        }
        RandomFormula a = draw(random, depth - 1);
        return switch (random.nextInt(9)) {
            case 0, 1 -> binary("(%s + %s)", a, draw(random, depth - 1), Double::sum);
            case 2 -> binary("(%s - %s)", a, draw(random, depth - 1), (u, v) -> u - v);
            case 3 -> binary("%s*%s", a.inBrackets(), draw(random, depth - 1).inBrackets(), (u, v) -> u * v);
            case 4 -> binary("%s/%s", a.inBrackets(), draw(random, depth - 1).inBrackets(), (u, v) -> u / v);
            case 5 -> power(a, random.nextInt(9) - 3, 1 + random.nextInt(3));
            case 6 -> switch (random.nextInt(3)) {
                case 0 -> binary("Min(%s, %s)", a, draw(random, depth - 1), Math::min);
                case 1 -> binary("Max(%s, %s)", a, draw(random, depth - 1), Math::max);
                default -> binary("ArcTan(%s, %s)", a, draw(random, depth - 1), (u, v) -> Math.atan2(v, u));
            };
            default -> unary(FUNCTIONS.get(random.nextInt(FUNCTIONS.size())), a);
        };
    }

    private static RandomFormula leaf(Random random) {
        int p = 1 + random.nextInt(9);
        int q = 2 + random.nextInt(8);
        return switch (random.nextInt(6)) {
            case 0, 1 -> new RandomFormula("x", (x, y) -> new Rounded(x, 0));
            case 2, 3 -> new RandomFormula("y", (x, y) -> new Rounded(y, 0));
            case 4 -> new RandomFormula("(" + p + "/" + q + ")", (x, y) -> new Rounded((double) p / q, (double) p / q));
            default -> new RandomFormula("Pi", (x, y) -> new Rounded(Math.PI, Math.PI));
        };
    }

    private RandomFormula inBrackets() {
        return new RandomFormula("(" + text + ")", rule);
    }

    private static RandomFormula power(RandomFormula a, int p, int q) {
        double exponent = (double) p / q;
        return apply("(" + a.text + ")^(" + p + "/" + q + ")", a, u -> Math.pow(u, exponent));
    }

    private static RandomFormula unary(Unary function, RandomFormula a) {
        return apply(function.name() + "(" + a.text + ")", a, function.f());
    }

    private static RandomFormula apply(String text, RandomFormula a, DoubleUnaryOperator f) {
        return new RandomFormula(text, (x, y) -> {
            Rounded u = a.rule.at(x, y);
            double value = f.applyAsDouble(u.value());
            return new Rounded(value, Math.abs(value) + slope(f, u.value()) * (u.error() + Math.abs(u.value())));
        });
    }

    private static RandomFormula binary(String format, RandomFormula a, RandomFormula b, DoubleBinaryOperator f) {
        return new RandomFormula(String.format(format, a.text, b.text), (x, y) -> {
            Rounded u = a.rule.at(x, y);
            Rounded v = b.rule.at(x, y);
            double value = f.applyAsDouble(u.value(), v.value());
            double left = slope(t -> f.applyAsDouble(t, v.value()), u.value()) * (u.error() + Math.abs(u.value()));
            double right = slope(t -> f.applyAsDouble(u.value(), t), v.value()) * (v.error() + Math.abs(v.value()));
            return new Rounded(value, Math.abs(value) + left + right);
        });
    }

    /** Across a jump within the step the slope is huge: nothing is claimed there. */
    private static double slope(DoubleUnaryOperator f, double u) {
        double step = 1e-7 * Math.max(1e-3, Math.abs(u));
        double middle = f.applyAsDouble(u);
        return Math.max(Math.abs(f.applyAsDouble(u + step) - middle), Math.abs(middle - f.applyAsDouble(u - step))) / step;
    }
}

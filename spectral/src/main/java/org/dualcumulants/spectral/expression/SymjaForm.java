package org.dualcumulants.spectral.expression;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.matheclipse.core.eval.ExprEvaluator;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.expression.S;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.IFraction;
import org.matheclipse.core.interfaces.IInteger;
import org.matheclipse.core.interfaces.ISymbol;

/**
 * A formula in Symja's terms and back. User's names travel as hexadecimal, so that none meets a built-in and capitals survive;
 * inexact numbers and functions with corners or cuts travel as symbols without rules, so that nothing is rounded or made complex.
 */
final class SymjaForm {

    private static final String NAME = "dcn";
    private static final Pattern TRAVELLING = Pattern.compile(NAME + "((?:[0-9a-f]{2})+)\\b");
    private static final String REAL = "dcr";
    private static final String OPAQUE = "dco";

    /** A name parsed on its own would be a symbol without the function's rules. */
    private static final Map<Head, ISymbol> SMOOTH = Map.ofEntries(
            Map.entry(Head.PLUS, S.Plus),
            Map.entry(Head.TIMES, S.Times),
            Map.entry(Head.POWER, S.Power),
            Map.entry(Head.SIN, S.Sin),
            Map.entry(Head.COS, S.Cos),
            Map.entry(Head.TAN, S.Tan),
            Map.entry(Head.COT, S.Cot),
            Map.entry(Head.SEC, S.Sec),
            Map.entry(Head.CSC, S.Csc),
            Map.entry(Head.SINH, S.Sinh),
            Map.entry(Head.COSH, S.Cosh),
            Map.entry(Head.TANH, S.Tanh),
            Map.entry(Head.COTH, S.Coth),
            Map.entry(Head.SECH, S.Sech),
            Map.entry(Head.CSCH, S.Csch),
            Map.entry(Head.ARCSIN, S.ArcSin),
            Map.entry(Head.ARCCOS, S.ArcCos),
            Map.entry(Head.ARCTAN, S.ArcTan),
            Map.entry(Head.LOG, S.Log));

    private final ExprEvaluator evaluator;

    SymjaForm(ExprEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    IExpr of(Tree tree) {
        if (tree instanceof Tree.Rational rational) {
            return rational.isInteger()
                    ? F.ZZ(rational.numerator())
                    : F.QQ(rational.numerator(), rational.denominator());
        }
        if (tree instanceof Tree.Real real) {
            IExpr size = evaluator.parse(REAL + Long.toHexString(Double.doubleToLongBits(Math.abs(real.value()))));
            return real.value() < 0 ? F.Times(F.CN1, size) : size;
        }
        if (tree instanceof Tree.Constant constant) {
            return constant == Tree.Constant.PI ? S.Pi : S.E;
        }
        if (tree instanceof Tree.Symbol symbol) {
            return symbol(symbol.name());
        }
        Tree.Apply apply = (Tree.Apply) tree;
        IExpr[] arguments = apply.arguments().stream().map(this::of).toArray(IExpr[]::new);
        return F.ast(arguments, head(apply.head()));
    }

    IExpr symbol(String name) {
        return evaluator.parse(NAME + HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8)));
    }

    /** LaTeX with the users' names in the place of those that travelled; brackets need not grow, and need no space before or behind. */
    String named(String tex, UnaryOperator<String> letters) {
        String plain = tex.replace("\\left(", "(").replace("\\right)", ")")
                .replaceAll(" *([-+]) *", "$1")
                .replaceAll(" *\\( *", "(")
                .replaceAll(" *\\) *", ")")
                .replaceAll("(?<![0-9a-z])([0-9]+) (?![0-9])", "$1");
        return TRAVELLING.matcher(plain).replaceAll(m -> Matcher.quoteReplacement(
                letters.apply(new String(HexFormat.of().parseHex(m.group(1)), StandardCharsets.UTF_8))));
    }

    private IExpr head(Head head) {
        return head.isOpaque() ? evaluator.parse(OPAQUE + head.name().toLowerCase(Locale.ROOT)) : SMOOTH.get(head);
    }

    /** @throws ExpressionException if the result is not an allowed real formula */
    Tree back(IExpr expr) {
        if (expr instanceof IInteger integer) {
            return number(integer.toBigNumerator(), BigInteger.ONE);
        }
        if (expr instanceof IFraction fraction) {
            return number(fraction.toBigNumerator(), fraction.toBigDenominator());
        }
        if (expr instanceof ISymbol symbol) {
            return leaf(symbol);
        }
        if (expr instanceof IAST ast) {
            return ast.head() instanceof IAST head ? opaqueDerivative(head, ast) : apply(ast);
        }
        throw inexpressible(expr);
    }

    private static Tree number(BigInteger numerator, BigInteger denominator) {
        Tree number = Tree.fraction(numerator, denominator);
        if (number instanceof Tree.Real real && !Double.isFinite(real.value())) {
            throw new ExpressionException(0, "a coefficient is too large for a number");
        }
        return number;
    }

    private Tree leaf(ISymbol symbol) {
        String name = symbol.getSymbolName();
        if (symbol.equals(S.Pi)) {
            return Tree.Constant.PI;
        }
        if (symbol.equals(S.E)) {
            return Tree.Constant.E;
        }
        if (name.startsWith(NAME)) {
            return new Tree.Symbol(new String(HexFormat.of().parseHex(name.substring(NAME.length())), StandardCharsets.UTF_8));
        }
        if (name.startsWith(REAL)) {
            return new Tree.Real(Double.longBitsToDouble(Long.parseUnsignedLong(name.substring(REAL.length()), 16)));
        }
        throw inexpressible(symbol);
    }

    private Tree apply(IAST ast) {
        List<Tree> arguments = arguments(ast);
        for (Head head : Head.values()) {
            boolean fits = head.isFunction() ? head.arity() == arguments.size() : !arguments.isEmpty();
            if (fits && head != Head.EXP && head != Head.SQRT && ast.head().equals(head(head))) {
                return new Tree.Apply(head, arguments);
            }
        }
        throw inexpressible(ast);
    }

    private List<Tree> arguments(IAST ast) {
        List<Tree> arguments = new ArrayList<>();
        for (int i = 1; i < ast.size(); i++) {
            arguments.add(back(ast.get(i)));
        }
        return arguments;
    }

    /**
     * Derivative(..)[f][..] of an opaque function, almost everywhere: Abs' = Sign, Max(a, b) has UnitStep(a-b) and one minus
     * that, Min(a, b) likewise with b-a, the angle of (a, b) has -b/(a²+b²) and a/(a²+b²); the others are constant between jumps.
     */
    private Tree opaqueDerivative(IAST derivative, IAST ast) {
        if (!(derivative.head() instanceof IAST orders)
                || !orders.head().equals(S.Derivative)
                || !(derivative.arg1() instanceof ISymbol function)
                || !function.getSymbolName().startsWith(OPAQUE)) {
            throw inexpressible(ast);
        }
        List<Tree> u = arguments(ast);
        boolean first = orders.arg1().isOne();
        boolean firstOrder = orders.size() == 2 ? first : first != orders.arg2().isOne();
        if (!firstOrder) {
            throw inexpressible(ast);
        }
        return switch (function.getSymbolName().substring(OPAQUE.length())) {
            case "abs" -> new Tree.Apply(Head.SIGN, u);
            case "max" -> step(u.get(0), u.get(1), first);
            case "angle" -> angle(u.get(0), u.get(1), first);
            case "min" -> step(u.get(1), u.get(0), first);
            default -> Tree.ZERO;
        };
    }

    private static Tree step(Tree a, Tree b, boolean first) {
        Tree step = new Tree.Apply(Head.UNITSTEP, List.of(Tree.plus(List.of(a, Tree.negate(b)))));
        return first ? step : Tree.plus(List.of(Tree.ONE, Tree.negate(step)));
    }

    private static Tree angle(Tree a, Tree b, boolean first) {
        Tree two = new Tree.Rational(2, 1);
        Tree squares = Tree.plus(List.of(Tree.power(a, two), Tree.power(b, two)));
        return Tree.times(List.of(first ? Tree.negate(b) : a, Tree.power(squares, Tree.MINUS_ONE)));
    }

    private static ExpressionException inexpressible(IExpr expr) {
        if (expr.equals(S.I) || expr.isComplex()) {
            return new ExpressionException(0, "simplified, the formula is complex; expected a real one: check roots of negative numbers");
        }
        String shown = expr instanceof ISymbol || expr.isDirectedInfinity() ? expr.toString() : expr.head().toString();
        String reason = shown.length() > 40 ? shown.substring(0, 37) + "..." : shown;
        return new ExpressionException(
                0, "simplified, the formula contains " + reason + ", which is no real number or allowed function");
    }
}

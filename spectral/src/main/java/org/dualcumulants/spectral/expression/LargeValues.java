package org.dualcumulants.spectral.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IExpr;

/** Rational functions for large values of variables: with v/h in the place of v they are a quotient of polynomials in h. */
final class LargeValues {

    /** No name of a user's has a slash. */
    private static final String SMALL = "1/v";

    private LargeValues() {}

    /**
     * c_0, …, c_order of h^power Σ c_q h^q = a/d with polynomials a, d in h. From a = d Σ c_q h^q,
     * c_q = (a_q - Σ_{0&lt;j≤q} d_j c_{q-j}) / d_0. Empty if a lower power of h occurs.
     */
    static Optional<List<IExpr>> series(EvalEngine engine, SymjaForm form, IExpr rational, List<String> large, int power, int order) {
        IExpr h = form.symbol(SMALL);
        IExpr scaled = F.Times(rational, F.Power(h, F.ZZ(-power)));
        for (String name : large) {
            IExpr v = form.symbol(name);
            scaled = F.subst(scaled, v, F.Divide(v, h));
        }
        IExpr quotient = engine.evaluate(F.Together(scaled));
        IExpr numerator = engine.evaluate(F.Numerator(quotient));
        IExpr denominator = engine.evaluate(F.Denominator(quotient));
        for (IExpr part : List.of(numerator, denominator)) {
            if (!engine.evaluate(F.PolynomialQ(part, h)).isTrue()) {
                throw new ExpressionException(
                        0, "the formula is no rational function; expected a quotient of polynomials in " + String.join(", ", large));
            }
        }
        List<IExpr> a = coefficients(engine, numerator, h);
        List<IExpr> d = coefficients(engine, denominator, h);
        if (at(d, 0).isZero()) {
            return Optional.empty();
        }
        List<IExpr> series = new ArrayList<>();
        for (int q = 0; q <= order; q++) {
            List<IExpr> sum = new ArrayList<>(List.of(at(a, q)));
            for (int j = 1; j <= q; j++) {
                sum.add(F.Times(F.CN1, at(d, j), series.get(q - j)));
            }
            series.add(engine.evaluate(F.Together(F.Divide(F.Plus(sum.toArray(IExpr[]::new)), at(d, 0)))));
        }
        return Optional.of(series);
    }

    /** By rising powers of h. */
    private static List<IExpr> coefficients(EvalEngine engine, IExpr polynomial, IExpr h) {
        IAST list = (IAST) engine.evaluate(F.CoefficientList(polynomial, h));
        List<IExpr> all = new ArrayList<>();
        for (int k = 1; k < list.size(); k++) {
            all.add(list.get(k));
        }
        return all;
    }

    private static IExpr at(List<IExpr> coefficients, int power) {
        return power < coefficients.size() ? coefficients.get(power) : F.C0;
    }
}

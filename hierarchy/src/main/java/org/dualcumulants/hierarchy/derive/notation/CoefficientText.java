package org.dualcumulants.hierarchy.derive.notation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dualcumulants.hierarchy.derive.LinearForm;
import org.dualcumulants.hierarchy.derive.Product;
import org.dualcumulants.hierarchy.derive.Scalar;
import org.dualcumulants.hierarchy.derive.Variable;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;

/** Coefficients as products, fractions and roots of linear forms. */
final class CoefficientText {

    private final Script script;

    CoefficientText(Script script) {
        this.script = script;
    }

    /** Whether a minus stands in front. */
    static boolean isNegative(Scalar scalar) {
        return scalar.summands().size() == 1 && scalar.summands().get(0).number().signum() < 0;
    }

    /** Without the minus of {@link #isNegative}; empty for 1. */
    String of(Scalar scalar) {
        if (scalar.summands().size() == 1) {
            return of(scalar.summands().get(0));
        }
        StringBuilder text = new StringBuilder("(");
        for (Product p : scalar.summands()) {
            String size = of(p);
            String sign = p.number().signum() < 0 ? " - " : text.length() > 1 ? " + " : "";
            text.append(text.length() > 1 ? sign : sign.strip()).append(size.isEmpty() ? "1" : size);
        }
        return text.append(")").toString();
    }

    private String of(Product product) {
        List<LinearForm> over = new ArrayList<>();
        List<LinearForm> under = new ArrayList<>();
        List<LinearForm> overRoot = new ArrayList<>();
        List<LinearForm> underRoot = new ArrayList<>();
        for (Map.Entry<LinearForm, Integer> power : product.halves().entrySet()) {
            int halves = Math.abs(power.getValue());
            for (int k = 0; k < halves / 2; k++) {
                (power.getValue() > 0 ? over : under).add(power.getKey());
            }
            if (halves % 2 == 1) {
                (power.getValue() > 0 ? overRoot : underRoot).add(power.getKey());
            }
        }
        String plain = fraction(product.number().over().abs(), over, product.number().under(), under);
        String inside = fraction(BigInteger.ONE, overRoot, BigInteger.ONE, underRoot);
        return plain + (plain.isEmpty() || inside.isEmpty() ? "" : " ") + (inside.isEmpty() ? "" : script.root(inside));
    }

    /** Empty for 1. */
    private String fraction(BigInteger number, List<LinearForm> over, BigInteger divisor, List<LinearForm> under) {
        String above = product(number, over);
        String below = product(divisor, under);
        if (below.isEmpty() && (above.isEmpty() || over.size() < 2)) {
            return above;
        }
        if (script == Script.LATEX) {
            return latex(number, over, divisor, under);
        }
        boolean several = under.size() + (divisor.equals(BigInteger.ONE) ? 0 : 1) > 1;
        return below.isEmpty() ? above : (above.isEmpty() ? "1" : above) + "/" + (several ? "(" + below + ")" : below);
    }

    /** Empty for 1; sums in brackets. */
    private String product(BigInteger number, List<LinearForm> forms) {
        String digits = number.equals(BigInteger.ONE) ? "" : number.toString();
        return digits + Script.join(forms, "", f -> isBare(f) ? form(f) : "(" + form(f) + ")");
    }

    /** By the algebra system, in the order of the factors and of their terms here. */
    private String latex(BigInteger number, List<LinearForm> over, BigInteger divisor, List<LinearForm> under) {
        Map<String, Variable> letters = new LinkedHashMap<>();
        Stream.concat(over.stream(), under.stream())
                .flatMap(f -> f.factors().keySet().stream())
                .forEach(v -> letters.put(v.name(), v));
        String formula = formula(number, over) + "/(" + formula(divisor, under) + ")";
        return Expression.parse(formula, new Names(List.copyOf(letters.keySet()), Map.of()))
                .texAsWritten(name -> script.variable(letters.get(name)));
    }

    private static String formula(BigInteger number, List<LinearForm> forms) {
        String digits = number.equals(BigInteger.ONE) && !forms.isEmpty() ? "" : number.toString();
        return digits + (digits.isEmpty() || forms.isEmpty() ? "" : "*") + Script.join(forms, "*", f -> "(" + f + ")");
    }

    private static boolean isBare(LinearForm form) {
        return form.factors().size() + (form.constant() == 0 ? 0 : 1) <= 1;
    }

    /** N - n - 1. */
    String form(LinearForm form) {
        StringBuilder text = new StringBuilder();
        form.factors().forEach((Variable v, Integer factor) -> append(text, factor, script.variable(v)));
        if (form.constant() != 0 || form.factors().isEmpty()) {
            append(text, form.constant(), "");
        }
        return text.toString();
    }

    private static void append(StringBuilder text, int factor, String name) {
        text.append(factor < 0 ? "-" : text.length() > 0 ? "+" : "");
        text.append(Math.abs(factor) == 1 && !name.isEmpty() ? "" : Math.abs(factor)).append(name);
    }
}

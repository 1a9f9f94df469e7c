package org.dualcumulants.spectral.expression;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Presentation MathML for a page: fractions stand upright, Greek names are Greek, other words roman. */
final class MathMlNotation extends Notation {

    private static final Map<String, String> GREEK = Map.ofEntries(
            Map.entry("alpha", "α"), Map.entry("beta", "β"), Map.entry("gamma", "γ"), Map.entry("delta", "δ"), Map.entry("epsilon", "ε"),
            Map.entry("zeta", "ζ"), Map.entry("eta", "η"), Map.entry("theta", "θ"), Map.entry("iota", "ι"), Map.entry("kappa", "κ"),
            Map.entry("lambda", "λ"), Map.entry("mu", "μ"), Map.entry("nu", "ν"), Map.entry("xi", "ξ"), Map.entry("pi", "π"),
            Map.entry("rho", "ρ"), Map.entry("sigma", "σ"), Map.entry("tau", "τ"), Map.entry("phi", "φ"), Map.entry("chi", "χ"),
            Map.entry("psi", "ψ"), Map.entry("omega", "ω"), Map.entry("Gamma", "Γ"), Map.entry("Delta", "Δ"), Map.entry("Theta", "Θ"),
            Map.entry("Lambda", "Λ"), Map.entry("Sigma", "Σ"), Map.entry("Phi", "Φ"), Map.entry("Psi", "Ψ"), Map.entry("Omega", "Ω"));
    private static final Pattern INDEXED = Pattern.compile("(\\p{L}+?)(?:_([\\p{L}0-9]+)|([0-9]+))");

    @Override
    String minus() {
        return "<mo form=\"prefix\">−</mo>";
    }

    @Override
    String between(String sign) {
        return "<mo>" + sign.replace('-', '−') + "</mo>";
    }

    @Override
    String integer(long value) {
        return "<mn>" + value + "</mn>";
    }

    @Override
    String symbol(String name) {
        if (name.endsWith(Names.PRIME)) {
            return "<msup>" + symbol(Names.unprimed(name)) + "<mo>′</mo></msup>";
        }
        Matcher indexed = INDEXED.matcher(name);
        if (indexed.matches()) {
            String index = indexed.group(2) != null ? indexed.group(2) : indexed.group(3);
            return "<msub>" + word(indexed.group(1)) + word(index) + "</msub>";
        }
        return word(name);
    }

    /** One letter is slanted and a word upright, by MathML itself. */
    private static String word(String word) {
        String element = word.chars().allMatch(Character::isDigit) ? "mn" : "mi";
        return "<" + element + ">" + GREEK.getOrDefault(word, word) + "</" + element + ">";
    }

    @Override
    String constant(Tree.Constant constant) {
        return constant == Tree.Constant.PI ? "<mi>π</mi>" : "<mi mathvariant=\"normal\">e</mi>";
    }

    @Override
    String number(double value) {
        String[] parts = Double.toString(Math.abs(value)).split("E");
        String digits = parts[0].endsWith(".0") ? parts[0].substring(0, parts[0].length() - 2) : parts[0];
        String power = parts.length == 1
                ? ""
                : "<mo>·</mo><msup><mn>10</mn><mn>" + parts[1].replace('-', '−') + "</mn></msup>";
        return (value < 0 ? minus() : "") + "<mn>" + digits + "</mn>" + power;
    }

    /** A number before a number would read as one number. */
    @Override
    String product(List<String> factors) {
        StringBuilder product = new StringBuilder(factors.get(0));
        for (String factor : factors.subList(1, factors.size())) {
            product.append(factor.startsWith("<mn>") ? "<mo>·</mo>" : "<mspace width=\"0.17em\"/>").append(factor);
        }
        return product.toString();
    }

    @Override
    String quotient(List<Tree> numerator, List<Tree> denominator) {
        return "<mfrac><mrow>" + factors(numerator) + "</mrow><mrow>" + factors(denominator) + "</mrow></mfrac>";
    }

    @Override
    String power(Tree base, Tree exponent) {
        if (exponent.equals(Tree.HALF)) {
            return "<msqrt>" + of(base) + "</msqrt>";
        }
        return "<msup><mrow>" + of(base, ATOM) + "</mrow><mrow>" + of(exponent) + "</mrow></msup>";
    }

    @Override
    String call(Head head, List<String> arguments) {
        String inside = String.join("<mo>,</mo>", arguments);
        return switch (head) {
            case ABS -> "<mrow><mo>|</mo>" + inside + "<mo>|</mo></mrow>";
            case FLOOR -> "<mrow><mo>⌊</mo>" + inside + "<mo>⌋</mo></mrow>";
            default -> "<mrow><mi>" + name(head) + "</mi><mo>&#x2061;</mo>" + bracket(inside) + "</mrow>";
        };
    }

    private static String name(Head head) {
        return switch (head) {
            case SIGN -> "sgn";
            case ANGLE -> "arctan";
            case UNITSTEP -> "θ";
            default -> head.spelling().toLowerCase(java.util.Locale.ROOT);
        };
    }

    @Override
    String bracket(String inside) {
        String stretchy = inside.contains("<mfrac>") ? "" : " stretchy=\"false\"";
        return "<mrow><mo" + stretchy + ">(</mo>" + inside + "<mo" + stretchy + ">)</mo></mrow>";
    }
}

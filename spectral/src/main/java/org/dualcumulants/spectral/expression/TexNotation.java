package org.dualcumulants.spectral.expression;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** LaTeX for a display: fractions stand upright, Greek names are Greek, other words roman. */
final class TexNotation extends Notation {

    private static final Set<String> GREEK = Set.of(
            "alpha", "beta", "gamma", "delta", "epsilon", "varepsilon", "zeta", "eta", "theta", "vartheta", "iota", "kappa",
            "lambda", "mu", "nu", "xi", "pi", "rho", "varrho", "sigma", "tau", "upsilon", "phi", "varphi", "chi", "psi", "omega",
            "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega");
    private static final Pattern INDEXED = Pattern.compile("(\\p{L}+)_?([\\p{L}0-9_]+)");
    private static final Pattern LETTERS_THEN_DIGITS = Pattern.compile("(\\p{L}+)([0-9]+)");

    @Override
    String symbol(String name) {
        if (name.endsWith(Names.PRIME)) {
            return symbol(Names.unprimed(name)) + "'";
        }
        Matcher digits = LETTERS_THEN_DIGITS.matcher(name);
        Matcher indexed = digits.matches() ? digits : INDEXED.matcher(name);
        if ((indexed == digits || name.contains("_")) && indexed.matches() && !indexed.group(2).startsWith("_")) {
            return word(indexed.group(1)) + "_{" + word(indexed.group(2)) + "}";
        }
        return word(name);
    }

    private static String word(String word) {
        if (GREEK.contains(word)) {
            return "\\" + word;
        }
        return word.length() == 1 || word.chars().allMatch(Character::isDigit)
                ? word.replace("_", "\\_")
                : "\\mathrm{" + word.replace("_", "\\_") + "}";
    }

    @Override
    String constant(Tree.Constant constant) {
        return constant == Tree.Constant.PI ? "\\pi" : "\\mathrm{e}";
    }

    @Override
    String number(double value) {
        String[] parts = Double.toString(value).split("E");
        String digits = parts[0].endsWith(".0") ? parts[0].substring(0, parts[0].length() - 2) : parts[0];
        return parts.length == 1 ? digits : digits + " \\cdot 10^{" + parts[1] + "}";
    }

    /** A number before a digit would read as one number. */
    @Override
    String product(List<String> factors) {
        StringBuilder product = new StringBuilder(factors.get(0));
        for (String factor : factors.subList(1, factors.size())) {
            product.append(Character.isDigit(factor.charAt(0)) ? " \\cdot " : " \\, ").append(factor);
        }
        return product.toString();
    }

    @Override
    String quotient(List<Tree> numerator, List<Tree> denominator) {
        return "\\frac{" + factors(numerator) + "}{" + factors(denominator) + "}";
    }

    @Override
    String power(Tree base, Tree exponent) {
        if (exponent.equals(Tree.HALF)) {
            return "\\sqrt{" + of(base) + "}";
        }
        if (base instanceof Tree.Apply apply && apply.arguments().size() == 1 && named(apply.head())) {
            return name(apply.head()) + "^{" + of(exponent) + "}" + bracket(of(apply.arguments().get(0)));
        }
        return of(base, ATOM) + "^{" + of(exponent) + "}";
    }

    @Override
    String call(Head head, List<String> arguments) {
        String inside = String.join(", ", arguments);
        return switch (head) {
            case ABS -> "\\left|" + inside + "\\right|";
            case FLOOR -> "\\left\\lfloor " + inside + "\\right\\rfloor";
            case UNITSTEP -> "\\mathbf{1}_{\\{" + inside + " \\ge 0\\}}";
            default -> name(head) + bracket(inside);
        };
    }

    /** Whether an exponent may stand between the name and the argument. */
    private static boolean named(Head head) {
        return head.isFunction() && head != Head.ABS && head != Head.FLOOR && head != Head.UNITSTEP;
    }

    private static String name(Head head) {
        return switch (head) {
            case ARCSIN -> "\\arcsin";
            case ARCCOS -> "\\arccos";
            case ARCTAN, ANGLE -> "\\arctan";
            case SIGN -> "\\operatorname{sgn}";
            case SECH, CSCH -> "\\operatorname{" + head.name().toLowerCase(java.util.Locale.ROOT) + "}";
            default -> "\\" + head.spelling().toLowerCase(java.util.Locale.ROOT);
        };
    }

    @Override
    String bracket(String inside) {
        return "\\left(" + inside + "\\right)";
    }
}

package org.dualcumulants.hierarchy.derive.notation;

import java.util.List;
import java.util.function.Function;
import org.dualcumulants.hierarchy.derive.Variable;

/** How the signs of the papers are set. */
public enum Script {
    TEXT {
        @Override
        String root(String inside) {
            return "√(" + inside + ")";
        }

        @Override
        String index(String letter, String below) {
            return letter + "_" + (below.length() == 1 ? below : "{" + below + "}");
        }

        @Override
        String power(String letter, String above) {
            return letter + "^" + (above.length() == 1 ? above : "{" + above + "}");
        }

        @Override
        String integrals(int number) {
            return "∫".repeat(number) + (number == 0 ? "" : " ");
        }

        @Override
        String sum(String below) {
            return (below.length() == 1 ? "Σ_" + below : "Σ_{" + below + "}") + " ";
        }

        @Override
        String star(String label, int primes) {
            return (label.isEmpty() ? "x" : power("x", label)) + "*".repeat(primes + 1);
        }

        @Override
        String sign(Sign sign) {
            return switch (sign) {
                case DIFFERENT -> "≠";
                case AT_MOST -> "≤";
                case COORDINATE -> "α";
                case WITHOUT -> "∖";
                case TIMES -> "·";
                case NABLA -> "∇";
                case DENSITY -> "ψ";
                case PARTIAL -> "∂";
                case MASS -> "μ";
                case CONVOLUTION -> "*";
                case BEFORE_DIFFERENTIAL -> " ";
                case DIFFUSION -> "½ Σ_α ε_α² ∂²";
                case BAR -> "C̄";
                case TILDE -> "c̃";
                case LEFT_BRACKET -> "[";
                case RIGHT_BRACKET -> "]";
                case FUNCTION -> "Φ";
            };
        }
    },

    LATEX {
        @Override
        String root(String inside) {
            return "\\sqrt{" + inside + "}";
        }

        @Override
        String index(String letter, String below) {
            return letter + "_{" + below + "}";
        }

        @Override
        String power(String letter, String above) {
            return letter + "^{" + above + "}";
        }

        @Override
        String integrals(int number) {
            return number == 0 ? "" : "\\" + "i".repeat(number) + "nt ";
        }

        @Override
        String sum(String below) {
            return "\\sum_{" + below + "} ";
        }

        @Override
        String star(String label, int primes) {
            String above = label + "\\prime".repeat(primes);
            return "x_*" + (above.isEmpty() ? "" : "^{" + above + "}");
        }

        @Override
        String sign(Sign sign) {
            return switch (sign) {
                case DIFFERENT -> "\\neq ";
                case AT_MOST -> "\\leq ";
                case COORDINATE -> "\\alpha";
                case WITHOUT -> "\\setminus ";
                case TIMES -> "\\cdot ";
                case NABLA -> "\\nabla";
                case DENSITY -> "\\psi";
                case PARTIAL -> "\\partial";
                case MASS -> "\\mu";
                case CONVOLUTION -> "*";
                case BEFORE_DIFFERENTIAL -> "\\,";
                case DIFFUSION -> "\\tfrac12 \\sum_{\\alpha} \\varepsilon_{\\alpha}^2 \\partial^2";
                case BAR -> "\\bar{C}";
                case TILDE -> "\\tilde{C}";
                case LEFT_BRACKET -> "\\bigl[";
                case RIGHT_BRACKET -> "\\bigr]";
                case FUNCTION -> "\\Phi";
            };
        }
    };

    /** Signs that differ and need no arguments. */
    enum Sign {
        DIFFERENT,
        AT_MOST,
        COORDINATE,
        WITHOUT,
        TIMES,
        NABLA,
        DENSITY,
        PARTIAL,
        MASS,
        CONVOLUTION,
        BEFORE_DIFFERENTIAL,
        DIFFUSION,
        BAR,
        TILDE,
        LEFT_BRACKET,
        RIGHT_BRACKET,
        FUNCTION
    }

    abstract String root(String inside);

    abstract String index(String letter, String below);

    abstract String power(String letter, String above);

    abstract String integrals(int number);

    abstract String sum(String below);

    /** x*, an integration variable of a species; more primes for further ones. */
    abstract String star(String label, int primes);

    abstract String sign(Sign sign);

    /** N, n or μ, with the species below. */
    String variable(Variable variable) {
        String letter = variable.kind() == Variable.Kind.MASS
                ? sign(Sign.MASS)
                : variable.kind() == Variable.Kind.PARTICLES ? "N" : "n";
        return variable.label().isEmpty() ? letter : index(letter, variable.label());
    }

    static <T> String join(List<T> all, String between, Function<T, String> each) {
        return String.join(between, all.stream().map(each).toList());
    }
}

package org.dualcumulants.hierarchy.term;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A rational function of the particle number N and the target order n: number · Π numerator / Π denominator.
 *
 * @param number numerical factor
 * @param numerator factors αN + βn + γ
 * @param denominator factors αN + βn + γ
 */
public record Coefficient(double number, List<Linear> numerator, List<Linear> denominator) {

    /** αN + βn + γ. */
    public record Linear(int alpha, int beta, int gamma) {

        /** N. */
        public static final Linear PARTICLES = new Linear(1, 0, 0);

        /** N - 1. */
        public static final Linear OTHERS = new Linear(1, 0, -1);

        /** N - n, the particles that are not among the n. */
        public static final Linear REST = new Linear(1, -1, 0);

        /** N - n - 1. */
        public static final Linear REST_BUT_ONE = new Linear(1, -1, -1);

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            append(text, alpha, "N");
            append(text, beta, "n");
            append(text, gamma, "");
            return text.length() == 0 ? "0" : text.toString();
        }

        private static void append(StringBuilder text, int factor, String name) {
            if (factor != 0) {
                text.append(factor < 0 ? "-" : text.length() > 0 ? "+" : "");
                boolean bare = Math.abs(factor) == 1 && !name.isEmpty();
                text.append(bare ? "" : Math.abs(factor)).append(name);
            }
        }
    }

    public Coefficient {
        numerator = List.copyOf(numerator);
        denominator = List.copyOf(denominator);
    }

    /** A number. */
    public static Coefficient of(double number) {
        return new Coefficient(number, List.of(), List.of());
    }

    /** This times the given factors. */
    public Coefficient times(Linear... factors) {
        List<Linear> more = new java.util.ArrayList<>(numerator);
        more.addAll(List.of(factors));
        return new Coefficient(number, more, denominator);
    }

    /** This divided by the given factor. */
    public Coefficient over(Linear factor) {
        List<Linear> more = new java.util.ArrayList<>(denominator);
        more.add(factor);
        return new Coefficient(number, numerator, more);
    }

    /** Value times N^power; the powers of N are cancelled first, so that N = 1e300 does no harm. */
    public double at(double particles, int order, int power) {
        double value = number;
        int exponent = power;
        for (Linear f : numerator) {
            value *= perParticle(f, particles, order);
            exponent += f.alpha() == 0 ? 0 : 1;
        }
        for (Linear f : denominator) {
            value /= perParticle(f, particles, order);
            exponent -= f.alpha() == 0 ? 0 : 1;
        }
        return exponent == 0 || value == 0 ? value : value * Math.pow(particles, exponent);
    }

    /**
     * The coefficient of N^{-index} in value times N^power, by division of polynomials in 1/N: exact as long as the integers are.
     *
     * @throws IllegalArgumentException if that grows without bound, so that it is no power series in 1/N
     */
    public double taylor(int index, int order, int power) {
        int exponent = power + growing(numerator) - growing(denominator);
        double[] q = new double[Math.max(index + exponent, Math.max(exponent, 0)) + 1];
        q[0] = number;
        for (Linear f : numerator) {
            double rest = (double) f.beta() * order + f.gamma();
            for (int i = q.length - 1; i >= 0; i--) {
                q[i] = f.alpha() == 0 ? rest * q[i] : f.alpha() * q[i] + (i == 0 ? 0 : rest * q[i - 1]);
            }
        }
        for (Linear f : denominator) {
            double rest = (double) f.beta() * order + f.gamma();
            for (int i = 0; i < q.length; i++) {
                q[i] = f.alpha() == 0 ? q[i] / rest : (q[i] - (i == 0 ? 0 : rest * q[i - 1])) / f.alpha();
            }
        }
        for (int i = 0; i < exponent; i++) {
            if (q[i] != 0) {
                throw new IllegalArgumentException(
                        this + " times N^" + power + " grows like N^" + (exponent - i) + "; it has no power series in 1/N");
            }
        }
        return index + exponent < 0 ? 0 : q[index + exponent];
    }

    private static int growing(List<Linear> factors) {
        return (int) factors.stream().filter(f -> f.alpha() != 0).count();
    }

    private static double perParticle(Linear f, double particles, int order) {
        double rest = (double) f.beta() * order + f.gamma();
        return f.alpha() == 0 ? rest : f.alpha() + rest / particles;
    }

    @Override
    public String toString() {
        String top = numerator.stream().map(f -> "(" + f + ")").collect(Collectors.joining());
        String bottom = denominator.stream().map(f -> "(" + f + ")").collect(Collectors.joining());
        return number + top + (bottom.isEmpty() ? "" : "/" + bottom);
    }
}

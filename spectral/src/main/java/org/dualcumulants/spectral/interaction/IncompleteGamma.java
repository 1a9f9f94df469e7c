package org.dualcumulants.spectral.interaction;

import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;

/** Γ(a, z) = ∫_z^∞ t^{a-1} e^{-t} dt for real a, whole numbers ≤ 0 among them, and z > 0; relative accuracy about 1e-13. */
public final class IncompleteGamma {

    private static final double EULER = 0.577215664901532860606512090082402431;

    private static final int MOST_TERMS = 500;

    private IncompleteGamma() {}

    /** Γ(a, z)/Γ(a), for a ≤ 0 by a Γ(a, z) = Γ(a + 1, z) - z^a e^{-z}; 0 for a = 0. */
    static double regularized(double a, double z) {
        if (a > 0) {
            return a == 1 ? Math.exp(-z) : a == 0.5 ? Erf.erfc(Math.sqrt(z)) : Gamma.regularizedGammaQ(a, z);
        }
        return regularized(a + 1, z) - Math.pow(z, a) * Math.exp(-z) / Gamma.gamma(a + 1);
    }

    /** Γ(a, z). */
    public static double upper(double a, double z) {
        if (!(z > 0)) {
            throw new IllegalArgumentException("z is " + z + "; Γ(a, z) is asked for at z > 0");
        }
        if (a == 0) {
            return exponentialIntegral(z);
        }
        if (a == 0.5) {
            return Math.sqrt(Math.PI) * Erf.erfc(Math.sqrt(z));
        }
        if (a > 0) {
            return a == 1 ? Math.exp(-z) : Gamma.regularizedGammaQ(a, z) * Gamma.gamma(a);
        }
        // a Γ(a, z) = Γ(a + 1, z) - z^a e^{-z} loses digits for large z only, where the fraction has them
        return z > 2 ? fraction(a, z) : (upper(a + 1, z) - Math.pow(z, a) * Math.exp(-z)) / a;
    }

    /** E_1(z): the series of Abramowitz and Stegun 5.1.11, or the fraction. */
    private static double exponentialIntegral(double z) {
        if (z > 1) {
            return fraction(0, z);
        }
        double sum = -EULER - Math.log(z);
        double term = -1;
        for (int n = 1; n < MOST_TERMS && Math.abs(term) > 1e-18; n++) {
            term *= -z / n;
            sum += term / n;
        }
        return sum;
    }

    /** e^{-z} z^a / (z + 1 - a - 1(1 - a)/(z + 3 - a - 2(2 - a)/(z + 5 - a - …))), by Lentz (Numerical Recipes, 6.2.7). */
    private static double fraction(double a, double z) {
        double b = z + 1 - a;
        double c = 1e300;
        double d = 1 / b;
        double h = d;
        for (int n = 1; n < MOST_TERMS; n++) {
            double an = -n * (n - a);
            b += 2;
            d = 1 / (an * d + b);
            c = b + an / c;
            double factor = d * c;
            h *= factor;
            if (Math.abs(factor - 1) < 1e-16) {
                break;
            }
        }
        return Math.exp(-z) * Math.pow(z, a) * h;
    }
}

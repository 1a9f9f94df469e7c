package org.dualcumulants.cli.output;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers with the digits their error justifies, for reading. Files carry all digits. */
public final class Decimals {

    private static final int MOST = 12;

    private Decimals() {}

    /** Fixed point; the last digit is the first that the error reaches. */
    static String fixed(double value, double error) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        int decimals = Math.min(Math.max(lastDigit(error), 0), Math.max(0, MOST - 1 - exponent(value)));
        boolean large = exponent(value) >= MOST || value != 0 && exponent(value) < -4;
        return large ? scientific(value, error) : new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** d.ddde±x; the last digit is the first that the error reaches. */
    static String scientific(double value, double error) {
        int digits = Math.min(Math.max(exponent(value) + lastDigit(error) + 1, 1), MOST);
        return scientific(value, digits);
    }

    static String scientific(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        if (value == 0) {
            return "0";
        }
        String text = String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
        int e = text.indexOf('e');
        return text.substring(0, e) + "e" + Integer.parseInt(text.substring(e + 1));
    }

    /** Up to six digits without padding zeros: 0.5, 1e+23 as 1e23, 6.28319. */
    public static String plain(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros();
        boolean moderate = Math.abs(exponent(value)) <= 4;
        return moderate ? rounded.toPlainString() : rounded.toString().replace("E+", "e").replace("E", "e");
    }

    /** Number of the decimal place of an error's first digit; MOST where there is no error. */
    private static int lastDigit(double error) {
        return error > 0 && Double.isFinite(error) ? -exponent(error) : MOST + 300;
    }

    private static int exponent(double value) {
        return value == 0 || !Double.isFinite(value) ? 0 : (int) Math.floor(Math.log10(Math.abs(value)));
    }
}

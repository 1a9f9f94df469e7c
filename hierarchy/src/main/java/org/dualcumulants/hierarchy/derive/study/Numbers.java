package org.dualcumulants.hierarchy.derive.study;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers in sentences: six digits. */
final class Numbers {

    private Numbers() {}

    static String plain(double value) {
        if (!Double.isFinite(value) || value == 0) {
            return value == 0 ? "0" : Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros();
        double size = Math.abs(value);
        return size >= 1e-4 && size < 1e7 ? rounded.toPlainString() : rounded.toString().replace("E+", "e").replace("E", "e");
    }
}

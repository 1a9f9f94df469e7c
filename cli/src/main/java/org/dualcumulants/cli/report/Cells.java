package org.dualcumulants.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.dualcumulants.cli.output.Decimals;

/** Numbers as HTML. */
final class Cells {

    private Cells() {}

    /** Up to six digits without padding zeros. */
    static String plain(double value) {
        return exponent(Decimals.plain(value));
    }

    /** Digits behind the point of a number in powers of ten; a dash for what is no number. */
    static String scientific(JsonNode node, int digits) {
        if (node.isNumber() && node.asDouble() == 0) {
            return "0";
        }
        return node.isNumber() ? exponent(String.format(Locale.ROOT, "%." + digits + "e", node.asDouble())) : "–";
    }

    /** Significant digits. */
    static String significant(JsonNode node, int digits) {
        if (!node.isNumber()) {
            return "–";
        }
        double value = node.asDouble();
        boolean moderate = value == 0 || Math.abs(value) >= 1e-3 && Math.abs(value) < 1e6;
        int before = value == 0 ? 1 : (int) Math.floor(Math.log10(Math.abs(value))) + 1;
        return moderate
                ? String.format(Locale.ROOT, "%." + Math.max(0, digits - before) + "f", value).replace('-', '−')
                : scientific(node, digits - 1);
    }

    private static String exponent(String number) {
        int e = number.indexOf('e');
        if (e < 0) {
            return number.replace('-', '−');
        }
        return number.substring(0, e).replace('-', '−') + "·10<sup>" + Integer.toString(Integer.parseInt(number.substring(e + 1))).replace('-', '−') + "</sup>";
    }
}

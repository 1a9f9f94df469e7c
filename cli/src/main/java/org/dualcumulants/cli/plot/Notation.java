package org.dualcumulants.cli.plot;

import java.util.function.IntUnaryOperator;

/** Numbers as Unicode subscripts and superscripts. */
public final class Notation {

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Notation() {}

    public static String subscript(int number) {
        return mapped(number, digit -> '₀' + digit).replace('-', '₋');
    }

    public static String superscript(int number) {
        return mapped(number, SUPERSCRIPTS::charAt).replace('-', '⁻');
    }

    private static String mapped(int number, IntUnaryOperator digit) {
        StringBuilder text = new StringBuilder();
        for (char c : Integer.toString(number).toCharArray()) {
            text.append(c == '-' ? c : (char) digit.applyAsInt(c - '0'));
        }
        return text.toString();
    }
}

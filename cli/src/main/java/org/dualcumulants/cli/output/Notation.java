package org.dualcumulants.cli.output;

import java.util.function.IntUnaryOperator;

/** Numbers as Unicode subscripts and superscripts. */
final class Notation {

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Notation() {}

    static String subscript(int number) {
        return mapped(number, digit -> '₀' + digit).replace('-', '₋');
    }

    static String superscript(int number) {
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

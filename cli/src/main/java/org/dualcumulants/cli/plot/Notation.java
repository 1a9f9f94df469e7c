package org.dualcumulants.cli.plot;

import java.awt.Font;
import java.awt.font.TextAttribute;
import java.text.AttributedString;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Subscripts and superscripts: numbers have them in Unicode, letters are drawn smaller and lower. */
public final class Notation {

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private static final Pattern INDEX = Pattern.compile("_(\\p{L})");

    private Notation() {}

    /** Whether a text has letters for indices, written F_N. */
    static boolean hasIndices(String text) {
        return INDEX.matcher(text).find();
    }

    /** The text with these letters as subscripts. */
    static AttributedString withIndices(String text, Font font) {
        AttributedString drawn = new AttributedString(INDEX.matcher(text).replaceAll("$1"));
        drawn.addAttribute(TextAttribute.FONT, font);
        Font lowered = font.deriveFont(Map.of(TextAttribute.SUPERSCRIPT, TextAttribute.SUPERSCRIPT_SUB));
        int[] at = INDEX.matcher(text).results().mapToInt(MatchResult::start).toArray();
        for (int i = 0; i < at.length; i++) {
            // every index before this one has lost its underscore
            drawn.addAttribute(TextAttribute.FONT, lowered, at[i] - i, at[i] - i + 1);
        }
        return drawn;
    }

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

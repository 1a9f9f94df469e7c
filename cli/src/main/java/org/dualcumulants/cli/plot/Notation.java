package org.dualcumulants.cli.plot;

import java.awt.Font;
import java.awt.font.TextAttribute;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Subscripts and superscripts: numbers have them in Unicode; letters and terms, written F_N and N^{−n/2}, are drawn smaller and lower
 * or higher.
 */
public final class Notation {

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private static final Pattern SCRIPT = Pattern.compile("([_^])(?:(\\p{L})|\\{([^}]*)\\})");

    private Notation() {}

    /** Where letters stand. */
    enum Level {
        LINE(1, 0),
        SUBSCRIPT(0.72f, 0.2f),
        SUPERSCRIPT(0.72f, -0.38f);

        private final float size;
        private final float drop;

        Level(float size, float drop) {
            this.size = size;
            this.drop = drop;
        }

        /** Size of the letters as a part of the line's. */
        float size() {
            return size;
        }

        /** How far below the line they stand, as a part of the size of its letters. */
        float drop() {
            return drop;
        }
    }

    /** A piece of a text whose letters stand at the same level. */
    record Run(String text, Level level) {}

    /** Whether a text has letters or terms above or below its line. */
    static boolean hasScripts(String text) {
        return SCRIPT.matcher(text).find();
    }

    /** The pieces of a text, in turn; none of them empty. */
    static List<Run> runs(String text) {
        List<Run> runs = new ArrayList<>();
        Matcher script = SCRIPT.matcher(text);
        int end = 0;
        while (script.find()) {
            runs.add(new Run(text.substring(end, script.start()), Level.LINE));
            Level level = script.group(1).equals("_") ? Level.SUBSCRIPT : Level.SUPERSCRIPT;
            runs.add(new Run(script.group(2) == null ? script.group(3) : script.group(2), level));
            end = script.end();
        }
        runs.add(new Run(text.substring(end), Level.LINE));
        runs.removeIf(run -> run.text().isEmpty());
        return runs;
    }

    /** The text with these letters where they belong. */
    static AttributedString withScripts(String text, Font font) {
        List<Run> runs = runs(text);
        AttributedString drawn = new AttributedString(runs.stream().map(Run::text).collect(Collectors.joining()));
        int at = 0;
        for (Run run : runs) {
            int end = at + run.text().length();
            drawn.addAttribute(TextAttribute.FONT, font(run.level(), font), at, end);
            at = end;
        }
        return drawn;
    }

    private static Font font(Level level, Font font) {
        return switch (level) {
            case LINE -> font;
            case SUBSCRIPT -> font.deriveFont(Map.of(TextAttribute.SUPERSCRIPT, TextAttribute.SUPERSCRIPT_SUB));
            case SUPERSCRIPT -> font.deriveFont(Map.of(TextAttribute.SUPERSCRIPT, TextAttribute.SUPERSCRIPT_SUPER));
        };
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

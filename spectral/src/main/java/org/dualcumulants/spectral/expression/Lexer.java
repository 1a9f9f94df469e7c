package org.dualcumulants.spectral.expression;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into numbers, names, operators and brackets, and refuses every other character. A name may end with one prime. */
final class Lexer {

    private static final String SYMBOLS = "+-*/^()[],";
    /** Characters of Symja's operators that no formula contains; shown together in a message. */
    private static final String FOREIGN = ":=<>!@#&|;~?'%$`{}\\.\"";
    /** Pairs that Symja reads as one operator, with another meaning than their parts. */
    private static final List<String> PAIRS = List.of("**", "++", "--", "//", "/@", "/.", "/;", "/:", "->", "^=", "^:", "+=", "-=", "*=", "/=");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    private Lexer(String text) {
        this.text = text;
    }

    /** The tokens, the last one of kind END. */
    static List<Token> tokens(String text) {
        if (text.length() > Limits.LENGTH) {
            throw new ExpressionException(
                    Limits.LENGTH,
                    "the formula has " + text.length() + " characters; at most " + Limits.LENGTH + " are read: split it up");
        }
        Lexer lexer = new Lexer(text);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        while (position < text.length()) {
            int c = text.codePointAt(position);
            if (Character.isWhitespace(c)) {
                position++;
            } else if (isDigit(position) || c == '.' && isDigit(position + 1)) {
                number();
            } else if (isNameStart(c)) {
                int end = position;
                while (end < text.length() && isNamePart(text.codePointAt(end))) {
                    end += Character.charCount(text.codePointAt(end));
                }
                add(Token.Kind.NAME, text.startsWith(Names.PRIME, end) ? end + 1 : end);
            } else if (SYMBOLS.indexOf(c) >= 0) {
                refusePair();
                add(Token.Kind.SYMBOL, position + 1);
            } else {
                throw unexpected(position, foreignEnd());
            }
        }
        add(Token.Kind.END, position);
    }

    /** Digits with at most one point, then an exponent if one is complete: 2, 2., .5, 1e-3. */
    private void number() {
        int end = digits(position);
        if (end < text.length() && text.charAt(end) == '.') {
            end = digits(end + 1);
        }
        if (end < text.length() && (text.charAt(end) | 0x20) == 'e') {
            boolean signed = end + 1 < text.length() && "+-".indexOf(text.charAt(end + 1)) >= 0;
            int exponent = end + (signed ? 2 : 1);
            if (isDigit(exponent)) {
                end = digits(exponent);
            }
        }
        add(Token.Kind.NUMBER, end);
    }

    private int digits(int from) {
        int end = from;
        while (isDigit(end)) {
            end++;
        }
        return end;
    }

    private boolean isDigit(int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    static boolean isNameStart(int c) {
        return Character.isLetter(c) || c == '_';
    }

    static boolean isNamePart(int c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private void refusePair() {
        if (position + 2 <= text.length() && PAIRS.contains(text.substring(position, position + 2))) {
            boolean point = text.startsWith("/.", position) && isDigit(position + 2);
            if (!point) {
                throw unexpected(position, position + 2);
            }
        }
    }

    private int foreignEnd() {
        int end = position + Character.charCount(text.codePointAt(position));
        if (FOREIGN.indexOf(text.charAt(position)) < 0 || text.charAt(position) == '"') {
            return end;
        }
        while (end < text.length() && FOREIGN.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }

    private ExpressionException unexpected(int start, int end) {
        String found = text.substring(start, end);
        String advice = switch (found) {
            case "**" -> "; a power is written x^2";
            case "--", "++" -> "; put the signed term in brackets: a - (-b)";
            case "\"" -> "; a formula contains no text in quotes";
            default -> found.startsWith(Names.PRIME)
                    ? "; a prime stands behind the name of a coordinate, once: x'"
                    : found.contains("=") ? "; a formula assigns and compares nothing" : "";
        };
        return new ExpressionException(
                start,
                "unexpected " + Token.quote(found) + " at column " + (start + 1)
                        + "; expected numbers, names, + - * / ^ and brackets" + advice);
    }

    private void add(Token.Kind kind, int end) {
        tokens.add(new Token(kind, text.substring(position, end), position, end));
        position = end;
    }
}

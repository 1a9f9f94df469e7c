package org.dualcumulants.spectral.expression;

/**
 * A piece of the text.
 *
 * @param start offset of its first character
 * @param end offset behind its last one
 */
record Token(Kind kind, String text, int start, int end) {

    enum Kind {
        NUMBER,
        NAME,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** For messages: the text in quotes, shortened, or that it ends here. */
    String quoted() {
        return kind == Kind.END ? "the end" : quote(text);
    }

    static String quote(String text) {
        return "'" + (text.length() > 40 ? text.substring(0, 37) + "..." : text) + "'";
    }
}

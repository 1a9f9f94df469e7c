package org.dualcumulants.spectral.expression;

/** An expression that is refused: what stands where, what was expected, what to write instead. */
public final class ExpressionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int offset;

    /** @param offset position in the text, from 0 */
    public ExpressionException(int offset, String message) {
        super(message);
        this.offset = offset;
    }

    /** Position of the offending text in the expression, from 0. */
    public int offset() {
        return offset;
    }
}

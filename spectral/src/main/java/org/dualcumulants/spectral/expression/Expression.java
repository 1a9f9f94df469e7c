package org.dualcumulants.spectral.expression;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A formula: parsed, checked against the allowed functions and names, simplified. */
public final class Expression {

    private Expression() {}

    /** @throws ExpressionException if the text is not an allowed formula in the given names */
    public static Expression parse(String text, Names names) {
        throw new IllegalStateException();
    }

    /** The text as the user wrote it. */
    public String text() {
        throw new IllegalStateException();
    }

    /** The declared variables that occur. */
    public Set<String> variables() {
        throw new IllegalStateException();
    }

    public boolean isConstant() {
        return variables().isEmpty();
    }

    /** The value of a constant expression. */
    public double value() {
        throw new IllegalStateException();
    }

    /** ∂/∂variable, simplified. */
    public Expression derivative(String variable) {
        throw new IllegalStateException();
    }

    /**
     * Coefficients of the expression as a polynomial in the given variables: exponents → coefficient.
     *
     * @throws ExpressionException if it is not a polynomial in them
     */
    public Map<List<Integer>, Double> polynomial(List<String> variables) {
        throw new IllegalStateException();
    }

    /** Compiles for evaluation; {@code arguments} must contain every variable that occurs. */
    public Compiled compile(List<String> arguments) {
        throw new IllegalStateException();
    }
}

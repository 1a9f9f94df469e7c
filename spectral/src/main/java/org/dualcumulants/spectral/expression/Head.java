package org.dualcumulants.spectral.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What may stand at a node of a formula: sums, products, powers and the allowed functions. */
enum Head {
    PLUS("Plus", 0, null),
    TIMES("Times", 0, null),
    POWER("Power", 0, null),
    SIN("Sin", 1, Operation.SIN),
    COS("Cos", 1, Operation.COS),
    TAN("Tan", 1, Operation.TAN),
    COT("Cot", 1, Operation.TAN),
    SEC("Sec", 1, Operation.COS),
    CSC("Csc", 1, Operation.SIN),
    SINH("Sinh", 1, Operation.SINH),
    COSH("Cosh", 1, Operation.COSH),
    TANH("Tanh", 1, Operation.TANH),
    COTH("Coth", 1, Operation.TANH),
    SECH("Sech", 1, Operation.COSH),
    CSCH("Csch", 1, Operation.SINH),
    ARCSIN("ArcSin", 1, Operation.ARCSIN),
    ARCCOS("ArcCos", 1, Operation.ARCCOS),
    ARCTAN("ArcTan", 1, Operation.ARCTAN),
    /** ArcTan(x, y), the angle of the point (x, y). */
    ANGLE("ArcTan", 2, Operation.ANGLE),
    /** Read as a power of E; no node carries it. */
    EXP("Exp", 1, Operation.EXP),
    LOG("Log", 1, Operation.LOG),
    /** Read as the power 1/2; no node carries it. */
    SQRT("Sqrt", 1, Operation.SQRT),
    ABS("Abs", 1, Operation.ABS),
    SIGN("Sign", 1, Operation.SIGN),
    MIN("Min", 2, Operation.MIN),
    MAX("Max", 2, Operation.MAX),
    UNITSTEP("UnitStep", 1, Operation.STEP),
    FLOOR("Floor", 1, Operation.FLOOR);

    static final List<String> FUNCTIONS =
            Arrays.stream(values()).filter(Head::isFunction).map(Head::spelling).distinct().toList();

    private final String spelling;
    private final int arity;
    private final Operation operation;

    Head(String spelling, int arity, Operation operation) {
        this.spelling = spelling;
        this.arity = arity;
        this.operation = operation;
    }

    String spelling() {
        return spelling;
    }

    int arity() {
        return arity;
    }

    Operation operation() {
        return operation;
    }

    boolean isFunction() {
        return operation != null;
    }

    /** Whether the value is one over the operation's. */
    boolean isReciprocal() {
        return this == COT || this == SEC || this == CSC || this == COTH || this == SECH || this == CSCH;
    }

    /** Whether a corner, a jump or a cut makes Symja leave the real axis or the derivative undone, so that it sees no rules. */
    boolean isOpaque() {
        return switch (this) {
            case ANGLE, ABS, SIGN, MIN, MAX, UNITSTEP, FLOOR -> true;
            default -> false;
        };
    }

    /** The function of that name, in Symja's capitals or in lower case; null if there is none. */
    static Head function(String name) {
        for (Head head : values()) {
            if (head.isFunction()
                    && (head.spelling.equals(name) || head.spelling.toLowerCase(Locale.ROOT).equals(name))) {
                return head;
            }
        }
        return null;
    }
}

package org.dualcumulants.hierarchy.derive.notation;

import org.dualcumulants.hierarchy.derive.DerivedSystem;

/** The functions on which a hierarchy acts. */
public enum SourceName {
    MARGINAL,
    CUMULANT,
    RESCALED,
    LIMIT,
    SERIES,
    /** Φ_N itself. */
    FUNCTION;

    static SourceName of(DerivedSystem.Unknown unknown) {
        return valueOf(unknown.name());
    }

    /** Its name at an order that is given as text. */
    String of(Script script, String order) {
        return switch (this) {
            case MARGINAL -> script.index("M", "N," + order);
            case CUMULANT -> script.index("C", "N," + order);
            case RESCALED -> script.index(script.sign(Script.Sign.BAR), "N," + order);
            case LIMIT -> script.index(script.sign(Script.Sign.BAR), order);
            case FUNCTION -> script.index(script.sign(Script.Sign.FUNCTION), "N");
            case SERIES -> script.index(script.sign(Script.Sign.TILDE), order);
        };
    }
}

package org.dualcumulants.spectral.kernel;

import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.spectral.interaction.Symbol;

/** What a named kernel is made of. */
sealed interface Form {

    /** amplitude · sin(2πx/L) on one periodic axis, a formula. */
    record Wave(double amplitude, Flow flow) implements Form {}

    /** A multiple of an interaction in R^d. */
    record Interaction(Symbol symbol) implements Form {}
}

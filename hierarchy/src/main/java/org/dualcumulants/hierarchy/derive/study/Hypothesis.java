package org.dualcumulants.hierarchy.derive.study;

import java.util.Optional;

/**
 * A hypothesis of the theorem of [BDJ] and what was found about it.
 *
 * @param requirement the hypothesis
 * @param verdict whether it holds
 * @param reason why, with the values
 * @param quantity the number behind it, if it is one
 */
public record Hypothesis(Requirement requirement, Verdict verdict, String reason, Optional<Quantity> quantity) {

    /**
     * A number with a name.
     *
     * @param name in the notation of the papers
     * @param value the number
     */
    public record Quantity(String name, double value) {}

    static Hypothesis of(Requirement requirement, Verdict verdict, String reason) {
        return new Hypothesis(requirement, verdict, reason, Optional.empty());
    }

    static Hypothesis of(Requirement requirement, Verdict verdict, String reason, String name, double value) {
        return new Hypothesis(requirement, verdict, reason, Optional.of(new Quantity(name, value)));
    }
}

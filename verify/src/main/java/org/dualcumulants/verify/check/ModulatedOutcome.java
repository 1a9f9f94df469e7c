package org.dualcumulants.verify.check;

import java.util.List;
import java.util.OptionalDouble;
import org.dualcumulants.verify.modulated.ModulatedResult;

/**
 * The modulated energy of a study, what the theory says of it, and the other views on the same model.
 *
 * @param result numbers
 * @param findings lines of the ledger
 * @param views the observable by the hierarchy and by particles against N
 * @param warnings sentences for the user, those of the result among them
 * @param seed of random numbers
 * @param complete false after a cancellation
 */
public record ModulatedOutcome(
        ModulatedResult result, List<Finding> findings, List<View> views, List<String> warnings, long seed, boolean complete) {

    public ModulatedOutcome {
        findings = List.copyOf(findings);
        views = List.copyOf(views);
        warnings = List.copyOf(warnings);
    }

    public List<Finding> failures() {
        return findings.stream().filter(Finding::failed).toList();
    }

    /**
     * E[Φ̄_N] - mean field of one N.
     *
     * @param hierarchy at the highest order
     * @param hierarchyError its estimate
     * @param particles by simulation
     * @param halfWidth of the 95 % interval
     * @param energy F_N(T) on average, and b
     */
    public record View(
            double number, double meanField, OptionalDouble hierarchy, OptionalDouble hierarchyError, OptionalDouble particles,
            OptionalDouble halfWidth, OptionalDouble energy, OptionalDouble bound) {}
}

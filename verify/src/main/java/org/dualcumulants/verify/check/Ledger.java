package org.dualcumulants.verify.check;

import java.util.List;

/**
 * Everything the checks found.
 *
 * @param findings in the order of the checks
 * @param rivals what others would do, beside the hierarchy; empty where no baseline is made for the study
 * @param resolution that the study was looked at with, per axis
 * @param seed of random numbers
 * @param complete false after a cancellation
 */
public record Ledger(List<Finding> findings, List<Rival> rivals, List<Integer> resolution, long seed, boolean complete) {

    public Ledger {
        findings = List.copyOf(findings);
        rivals = List.copyOf(rivals);
        resolution = List.copyOf(resolution);
    }

    /** Those that say that something is wrong. */
    public List<Finding> failures() {
        return findings.stream().filter(Finding::failed).toList();
    }

    /** Number of comparisons that hold. */
    public long passed() {
        return findings.stream().filter(f -> f instanceof Finding.Compared && !f.failed()).count();
    }

    /** Number of checks without a verdict. */
    public long skipped() {
        return findings.stream().filter(Finding.Skipped.class::isInstance).count();
    }
}

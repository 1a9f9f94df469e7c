package org.dualcumulants.verify.check;

import java.util.List;

/**
 * Everything the checks found.
 *
 * @param findings in the order of the checks
 * @param resolution that the study was looked at with, per axis
 * @param seed of random numbers
 * @param complete false after a cancellation
 */
public record Ledger(List<Finding> findings, List<Integer> resolution, long seed, boolean complete) {

    public Ledger {
        findings = List.copyOf(findings);
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

package org.dualcumulants.cli.output;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.verify.check.Finding;
import org.dualcumulants.verify.check.Ledger;

/** What the terminal shows of a verification. */
public final class VerificationReport {

    private VerificationReport() {}

    /** One block per check: its verdict and name, and for each line what was expected and found. */
    public static List<String> ledger(Ledger ledger) {
        List<String> lines = new ArrayList<>();
        String name = "";
        for (Finding finding : ledger.findings()) {
            if (!finding.name().equals(name)) {
                name = finding.name();
                lines.add("");
                lines.add(name);
            }
            if (finding instanceof Finding.Skipped skipped) {
                lines.add("  skipped  " + skipped.statement());
                lines.add("           " + skipped.reason());
            } else {
                Finding.Compared c = (Finding.Compared) finding;
                lines.add((c.failed() ? "  FAIL     " : "  pass     ") + c.statement());
                lines.add("           " + numbers(c));
            }
        }
        return lines;
    }

    private static String numbers(Finding.Compared c) {
        double digits = Math.max(0.1 * c.tolerance(), 1e-13 * Math.abs(c.expected()));
        String tolerance = c.tolerance() == 0 ? "exactly" : "± " + Decimals.scientific(c.tolerance(), 2);
        return "found " + Decimals.fixed(c.found(), digits) + " " + c.relation().sign() + " " + Decimals.fixed(c.expected(), digits)
                + " expected, " + tolerance + ": " + c.basis();
    }

    /** One sentence for each check that failed. */
    public static List<String> failures(Ledger ledger) {
        return ledger.failures().stream()
                .map(f -> "FAIL " + f.name() + ": " + f.statement() + (f instanceof Finding.Compared c ? ": " + numbers(c) : ""))
                .toList();
    }

    /** How many of each. */
    public static List<String> summary(Ledger ledger) {
        return List.of("", ledger.passed() + " passed, " + ledger.failures().size() + " FAILED, " + ledger.skipped() + " skipped");
    }
}

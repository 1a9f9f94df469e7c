package org.dualcumulants.cli.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dualcumulants.verify.check.Finding;
import org.dualcumulants.verify.check.Ledger;
import org.dualcumulants.verify.check.Rival;

/** What the terminal shows of a verification. */
public final class VerificationReport {

    /** Names of checks in one line, at most. */
    private static final int LISTED = 2;

    private VerificationReport() {}

    /** One block per check: its name and statement, then a row per case with verdict, found, expected and tolerance. */
    public static List<String> ledger(Ledger ledger) {
        return ledger(ledger.findings());
    }

    static List<String> ledger(List<Finding> all) {
        Map<String, List<Finding>> checks = new LinkedHashMap<>();
        all.forEach(f -> checks.computeIfAbsent(f.name(), name -> new ArrayList<>()).add(f));
        List<String> lines = new ArrayList<>();
        List<List<Finding>> inOrder = List.copyOf(checks.values());
        for (int i = 0; i < inOrder.size(); i++) {
            List<Finding> findings = inOrder.get(i);
            int last = lastForTheSameReason(inOrder, i);
            lines.add("");
            if (last > i) {
                lines.add(names(inOrder.subList(i, last + 1)) + ": " + (last - i + 1) + " checks skipped: " + reason(findings).orElseThrow());
                i = last;
                continue;
            }
            lines.add(findings.get(0).name() + ": " + findings.get(0).statement());
            Columns columns = new Columns(List.of("", "case", "found", "", "expected", "±", "tolerance from"));
            findings.forEach(f -> columns.add(row(f)));
            lines.addAll(columns.lines().stream().map(line -> "  " + line).toList());
        }
        return lines;
    }

    /** The last of neighbours that are skipped as a whole for one reason; the first itself where it stands alone. */
    private static int lastForTheSameReason(List<List<Finding>> checks, int first) {
        int last = first;
        while (last + 1 < checks.size() && reason(checks.get(first)).isPresent() && reason(checks.get(first)).equals(reason(checks.get(last + 1)))) {
            last++;
        }
        return last;
    }

    /** Why a whole check was skipped; empty where it was not. */
    private static Optional<String> reason(List<Finding> findings) {
        return findings.size() == 1 && findings.get(0) instanceof Finding.Skipped skipped && skipped.at().isEmpty()
                ? Optional.of(skipped.reason())
                : Optional.empty();
    }

    /** All of them, or the first and the last of many. */
    private static String names(List<List<Finding>> checks) {
        List<String> names = checks.stream().map(c -> c.get(0).name()).toList();
        return names.size() <= LISTED ? String.join(", ", names) : names.get(0) + " … " + names.get(names.size() - 1);
    }

    private static List<String> row(Finding finding) {
        if (finding instanceof Finding.Skipped skipped) {
            return List.of("skipped", Stream.of(skipped.at(), skipped.reason()).filter(s -> !s.isEmpty()).reduce((a, b) -> a + ": " + b).orElse(""));
        }
        Finding.Compared c = (Finding.Compared) finding;
        return List.of(
                c.failed() ? "FAIL" : "pass", c.at(), number(c.found(), c), c.relation().sign(), number(c.expected(), c),
                c.tolerance() == 0 ? "0" : Decimals.scientific(c.tolerance(), 2), c.basis());
    }

    private static String number(double value, Finding.Compared c) {
        double digits = Math.max(0.1 * c.tolerance(), 1e-11 * Math.abs(c.expected()));
        return Decimals.fixed(value, digits);
    }

    /** One row per comparison as a table in HTML, and how many there are of each; without a row for what was skipped. */
    public static String html(Ledger ledger) {
        Columns columns = new Columns(List.of("", "check", "case", "found", "", "expected", "±"));
        ledger.findings().stream().filter(Finding.Compared.class::isInstance).forEach(f -> {
            List<String> cells = new ArrayList<>(row(f).subList(0, 6));
            cells.add(1, f.name());
            columns.add(cells);
        });
        return columns.html() + Columns.html(Stream.concat(failures(ledger).stream(), summary(ledger).stream()).filter(s -> !s.isEmpty()).toList());
    }

    /** What others would do, by N; nothing where there is no table. */
    public static List<String> comparison(Ledger ledger) {
        if (ledger.rivals().isEmpty()) {
            return List.of();
        }
        Columns columns = new Columns(List.of("N", "what others would do", "E[Φ̄]", "error", "against", "seconds", "remark"));
        double before = Double.NaN;
        for (Rival r : ledger.rivals()) {
            if (r.particles() != before && !Double.isNaN(before)) {
                columns.add(List.of());
            }
            columns.add(List.of(
                    r.particles() == before ? "" : Decimals.plain(r.particles()), r.method(),
                    Double.isNaN(r.expectation()) ? "none" : Decimals.fixed(r.expectation(), 0.1 * r.error()),
                    Double.isNaN(r.error()) ? "" : Decimals.scientific(r.error(), 2), r.reference(),
                    Decimals.scientific(r.seconds(), 2), r.remark()));
            before = r.particles();
        }
        return Stream.concat(Stream.of(""), columns.lines().stream()).toList();
    }

    /** One sentence for each check that failed. */
    public static List<String> failures(Ledger ledger) {
        return failures(ledger.failures());
    }

    static List<String> failures(List<Finding> failed) {
        return failed.stream().map(f -> "FAIL " + f.name() + ": " + String.join("  ", row(f))).toList();
    }

    /** How many of each. */
    public static List<String> summary(Ledger ledger) {
        return List.of("", ledger.passed() + " passed, " + ledger.failures().size() + " FAILED, " + ledger.skipped() + " skipped");
    }
}

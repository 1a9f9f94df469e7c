package org.dualcumulants.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dualcumulants.verify.check.Finding;
import org.dualcumulants.verify.check.ModulatedOutcome;
import org.dualcumulants.verify.modulated.ModulatedResult;

/** What the terminal shows of a modulated energy. */
public final class ModulatedReport {

    private ModulatedReport() {}

    /** Potential, flow and the commutator's constant. */
    public static List<String> method(ModulatedOutcome outcome) {
        ModulatedResult result = outcome.result();
        List<String> lines = new ArrayList<>();
        lines.add("  potential   g = " + result.potential() + (result.free() ? ", in the whole space; " : ", periodic, mean 0; ") + result.flow().text() + " flow; seed " + outcome.seed());
        if (!result.commutator().isEmpty()) {
            lines.add("  commutator  |D_v| / (‖Dv‖ (F_N + b)): " + result.commutator().stream()
                    .map(r -> r.family() + " " + String.format(Locale.ROOT, "%.3f", r.ratio()))
                    .collect(Collectors.joining(", ")));
        }
        lines.add("");
        return lines;
    }

    /** One row per path, then the other views on the model. */
    public static List<String> table(ModulatedOutcome outcome) {
        ModulatedResult result = outcome.result();
        Columns columns = new Columns(List.of("N", "beginning", "θ", "T", "F_N(0)", "F_N(T)", "±", "b", "Gronwall at T"));
        for (ModulatedResult.Path path : Stream.concat(result.paths().stream(), result.longPath().stream()).toList()) {
            int last = path.times().size() - 1;
            columns.add(List.of(
                    Integer.toString(path.particles()), path.beginning().text(), Decimals.plain(path.theta()), Decimals.plain(path.times().get(last)),
                    Decimals.scientific(path.energies().get(0), 4), Decimals.scientific(path.energies().get(last), 4),
                    path.systems() > 1 ? Decimals.scientific(path.halfWidths().get(last), 2) : "", Decimals.scientific(path.bound(), 3),
                    path.gronwall().get(last).isNaN() ? "" : Decimals.scientific(path.gronwall().get(last), 3)));
        }
        List<String> lines = new ArrayList<>(columns.lines());
        if (outcome.views().stream().anyMatch(view -> view.hierarchy().isPresent() || view.particles().isPresent())) {
            lines.add("");
            Columns views = new Columns(List.of("N", "correction by the hierarchy", "error", "by particles", "±", "F_N(T)"));
            for (ModulatedOutcome.View view : outcome.views()) {
                views.add(List.of(
                        Decimals.plain(view.number()), text(view.hierarchy(), 5), text(view.hierarchyError(), 2), text(view.particles(), 3),
                        text(view.halfWidth(), 2), text(view.energy(), 3)));
            }
            lines.addAll(views.lines());
        }
        return lines;
    }

    private static String text(java.util.OptionalDouble value, int digits) {
        return value.isPresent() ? Decimals.scientific(value.getAsDouble(), digits) : "";
    }

    /** What the theorems say, and warnings. */
    public static List<String> ledger(ModulatedOutcome outcome) {
        List<String> lines = new ArrayList<>(VerificationReport.ledger(outcome.findings()));
        long skipped = outcome.findings().stream().filter(Finding.Skipped.class::isInstance).count();
        long failed = outcome.failures().size();
        lines.add("");
        lines.add((outcome.findings().size() - skipped - failed) + " passed, " + failed + " FAILED, " + skipped + " skipped");
        outcome.warnings().forEach(warning -> lines.add("warning: " + warning));
        return lines;
    }

    /** One sentence for each check that failed. */
    public static List<String> failures(ModulatedOutcome outcome) {
        return VerificationReport.failures(outcome.failures());
    }
}

package org.dualcumulants.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dualcumulants.verify.duality.ParticleRun;
import org.dualcumulants.verify.duality.ParticleStudyResult;
import org.dualcumulants.verify.particles.Estimate;
import org.dualcumulants.verify.particles.SimulationOutcome;
import org.dualcumulants.verify.particles.SimulationResult;

/** What the terminal shows of a simulation. */
public final class SimulationReport {

    private SimulationReport() {}

    /** Estimator, scheme, sums and mean field. */
    public static List<String> method(ParticleStudyResult result) {
        List<String> lines = new ArrayList<>();
        lines.add("  estimator   " + (result.settings().coupled()
                ? "coupled to mean-field particles with the same noise, control variates from C_1 and C_2"
                : "plain average over replicas") + "; seed " + result.settings().seed());
        results(result).stream().findFirst().ifPresent(r -> {
            lines.add("  scheme      " + r.scheme() + ", " + r.steps() + " steps");
            lines.add("  pair sums   " + r.pairs());
        });
        result.runs().stream().filter(run -> run.meanField().isPresent()).findFirst().ifPresent(run ->
                lines.add("  mean field  " + Decimals.fixed(run.meanField().getAsDouble(), 1e-10)));
        return lines;
    }

    private static List<SimulationResult> results(ParticleStudyResult result) {
        return result.runs().stream()
                .map(ParticleRun::outcome)
                .filter(SimulationResult.class::isInstance)
                .map(SimulationResult.class::cast)
                .toList();
    }

    /** One row per N; half widths are those of 95 % confidence intervals. */
    public static List<String> table(ParticleStudyResult result) {
        Columns columns = new Columns(List.of("N", "E[Φ̄]", "±", "correction", "±", "of the step", "replicas", "seconds"));
        for (ParticleRun run : result.runs()) {
            columns.add(row(run));
        }
        return columns.lines();
    }

    private static List<String> row(ParticleRun run) {
        String particles = Integer.toString(run.outcome().particles());
        if (run.outcome() instanceof SimulationOutcome.Failed failed) {
            return List.of(particles, "failed: " + failed.reason());
        }
        SimulationResult r = (SimulationResult) run.outcome();
        Optional<Estimate> correction = run.correction();
        return List.of(
                particles,
                Decimals.fixed(r.expectation().value(), 0.1 * r.expectation().halfWidth()),
                Decimals.scientific(r.expectation().halfWidth(), 2),
                correction.map(c -> Decimals.scientific(c.value(), 0.1 * c.halfWidth())).orElse("unknown"),
                correction.map(c -> Decimals.scientific(c.halfWidth(), 2)).orElse(""),
                Decimals.scientific(r.stepping().value(), 1) + " ± " + Decimals.scientific(r.stepping().halfWidth(), 1),
                Long.toString(r.replicas()),
                String.format(Locale.ROOT, r.seconds() < 10 ? "%.2f" : "%.1f", r.seconds()));
    }

    /** What to know about the table. */
    public static List<String> remarks(ParticleStudyResult result) {
        List<String> lines = new ArrayList<>();
        lines.add("± half widths of 95 % confidence intervals; they do not contain the error of the step, which is estimated beside them");
        result.warnings().forEach(warning -> lines.add("warning: " + warning));
        return lines;
    }

    /** One sentence for each particle number without numbers. */
    public static List<String> failures(ParticleStudyResult result) {
        return result.runs().stream()
                .map(ParticleRun::outcome)
                .filter(SimulationOutcome.Failed.class::isInstance)
                .map(SimulationOutcome.Failed.class::cast)
                .map(f -> "N = " + f.particles() + " failed: " + f.reason() + "; " + f.remedy())
                .toList();
    }
}

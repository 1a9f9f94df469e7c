package org.dualcumulants.verify.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.dualcumulants.hierarchy.run.Progress;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.hierarchy.run.StudyResult;
import org.dualcumulants.hierarchy.run.TruncationStudy;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.verify.duality.CheckpointParts;
import org.dualcumulants.verify.duality.ParticleRun;
import org.dualcumulants.verify.duality.ParticleSettings;
import org.dualcumulants.verify.duality.ParticleStudy;
import org.dualcumulants.verify.duality.ParticleStudyResult;
import org.dualcumulants.verify.modulated.Beginning;
import org.dualcumulants.verify.modulated.ModulatedResult;
import org.dualcumulants.verify.modulated.ModulatedStudy;

/** The modulated energy of a study with its checks, and the hierarchy and the particles beside it. */
public final class ModulatedVerification {

    /** Pairs times systems of the view by particles. */
    private static final long PAIRS = 1 << 16;

    private static final long FEWEST = 32;
    private static final long MOST = 512;

    /** In a horizon. */
    private static final int STEPS = 32;

    private ModulatedVerification() {}

    /**
     * Looks.
     *
     * @throws StudyException if the study has no modulated energy that the theorems speak of
     * @throws ArithmeticException if the mean field or the particles cannot be followed
     */
    public static ModulatedOutcome run(Study study, VerificationSettings settings, Progress progress) {
        ModulatedResult result = ModulatedStudy.run(
                study, settings.seed(), settings.threads(), progress::cancelled, part -> progress.advanced(0.7 * part, 1),
                new CheckpointParts(progress.checkpoint()).of("energy"));
        Set<String> warnings = new LinkedHashSet<>(result.warnings());
        List<ModulatedOutcome.View> views = List.of();
        if (result.flow() == Flow.NEWTON && result.heatings().isEmpty()) {
            warnings.add("the modulated energy follows monokinetic data, v_i = u(x_i) with the mean velocity of f°; study and simulate follow f°");
        } else if (result.flow() == Flow.NEWTON) {
            warnings.add("no view by the hierarchy or by its particles: it is made for first-order flows; study and simulate follow the same law f");
        } else if (result.free()) {
            warnings.add("no view by the hierarchy or by its particles: they take kernels that are bounded on real axes");
        } else if (result.complete() && !progress.cancelled()) {
            views = views(study, settings, progress, result, warnings);
        }
        List<Finding> findings = result.complete() ? ModulatedCheck.all(result) : List.of();
        return new ModulatedOutcome(
                result, findings, views, List.copyOf(warnings), settings.seed(), result.complete() && !progress.cancelled());
    }

    private static List<ModulatedOutcome.View> views(
            Study study, VerificationSettings settings, Progress progress, ModulatedResult result, Set<String> warnings) {
        Optional<StudyResult> hierarchy = Optional.empty();
        try {
            hierarchy = Optional.of(TruncationStudy.solve(study, settings.threads(), progress.piece("hierarchy")));
            warnings.addAll(hierarchy.get().warnings());
        } catch (StudyException | ArithmeticException e) {
            warnings.add("no view by the hierarchy: " + e.getMessage());
        }
        List<Double> numbers = result.paths().stream().map(p -> (double) p.particles()).distinct().toList();
        List<ParticleRun> runs = new ArrayList<>();
        try {
            for (double n : numbers) {
                ParticleSettings chosen = new ParticleSettings(true, OptionalLong.of(Math.max(FEWEST, Math.min(MOST, PAIRS / (long) (n * n)))),
                        OptionalDouble.of(study.horizon() / STEPS), settings.seed(), settings.threads());
                ParticleStudyResult found = ParticleStudy.run(study.with(List.of(n), study.truncation()), chosen, progress.piece("particles"));
                runs.addAll(found.runs());
                progress.advanced(0.75 + 0.25 * runs.size() / numbers.size(), 1);
            }
        } catch (StudyException | ArithmeticException e) {
            warnings.add("no view by particles: " + e.getMessage());
        }
        List<ModulatedOutcome.View> views = new ArrayList<>();
        for (double n : study.particles().stream().distinct().sorted().toList()) {
            Optional<RunResult> run = hierarchy.flatMap(h -> h.results().stream()
                    .filter(r -> r.particles() == n)
                    .reduce((a, b) -> b.truncation() > a.truncation() ? b : a));
            Optional<ParticleRun> particles = runs.stream().filter(r -> r.outcome().particles() == n).findFirst();
            Optional<ModulatedResult.Path> path = result.paths().stream()
                    .filter(p -> p.particles() == n && p.beginning() == Beginning.INDEPENDENT)
                    .findFirst();
            views.add(new ModulatedOutcome.View(
                    n, run.map(RunResult::meanField).orElse(Double.NaN),
                    number(run.map(RunResult::correction)), number(run.map(r -> r.errorEstimate().total())),
                    number(particles.flatMap(ParticleRun::correction).map(c -> c.value())),
                    number(particles.flatMap(ParticleRun::correction).map(c -> c.halfWidth())),
                    number(path.map(ModulatedResult.Path::last)), number(path.map(ModulatedResult.Path::bound))));
        }
        return views;
    }

    private static OptionalDouble number(Optional<Double> value) {
        return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
    }
}

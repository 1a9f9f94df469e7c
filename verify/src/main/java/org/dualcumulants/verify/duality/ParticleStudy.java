package org.dualcumulants.verify.duality;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.dualcumulants.hierarchy.observable.Observables;
import org.dualcumulants.hierarchy.run.Progress;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.verify.particles.ControlVariate;
import org.dualcumulants.verify.particles.Estimate;
import org.dualcumulants.verify.particles.Estimator;
import org.dualcumulants.verify.particles.Experiment;
import org.dualcumulants.verify.particles.Plan;
import org.dualcumulants.verify.particles.Simulation;
import org.dualcumulants.verify.particles.SimulationOutcome;
import org.dualcumulants.verify.particles.SimulationResult;

/** Every particle number of a study, by particles. */
public final class ParticleStudy {

    private final Study study;
    private final ParticleSettings settings;
    private final Progress progress;
    private final Set<String> warnings = new LinkedHashSet<>();

    /** Solved once where the noise does not depend on N. */
    private MeanFieldSide shared;

    private List<Integer> resolution = List.of();
    private boolean withoutMeanField;

    private ParticleStudy(Study study, ParticleSettings settings, Progress progress) {
        this.study = study;
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Simulates N after N.
     *
     * @throws StudyException if the study cannot be simulated, or not with this estimator, as it stands
     */
    public static ParticleStudyResult run(Study study, ParticleSettings settings, Progress progress) {
        return new ParticleStudy(study, settings, progress).run();
    }

    private ParticleStudyResult run() {
        // all of them are looked at before the first is simulated
        study.requireIndependentParticles("the simulation");
        Observables.requireEnoughParticles(study);
        List<Double> numbers = study.particles().stream().distinct().toList();
        numbers.forEach(n -> Experiment.of(study, n, () -> null));
        List<ParticleRun> runs = new ArrayList<>();
        try {
            for (double n : numbers) {
                runs.add(run(n, runs.size(), numbers.size()));
            }
        } catch (CancellationException e) {
            return new ParticleStudyResult(settings, resolution, runs, List.copyOf(warnings), false);
        }
        return new ParticleStudyResult(settings, resolution, runs, List.copyOf(warnings), true);
    }

    private ParticleRun run(double n, int finished, int all) {
        Optional<MeanFieldSide> side;
        try {
            side = side(n);
        } catch (ArithmeticException e) {
            return new ParticleRun(
                    new SimulationOutcome.Failed((int) n, e.getMessage(), "raise the resolution or use --estimator plain"),
                    OptionalDouble.empty(), Optional.empty());
        }
        Experiment experiment = Experiment.of(study, n, () -> side.orElseThrow().atHorizon());
        int steps = settings.step().isPresent()
                ? Plan.stepsNoLongerThan(settings.step().getAsDouble(), study.horizon())
                : Plan.usualSteps(study.horizon());
        long replicas = settings.replicas().orElseGet(() -> Simulation.usualReplicas(experiment, steps));
        SimulationOutcome outcome = Simulation.run(
                experiment, estimator(side, n), new Plan(replicas, steps, settings.seed(), settings.threads()), progress::cancelled,
                part -> progress.advanced(finished + part, all), new CheckpointParts(progress.checkpoint()).of("particles N = " + n));
        return described(n, outcome, side);
    }

    private ParticleRun described(double n, SimulationOutcome outcome, Optional<MeanFieldSide> side) {
        OptionalDouble meanField = side.isPresent() ? OptionalDouble.of(side.get().meanField()) : OptionalDouble.empty();
        Optional<Estimate> correction = Optional.empty();
        if (outcome instanceof SimulationResult result) {
            correction = result.correction().or(() ->
                    side.map(s -> new Estimate(result.expectation().value() - s.meanField(), result.expectation().halfWidth())));
            if (result.stepIsTooLong()) {
                warnings.add("at N = " + (long) n + " the time step shifts the result by more than its interval; shorten --step");
            }
            result.softening().ifPresent(s -> warnings.add(
                    "the kernel is singular: at N = " + (long) n + " " + s.remark() + "; a shorter --step leaves fewer of them"));
        }
        return new ParticleRun(outcome, meanField, correction);
    }

    private Estimator estimator(Optional<MeanFieldSide> side, double n) {
        if (!settings.coupled()) {
            return new Estimator.Plain(Optional.empty());
        }
        MeanFieldSide s = side.orElseThrow();
        s.remark().ifPresent(warnings::add);
        List<ControlVariate> controls = s.controls(n);
        return new Estimator.Coupled(
                s.field(), s.meanField(), s.independent(n), Optional.of(controls.get(0)), Optional.of(controls.get(1)));
    }

    /** Empty where plain simulation can do without what cannot be had. */
    private Optional<MeanFieldSide> side(double n) {
        if (withoutMeanField) {
            return Optional.empty();
        }
        try {
            MeanFieldSide side = shared != null ? shared : MeanFieldSide.of(study, n, progress::cancelled);
            shared = study.noiseDependsOnParticleNumber() ? null : side;
            resolution = side.resolution();
            return Optional.of(side);
        } catch (StudyException | ArithmeticException e) {
            if (settings.coupled() || study.observable() instanceof Observable.Fluctuation) {
                throw e;
            }
            withoutMeanField = !study.noiseDependsOnParticleNumber();
            warnings.add("no mean field to compare with: " + e.getMessage());
            return Optional.empty();
        }
    }
}

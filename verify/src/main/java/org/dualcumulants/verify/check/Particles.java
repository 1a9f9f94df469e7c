package org.dualcumulants.verify.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import org.dualcumulants.hierarchy.run.ErrorEstimate;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.verify.duality.ParticleRun;
import org.dualcumulants.verify.duality.ParticleSettings;
import org.dualcumulants.verify.duality.ParticleStudy;
import org.dualcumulants.verify.particles.Estimate;
import org.dualcumulants.verify.particles.Experiment;
import org.dualcumulants.verify.particles.Plan;
import org.dualcumulants.verify.particles.Simulation;
import org.dualcumulants.verify.particles.SimulationOutcome;
import org.dualcumulants.verify.particles.SimulationResult;
import org.dualcumulants.verify.particles.Softening;

/** The corrections of the study, at its smallest, a middle and a large number of particles, against the particles themselves. */
final class Particles implements Check {

    /** The part of the replicas of {@code simulate} that is enough here. */
    private static final int FRUGALITY = 8;

    private static final long FEWEST = 64;
    private static final double MOST_PARTICLES = 1100;

    @Override
    public String name() {
        return "particles";
    }

    @Override
    public String statement() {
        return "C_0(0) - ∫ φ̄ f(T) is E[Φ̄_N(X(T))] - ∫ φ̄ f(T) of simulated particles";
    }

    @Override
    public List<Finding> look(Subject subject) {
        Study study = subject.study().at(subject.resolution(), subject.study().tolerance());
        int steps = Plan.usualSteps(study.horizon());
        List<Double> numbers = numbers(study, subject, steps);
        if (numbers.isEmpty()) {
            return List.of(Finding.skipped(this, "", "even the smallest N of the study takes too long to simulate"));
        }
        List<Finding> findings = new ArrayList<>();
        for (double n : numbers) {
            Optional<Softening> softening = Simulation.softening(Experiment.of(study, n, () -> null), steps);
            if (softening.isPresent()) {
                findings.add(unbounded("N = " + Cases.particles(n), softening.get()));
                continue;
            }
            RunResult run = highest(subject, n).orElseThrow();
            long replicas = replicas(study, n, steps);
            ParticleRun simulated = ParticleStudy.run(
                            study.with(List.of(n), study.truncation()),
                            new ParticleSettings(
                                    true, OptionalLong.of(replicas), OptionalDouble.empty(), subject.settings().seed(), subject.settings().threads()),
                            subject.piece("particles"))
                    .runs().stream().findFirst().orElseThrow(CancellationException::new);
            findings.add(judge(run, simulated));
        }
        return findings;
    }

    Finding judge(RunResult run, ParticleRun simulated) {
        String at = "N = " + Cases.particles(run.particles()) + ", m = " + run.truncation();
        if (simulated.outcome() instanceof SimulationOutcome.Failed failed) {
            return Finding.skipped(this, at, failed.reason());
        }
        if (run.errorEstimate().truncation().origin() == ErrorEstimate.Origin.SKIPPED) {
            return Finding.skipped(this, at, "what the truncation leaves out is not known: " + run.errorEstimate().truncation().how());
        }
        SimulationResult result = (SimulationResult) simulated.outcome();
        if (result.softening().isPresent()) {
            return unbounded(at, result.softening().get());
        }
        Estimate correction = simulated.correction().orElseThrow();
        double tolerance = DualitySight.RARE * correction.halfWidth() + Math.abs(result.stepping().value())
                + DualitySight.RARE * result.stepping().halfWidth() + run.errorEstimate().total();
        return Finding.equal(
                this, at, run.correction(), correction.value(), tolerance, "interval of 99.99 %, time step, error estimate of the run");
    }

    private Finding unbounded(String at, Softening softening) {
        return Finding.skipped(this, at, "the kernel is unbounded: a step of the particles cannot follow near pairs; " + softening.remark());
    }

    /** Of the highest order; one whose truncation is estimated rather than not. */
    private static Optional<RunResult> highest(Subject subject, double particles) {
        return subject.runs().stream()
                .filter(r -> r.particles() == particles)
                .max(Comparator.<RunResult>comparingInt(
                                r -> r.errorEstimate().truncation().origin() == ErrorEstimate.Origin.SKIPPED ? 0 : 1)
                        .thenComparingInt(RunResult::truncation));
    }

    /** The smallest, a middle and the largest of those that can be simulated in seconds. */
    private static List<Double> numbers(Study study, Subject subject, int steps) {
        List<Double> all = study.particles().stream()
                .distinct()
                .sorted()
                .filter(n -> n <= MOST_PARTICLES && highest(subject, n).isPresent() && replicas(study, n, steps) >= FEWEST)
                .toList();
        return all.isEmpty()
                ? all
                : List.copyOf(new LinkedHashSet<>(List.of(all.get(0), all.get(all.size() / 2), all.get(all.size() - 1))));
    }

    private static long replicas(Study study, double particles, int steps) {
        long usual = Simulation.usualReplicas(Experiment.of(study, particles, () -> null), steps);
        // control variates are made of harmonics on circles, and state by state elsewhere
        boolean circles = study.axes().stream().allMatch(PeriodicAxis.class::isInstance);
        return usual / (circles ? FRUGALITY : 8 * FRUGALITY);
    }
}

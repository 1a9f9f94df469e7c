package org.dualcumulants.verify.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.dualcumulants.hierarchy.run.CumulantHistory;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.verify.baseline.Baseline;
import org.dualcumulants.verify.baseline.BaselineOutcome;
import org.dualcumulants.verify.baseline.Closure;
import org.dualcumulants.verify.duality.ParticleRun;
import org.dualcumulants.verify.duality.ParticleSettings;
import org.dualcumulants.verify.duality.ParticleStudy;
import org.dualcumulants.verify.exact.ParticleSystem;
import org.dualcumulants.verify.particles.SimulationResult;

/**
 * What others would do, for one circle and a mean: the mean field alone, BBGKY cut after two particles, Kirkwood's closure as in
 * Berlyand, Creese, Jabin, Potomkin (arXiv 1805.02268), particles at equal computing time, beside the dual hierarchy of orders 2 and 4.
 */
final class Rivals {

    private static final int SMALLEST = 2;
    private static final int LARGEST_EXACT = 4;
    private static final int POINTS = 33;
    private static final int HIGHEST = 4;
    private static final double MOST_PARTICLES = 1e4;
    private static final int MOST_NUMBERS = 4;
    private static final long REPLICAS = 4096;

    private final Subject subject;
    private final List<Rival> rows = new ArrayList<>();

    private Rivals(Subject subject) {
        this.subject = subject;
    }

    /** The table; empty where baselines are not made for the study. */
    static List<Rival> of(Subject subject) {
        Study study = subject.study();
        boolean fits = study.dimension() == 1 && study.axes().get(0) instanceof PeriodicAxis
                && study.observable() instanceof Observable.Mean && study.initialCorrelation().isEmpty();
        if (!fits) {
            return List.of();
        }
        Rivals rivals = new Rivals(subject);
        for (double n : rivals.numbers()) {
            try {
                rivals.compare(n);
            } catch (StudyException | IllegalArgumentException e) {
                return List.of();
            }
        }
        return List.copyOf(rivals.rows);
    }

    /** 2, and some of the study's own. */
    private List<Double> numbers() {
        TreeSet<Double> numbers = new TreeSet<>();
        numbers.add((double) SMALLEST);
        subject.study().particles().stream().sorted().filter(n -> n <= MOST_PARTICLES).limit(MOST_NUMBERS - 1).forEach(numbers::add);
        return List.copyOf(numbers);
    }

    private void compare(double n) {
        ParticleSystem system = ParticleSystem.of(subject.study(), n);
        int highest = subject.study().truncation().stream().mapToInt(Integer::intValue).max().orElse(2);
        Optional<Double> exact = exact((int) n);
        Optional<Double> reference = exact.isPresent() ? exact : run(n, highest);
        if (reference.isEmpty()) {
            return;
        }
        String against = exact.isPresent() ? "exact" : "order " + highest;
        baseline("mean field", n, Baseline.meanField(system, POINTS), reference.get(), against);
        baseline("BBGKY, two particles", n, Baseline.truncated(system, Closure.CLUSTER, POINTS), reference.get(), against);
        baseline("Kirkwood", n, Baseline.truncated(system, Closure.KIRKWOOD, POINTS), reference.get(), against);
        double seconds = 0;
        for (int m = 2; m <= HIGHEST; m += 2) {
            if (m > n || exact.isEmpty() && m >= highest) {
                continue;
            }
            long begun = System.nanoTime();
            CumulantHistory history = subject.problem(m).solve(n);
            double spent = 1e-9 * (System.nanoTime() - begun);
            seconds = m == 2 ? spent : seconds;
            double value = history.value(0);
            rows.add(new Rival("dual cumulants, m = " + m, n, value, Math.abs(value - reference.get()), against, spent, ""));
        }
        particles(n, seconds, against);
    }

    private Optional<Double> exact(int n) {
        int points = n <= LARGEST_EXACT ? subject.few().points(n) : 0;
        return points == 0 ? Optional.empty() : Optional.of(subject.few().exact(n, points).expectation());
    }

    private Optional<Double> run(double n, int truncation) {
        return subject.runs().stream()
                .filter(r -> r.particles() == n && r.truncation() == truncation)
                .map(r -> r.expectation())
                .findFirst();
    }

    private void baseline(String method, double n, BaselineOutcome outcome, double reference, String against) {
        if (outcome instanceof BaselineOutcome.Failed failed) {
            rows.add(new Rival(method, n, Double.NaN, Double.NaN, against, failed.seconds(), failed.reason()));
            return;
        }
        BaselineOutcome.Value value = (BaselineOutcome.Value) outcome;
        String remark = value.least() < 0 ? "its F_2 is negative somewhere" : "";
        rows.add(new Rival(
                method, n, value.expectation(), Math.abs(value.expectation() - reference), against, value.seconds(), remark));
    }

    private void particles(double n, double seconds, String against) {
        Study one = subject.study().with(List.of(n), subject.study().truncation());
        ParticleSettings settings = new ParticleSettings(
                false, OptionalLong.of(REPLICAS), OptionalDouble.empty(), subject.settings().seed(), subject.settings().threads());
        ParticleRun run = ParticleStudy.run(one, settings, subject.piece("comparison " + n)).runs().get(0);
        if (run.outcome() instanceof SimulationResult result) {
            double error = result.expectation().halfWidth() * Math.sqrt(result.seconds() / seconds);
            rows.add(new Rival(
                    "particles", n, result.expectation().value(), error, against, seconds,
                    "half width scaled from " + result.replicas() + " replicas to the time of m = 2"));
        }
    }
}

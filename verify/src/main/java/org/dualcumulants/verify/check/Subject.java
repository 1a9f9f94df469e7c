package org.dualcumulants.verify.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.dualcumulants.hierarchy.layout.Tensors;
import org.dualcumulants.hierarchy.run.CumulantHistory;
import org.dualcumulants.hierarchy.run.HierarchyProblem;
import org.dualcumulants.hierarchy.run.Progress;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.hierarchy.run.StudyResult;
import org.dualcumulants.hierarchy.run.TruncationStudy;
import org.dualcumulants.hierarchy.term.Term;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.spectral.study.TensorSet;
import org.dualcumulants.verify.duality.CheckpointParts;
import org.dualcumulants.verify.modulated.ModulatedResult;
import org.dualcumulants.verify.modulated.ModulatedStudy;
import org.dualcumulants.verify.part.FinishedParts;

/** The study under test and what its checks share, each computed when it is first wanted. */
final class Subject {

    /** Local error per step of histories. */
    static final double TOLERANCE = 1e-11;

    /** Coefficients of a history in a finer basis, at most. */
    private static final double MOST_IN_FINER = 30_000;

    /** Orders and coefficients that are solved for many N, at most. */
    private static final int HIGHEST = 4;

    private static final long MOST_COEFFICIENTS = 8_000;

    /** Particles of the modulated energy's checks, at most. */
    private static final double MOST_MODULATED = 32;

    private static final double[] LADDER = {64, 128, 256, 512, 1024};

    private final Study study;
    private final UnaryOperator<List<Term>> terms;
    private final VerificationSettings settings;
    private final Progress progress;
    private final Map<List<Double>, CumulantHistory> histories = new HashMap<>();
    private final Map<List<Double>, Solved> otherwise = new HashMap<>();
    private final Map<Integer, HierarchyProblem> problems = new HashMap<>();
    private final Map<Integer, DualitySight> dualities = new HashMap<>();
    private final FinishedParts parts;
    private final FewParticles few;
    private StudyResult result;
    private Subject uniform;
    private ModulatedResult modulated;
    private ArithmeticException lost;

    /** A hierarchy and what it gave. */
    private record Solved(HierarchyProblem problem, CumulantHistory history) {}

    Subject(Study study, VerificationSettings settings, Progress progress) {
        this(study, settings, progress, UnaryOperator.identity());
    }

    /** @param terms the terms of the hierarchy as they are, or with a fault that is to be found */
    Subject(Study study, VerificationSettings settings, Progress progress, UnaryOperator<List<Term>> terms) {
        this.study = study;
        this.terms = terms;
        this.settings = settings;
        this.progress = progress;
        this.parts = new CheckpointParts(progress.checkpoint());
        this.few = new FewParticles(study, parts.of("few particles"));
    }

    Study study() {
        return study;
    }

    VerificationSettings settings() {
        return settings;
    }

    BooleanSupplier cancelled() {
        return progress::cancelled;
    }

    /**
     * The modulated energy of few particles.
     *
     * @throws ArithmeticException if they cannot be followed, each time it is asked for
     */
    ModulatedResult modulated() {
        if (lost != null) {
            throw lost;
        }
        if (modulated == null) {
            List<Double> few = study.particles().stream().filter(n -> n <= MOST_MODULATED).sorted().limit(2).toList();
            Study small = few.isEmpty() ? study.with(List.of(8.0), study.truncation()) : study.with(few, study.truncation());
            try {
                modulated = ModulatedStudy.run(small, settings.seed(), settings.threads(), progress::cancelled, part -> {},
                        parts.of("modulated"));
            } catch (ArithmeticException e) {
                lost = e;
                throw e;
            }
            if (!modulated.complete()) {
                throw new CancellationException();
            }
        }
        return modulated;
    }

    /** What {@code study} reports. */
    StudyResult result() {
        if (result == null) {
            result = TruncationStudy.solve(study, settings.threads(), progress.piece("study"));
            if (!result.complete()) {
                throw new CancellationException();
            }
        }
        return result;
    }

    /** The runs of the study that have numbers. */
    List<RunResult> runs() {
        return result().results();
    }

    /** Per axis: the study's own, or the one that was chosen. */
    List<Integer> resolution() {
        return study.resolution().orElseGet(() -> result().space().resolution());
    }

    /** The same particles from the uniform law, at the same resolution. */
    Subject fromUniformLaw() {
        if (uniform == null) {
            Study other = study.withInitial(Expression.parse("1", new Names(study.axisNames(), Map.of())));
            uniform = new Subject(other.at(resolution(), study.tolerance()), settings, progress.piece("uniform law"), terms);
        }
        return uniform;
    }

    /** The hierarchy of order m at the resolution of the study. */
    HierarchyProblem problem(int truncation) {
        return problems.computeIfAbsent(truncation, m -> problem(resolution(), m));
    }

    /** The hierarchy of order m at another resolution. */
    HierarchyProblem problem(List<Integer> resolution, int truncation) {
        return problem(study, resolution, truncation);
    }

    /** The same with full tensors, whatever the study keeps of them. */
    HierarchyProblem fullProblem(List<Integer> resolution, int truncation) {
        return problem(study.with(TensorSet.FULL), resolution, truncation);
    }

    private HierarchyProblem problem(Study of, List<Integer> resolution, int truncation) {
        return HierarchyProblem.of(of, resolution, truncation, terms.apply(HierarchyProblem.terms(of)), TOLERANCE, cancelled());
    }

    /** The parts of the hierarchy that rule at large N, from another hand; see {@link PaperTerms}. */
    HierarchyProblem paperProblem(int truncation) {
        return HierarchyProblem.of(study, resolution(), truncation, PaperTerms.leading(study), TOLERANCE, cancelled());
    }

    /** Highest order of the study that can be solved for many N in seconds, at most 4; 0 if there is none. */
    int order() {
        return runs().stream()
                .filter(r -> r.truncation() <= HIGHEST && r.coefficients() <= MOST_COEFFICIENTS)
                .mapToInt(RunResult::truncation)
                .max()
                .orElse(0);
    }

    /** Particle numbers over which powers of N are fitted. */
    double[] ladder() {
        return LADDER.clone();
    }

    /** C_n(t) of the study's observable at 0, T/4, T/2, 3T/4 and T. */
    CumulantHistory history(double particles, int truncation) {
        return histories.computeIfAbsent(
                List.of(particles, (double) truncation), key -> solved(resolution(), problem(truncation), particles, truncation));
    }

    private CumulantHistory solved(List<Integer> resolution, HierarchyProblem problem, double particles, int truncation) {
        String key = "history at " + resolution + ", N = " + particles + ", m = " + truncation;
        return problem.solve(progress.checkpoint().of(key), particles, quarters());
    }

    /**
     * What the resolution of the hierarchy leaves unknown of a number made from a history: four times the change that a basis of five
     * quarters of the resolution makes (convergence may be algebraic), or the whole change to one of three quarters where that would be too large.
     */
    double resolutionPart(double particles, int truncation, ToDoubleFunction<CumulantHistory> number) {
        return resolutionPart(particles, truncation, (problem, history) -> number.applyAsDouble(history));
    }

    /** The same for a number that depends on the functions of the basis. */
    double resolutionPart(double particles, int truncation, ToDoubleBiFunction<HierarchyProblem, CumulantHistory> number) {
        Solved other = otherwise.computeIfAbsent(List.of(particles, (double) truncation), key -> {
            List<Integer> finer = resolution().stream().map(p -> (5 * p + 3) / 4).toList();
            List<Integer> rough = resolution().stream().map(p -> Math.max(1, 3 * p / 4)).toList();
            boolean affordable = Tensors.of(study, finer, Tensors.Room.NONE).coefficients(truncation) <= MOST_IN_FINER;
            List<Integer> chosen = affordable ? finer : rough;
            HierarchyProblem problem = problem(chosen, truncation);
            return new Solved(problem, solved(chosen, problem, particles, truncation));
        });
        HierarchyProblem usual = problem(truncation);
        boolean isFiner = other.problem.layout().indexSet().functions() > usual.layout().indexSet().functions();
        double change = Math.abs(number.applyAsDouble(other.problem, other.history)
                - number.applyAsDouble(usual, history(particles, truncation)));
        return isFiner ? 4 * change : change;
    }

    /** 0, T/4, T/2, 3T/4, T. */
    double[] quarters() {
        return quarters(study);
    }

    static double[] quarters(Study study) {
        double t = study.horizon();
        return new double[] {0, 0.25 * t, 0.5 * t, 0.75 * t, t};
    }

    /** The N-particle equation itself. */
    FewParticles few() {
        return few;
    }

    /**
     * The hierarchy's Φ_N(t) at simulated particles.
     *
     * @param particles {@link DualitySight#FEW} or {@link DualitySight#MANY}
     * @throws StudyException if the study does not fit
     */
    DualitySight duality(int particles) {
        return dualities.computeIfAbsent(particles, n -> DualitySight.of(
                study, n, resolution(), settings, cancelled(), parts.of("Φ_N at N = " + n)));
    }

    /** For long work of one check. */
    Progress piece(String name) {
        return progress.piece(name);
    }
}

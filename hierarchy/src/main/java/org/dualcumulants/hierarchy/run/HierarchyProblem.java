package org.dualcumulants.hierarchy.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.dualcumulants.hierarchy.derive.Factorisation;
import org.dualcumulants.hierarchy.derive.Generator;
import org.dualcumulants.hierarchy.layout.Tensors;
import org.dualcumulants.hierarchy.meanfield.MeanFieldOutcome;
import org.dualcumulants.hierarchy.meanfield.MeanFieldPath;
import org.dualcumulants.hierarchy.operator.AdjointOperator;
import org.dualcumulants.hierarchy.operator.AssembledHierarchy;
import org.dualcumulants.hierarchy.operator.HierarchyOperator;
import org.dualcumulants.hierarchy.operator.OperatorSize;
import org.dualcumulants.hierarchy.operator.SweepOperator;
import org.dualcumulants.hierarchy.step.IntegrationState;
import org.dualcumulants.hierarchy.tensor.GramNorm;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.hierarchy.term.Limiting;
import org.dualcumulants.hierarchy.term.Term;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.basis.WeightedPoints;
import org.dualcumulants.spectral.study.AvailableMemory;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.spectral.system.OneParticleSystem;

/**
 * The hierarchy of a study at one resolution and order, to be solved over time with any terminal data: for witnesses, which look
 * at C_n(t) itself where a truncation study reports numbers at t = 0. Plain basis, full tensors unless the study says otherwise.
 */
public final class HierarchyProblem {

    private final Study study;
    private final Model model;
    private final Tensors tensors;
    private final TensorLayout layout;
    private final GramOverTime gram;
    private final double tolerance;
    private final BooleanSupplier cancelled;
    private final Map<Double, HierarchyOperator> operators = new HashMap<>();
    private final Map<Integer, Optional<AssembledHierarchy>> adjoints = new HashMap<>();

    private HierarchyProblem(
            Study study, Model model, Tensors tensors, int truncation, GramOverTime gram, double tolerance, BooleanSupplier cancelled) {
        requireRoom(Capacity.check(tensors, truncation));
        this.study = study;
        this.model = model;
        this.tensors = tensors;
        this.layout = tensors.layout(truncation);
        this.gram = gram;
        this.tolerance = tolerance;
        this.cancelled = cancelled;
    }

    /**
     * @param resolution per axis
     * @param truncation m
     * @param tolerance relative local error per step
     * @throws StudyException if the study has functions that the basis cannot hold
     */
    public static HierarchyProblem of(
            Study study, List<Integer> resolution, int truncation, double tolerance, BooleanSupplier cancelled) {
        return of(study, resolution, truncation, terms(study), tolerance, cancelled);
    }

    /** The terms of the hierarchy of a study. */
    public static List<Term> terms(Study study) {
        return Factorisation.terms(Generator.of(study.scaling(), study.selfInteraction()));
    }

    /** With other terms than those of the study: what a fault in them does to its witnesses. */
    public static HierarchyProblem of(
            Study study, List<Integer> resolution, int truncation, List<Term> terms, double tolerance, BooleanSupplier cancelled) {
        Study plain = study.with(BasisChoice.PLAIN).at(resolution, study.tolerance());
        Model model = new Model(plain, resolution, terms, cancelled);
        return new HierarchyProblem(
                plain, model, Tensors.of(plain, resolution, Tensors.Room.NONE), truncation, new GramOverTime(model, cancelled),
                tolerance, cancelled);
    }

    private static void requireRoom(Solution.Broken tooLarge) {
        if (tooLarge != null) {
            throw new StudyException("truncation", tooLarge.reason() + "; " + tooLarge.remedy());
        }
    }

    /** The same at another order; shares what does not depend on it. */
    HierarchyProblem atOrder(int truncation) {
        return new HierarchyProblem(study, model, tensors, truncation, gram, tolerance, cancelled);
    }

    public Study study() {
        return study;
    }

    /** Where coefficients lie. */
    public TensorLayout layout() {
        return layout;
    }

    /** g_0 = 1, g_1 … g_K. */
    public ProductBasis basis() {
        return model.discretisation().basis();
    }

    /** One-particle matrices for N particles. */
    public OneParticleSystem system(double particles) {
        return model.limit(particles).system();
    }

    /**
     * f(t) by its moments; N matters only where the noise depends on it.
     *
     * @throws ArithmeticException if the mean field cannot be followed
     */
    public MeanFieldPath meanField(double particles) {
        MeanFieldOutcome outcome = model.limit(particles).meanField();
        if (outcome instanceof MeanFieldOutcome.Failed failed) {
            throw new ArithmeticException(failed.reason());
        }
        return (MeanFieldPath) outcome;
    }

    /** f(t) as points with weights. */
    public WeightedPoints density(double particles, double time) {
        return WeightedPoints.of(basis(), meanField(particles).at(time));
    }

    /** Highest order n with C_n(T) ≠ 0, of the study's observable. */
    public int observableOrder() {
        return model.limit(study.particles().get(0)).terminal().order();
    }

    /** Coefficients of Φ̄_N at T: N^n c_n, and N (C_0 - mean field) first. */
    public double[] terminal(double particles) {
        return model.limit(particles).terminal().at(particles, meanField(particles).at(study.horizon()), layout);
    }

    /** The study's own observable, with C_n kept at 0, T and the given times. */
    public CumulantHistory solve(double particles, double... times) {
        return solve(particles, terminal(particles), times);
    }

    /**
     * The same, going on from the times that the same history reached before.
     *
     * @param checkpoint of this history alone
     */
    public CumulantHistory solve(Checkpoint checkpoint, double particles, double... times) {
        return step(model.terms(), particles, terminal(particles), checkpoint, times);
    }

    /**
     * Any terminal data.
     *
     * @param terminal N^n c_n, and N (C_0 - mean field) first
     * @throws ArithmeticException if the system cannot be stepped
     */
    public CumulantHistory solve(double particles, double[] terminal, double... times) {
        return step(model.terms(), particles, terminal, Checkpoint.none(), times);
    }

    /**
     * The limiting hierarchy [BDJ], mathematics section 8, for y_n = lim √(n!) C̄_n = lim N^{n/2} C_n.
     *
     * @param terminal y_n packed; y_0 less the mean field first
     * @return y_n where a history has N^n c_n, with N = 1
     * @throws StudyException if the noise depends on N
     */
    public CumulantHistory limiting(double[] terminal, double... times) {
        LimitResult.requireOneNoise(study);
        return step(Limiting.of(model.terms()), Double.NaN, terminal, Checkpoint.none(), times);
    }

    /**
     * ∂_t of the unknowns at a time, by (7): for C_0 … C_m and C_{m+1} = 0 in the hierarchy of order m + 1, what comes out at order m + 1
     * is 1/(N-1) S⁺ C_m, which a truncation leaves out.
     *
     * @param unknowns N^n c_n, and N (C_0 - mean field) first
     */
    public double[] rate(double particles, double time, double[] unknowns) {
        HierarchyOperator operator =
                operators.computeIfAbsent(particles, n -> model.limit(n).operator(layout, model.terms(), n, 1));
        double[] rate = new double[unknowns.length];
        operator.apply(meanField(particles).at(time), unknowns, rate);
        return rate;
    }

    /**
     * The limit of the study's fluctuation, N^{n/2} C_n(T) as it is at every N.
     *
     * @throws StudyException if the observable is none, or the noise depends on N
     */
    public CumulantHistory limit(double... times) {
        LimitResult.requireApplicable(study);
        return limiting(terminal(1), times);
    }

    /** The transposed of the hierarchy truncated at m below this one's order, for N particles; empty where its matrix is too large. */
    Optional<AdjointOperator> adjoint(int truncation, double particles) {
        return adjoints
                .computeIfAbsent(truncation, m -> AssembledHierarchy.of(system(particles), layout, model.terms(), m))
                .map(rows -> rows.adjointAt(particles));
    }

    /** Steps of an adjoint from time 0 on. */
    Stepping forward(Stepping.Rate rate, int truncation, double particles, double[] start) {
        Limit limit = model.limit(particles);
        TensorLayout below = new TensorLayout(layout.indexSet(), truncation);
        return new Stepping(
                meanField(particles), rate, OrderwiseNorm.ofAdjoint(below, particles, tolerance),
                limit.linear(layout).beginnings(below).adjoint(), 0, start, 1, 1, "lower the order", cancelled);
    }

    /** Norms of functionals of C_n(t) in the dual of L²_{f(t)}; empty where f(t) has too little weight somewhere. */
    Optional<GramNorm> dualNorm(double particles, double time) {
        return GramNorm.dual(layout.indexSet(), gram.factor(particles, time), layout.truncation());
    }

    /** A bound on ‖Φ̄_N‖_∞, if one is known. */
    OptionalDouble supremum(double particles) {
        return model.limit(particles).terminal().supremum(particles, meanField(particles).at(study.horizon()));
    }

    /** Not a number for N: the limit. */
    private CumulantHistory step(List<Term> terms, double particles, double[] terminal, Checkpoint checkpoint, double... times) {
        boolean limiting = Double.isNaN(particles);
        // constant coefficients: the unknowns p^n y_n solve the same equations for every p ≥ m
        double scale = limiting ? Math.max(2, layout.truncation()) : particles;
        double[] start = limiting ? scaled(terminal, scale) : terminal;
        Limit limit = model.limit(limiting ? study.particles().get(0) : particles);
        double others = Footprint.made(limit) + Footprint.kept(tensors, layout.truncation(), times.length + 2);
        requireRoom(Capacity.check(tensors, layout.truncation(), new Capacity.Plan(
                OperatorSize.of(limit.system()), 1, Detail.NORMS, AvailableMemory.bytes() - others)));
        MeanFieldPath path = meanField(limiting ? study.particles().get(0) : particles);
        HierarchyOperator operator = limiting
                ? new SweepOperator(limit.system(), layout, terms, scale, 1)
                : limit.operator(layout, terms, particles, 1);
        OrderwiseNorm norm = new OrderwiseNorm(layout, List.of(limiting ? 1.0 : particles), 1, tolerance);
        Stepping stepping = new Stepping(
                path, operator::apply, norm, limit.linear(layout), study.horizon(), start, 1, 1, "lower the order", cancelled);
        CumulantHistory history = new CumulantHistory(
                layout, time -> gram.factor(limiting ? study.particles().get(0) : particles, time), path, limit.terminal().meanField(path.at(study.horizon())), limiting ? 1 : particles,
                limiting ? Optional.empty() : model.initialCorrelation());
        IntegrationState state = stepping.start();
        keep(history, state, limiting, scale);
        for (double end : descending(times)) {
            state = reached(stepping, state, end, checkpoint);
            keep(history, state, limiting, scale);
        }
        return history;
    }

    private static IntegrationState reached(Stepping stepping, IntegrationState state, double end, Checkpoint checkpoint) {
        String key = "t = " + end;
        return checkpoint.finished(key, IntegrationState::read).orElseGet(() -> {
            Stepping.Outcome outcome = stepping.to(end, state, (at, unknowns) -> {});
            if (outcome instanceof Stepping.Failed failed) {
                throw new ArithmeticException(failed.reason());
            }
            IntegrationState there = ((Stepping.Reached) outcome).state();
            checkpoint.finish(key, there::write);
            return there;
        });
    }

    private void keep(CumulantHistory history, IntegrationState state, boolean limiting, double scale) {
        double[] solution = state.solution();
        history.keep(state.time(), limiting ? scaled(solution, 1 / scale) : solution);
    }

    /** Order n times p^n, and the first unknown times p. */
    private double[] scaled(double[] unknowns, double p) {
        double[] out = unknowns.clone();
        out[0] *= p;
        for (int n = 1; n <= layout.truncation(); n++) {
            double factor = Math.pow(p, n);
            for (int i = layout.offset(n); i < layout.offset(n) + layout.indexSet().size(n); i++) {
                out[i] *= factor;
            }
        }
        return out;
    }

    /** The times asked for between 0 and T, falling, and 0. */
    private NavigableSet<Double> descending(double[] times) {
        NavigableSet<Double> kept = new TreeSet<>();
        kept.add(0.0);
        for (double t : times) {
            if (!(t >= 0 && t <= study.horizon())) {
                throw new IllegalArgumentException("time is " + t + "; it must lie between 0 and " + study.horizon());
            }
            if (t < study.horizon()) {
                kept.add(t);
            }
        }
        return kept.descendingSet();
    }
}

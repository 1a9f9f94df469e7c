package org.dualcumulants.hierarchy.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.meanfield.MeanFieldOutcome;
import org.dualcumulants.hierarchy.meanfield.MeanFieldPath;
import org.dualcumulants.hierarchy.operator.BatchOperator;
import org.dualcumulants.hierarchy.operator.HierarchyOperator;
import org.dualcumulants.hierarchy.step.IntegrationState;
import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.dualcumulants.hierarchy.tensor.GramNorm;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.spectral.study.BasisChoice;

/** Steps the truncated hierarchy (7) of one m, and of one N or several side by side, from its terminal data at T back to 0. */
final class BackwardSolver {

    /** {@link BatchOperator#LANES} numbers of particles side by side are swept in the time of this many alone. */
    static final int WORTH_SWEEPING_TOGETHER = 6;

    /**
     * Several N side by side; each alone where one of them cannot be stepped, or where the tensors have to be swept and the N are
     * too few for that to gain.
     *
     * @param layout the unknowns, and with them m
     * @param particles numbers of particles with the same noise, at most {@link BatchOperator#LANES}
     * @param tolerance relative local error per step
     * @param threads threads that share one right-hand side
     * @param detail what is wanted
     * @param slot has, and takes, how far the solutions have come
     * @param cancelled asked on the way
     * @param progress told the part of [0, T] done after every step
     * @return one solution for each number of particles
     * @throws CancellationException if cancelled
     */
    static List<Solution> solve(
            Model model, TensorLayout layout, List<Double> particles, double tolerance, int threads, Detail detail, Slot slot,
            BooleanSupplier cancelled, DoubleConsumer progress) {
        Limit limit = model.limit(particles.get(0));
        if (limit.meanField() instanceof MeanFieldOutcome.Failed failed) {
            Solution broken =
                    new Solution.Broken(failed.reason(), "raise the resolution or the noise, or shorten the horizon");
            return Collections.nCopies(particles.size(), broken);
        }
        boolean matrix = particles.size() > 1 && limit.isAssembled(layout, model.terms());
        if (matrix || particles.size() >= WORTH_SWEEPING_TOGETHER) {
            List<Solution> together = new BackwardSolver(model, limit, layout, particles, tolerance, threads, cancelled)
                    .solve(detail, slot.part("together"), progress);
            if (together.stream().allMatch(Solution.Solved.class::isInstance)) {
                return together;
            }
        }
        List<Solution> solutions = new ArrayList<>();
        for (double n : particles) {
            int before = solutions.size();
            solutions.addAll(new BackwardSolver(model, limit, layout, List.of(n), tolerance, threads, cancelled)
                    .solve(detail, slot.part("N = " + n), part -> progress.accept((before + part) / particles.size())));
        }
        return solutions;
    }

    /** Functions from which on a dense factor of their Gram matrix takes longer than everything else: K³/3 operations. */
    private static final int MANY_FUNCTIONS = 2_000;

    private final Model model;
    private final TensorLayout layout;
    private final List<Double> particles;

    /** Distance of the unknowns of one N; its l-th number's unknown i is at stride · i + l. */
    private final int stride;

    private final MeanFieldPath path;
    private final Limit limit;
    private final OrderwiseNorm norm;
    private final List<AxisTails> tails;
    private final Stepping stepping;
    private final int threads;
    private final BooleanSupplier cancelled;

    /** Of each N, in turn, at every time seen. */
    private final List<double[]> history = new ArrayList<>();

    private BackwardSolver(
            Model model, Limit limit, TensorLayout layout, List<Double> particles, double tolerance, int threads,
            BooleanSupplier cancelled) {
        this.model = model;
        this.layout = layout;
        this.particles = particles;
        this.limit = limit;
        this.cancelled = cancelled;
        this.threads = threads;
        this.path = (MeanFieldPath) limit.meanField();
        HierarchyOperator operator = particles.size() == 1
                ? limit.operator(layout, model.terms(), particles.get(0), threads)
                : limit.operator(
                        layout, model.terms(), particles.stream().mapToDouble(Double::doubleValue).toArray(), threads);
        this.stride = operator.stride();
        this.norm = new OrderwiseNorm(layout, particles, stride, tolerance);
        this.tails = particles.stream()
                .map(n -> new AxisTails(model.discretisation().basis(), model.study().basis() == BasisChoice.PLAIN))
                .toList();
        this.stepping = new Stepping(
                path, operator::apply, norm, limit.linear(layout).repeated(stride), path.horizon(), terminal(), stride,
                threads, "lower the order", cancelled);
    }

    private List<Solution> solve(Detail detail, Slot slot, DoubleConsumer progress) {
        long began = System.nanoTime();
        double[] localErrors = new double[particles.size()];
        Optional<GramOverTime> law = detail == Detail.HISTORY ? Optional.of(new GramOverTime(model, cancelled)) : Optional.empty();
        Optional<Stage> stage = slot.stage();
        stage.ifPresent(s -> goOnFrom(s, localErrors));
        double before = stage.map(Stage::seconds).orElse(0.0);
        IntegrationState first = stage.map(Stage::state).orElseGet(stepping::start);
        if (stage.isEmpty()) {
            seen(path.horizon(), first.solution(), law);
        }
        Stepping.Outcome outcome = stepping.to(0, first, (state, unknowns) -> {
            for (int l = 0; l < localErrors.length; l++) {
                localErrors[l] += norm.correctionError(l);
            }
            seen(state.time(), unknowns, law);
            slot.reached(new Stage(state, sums(localErrors), before + (System.nanoTime() - began) * 1e-9));
            progress.accept(1 - state.time() / path.horizon());
        });
        if (outcome instanceof Stepping.Failed failed) {
            return Collections.nCopies(particles.size(), new Solution.Broken(failed.reason(), failed.remedy()));
        }
        IntegrationState state = ((Stepping.Reached) outcome).state();
        double[] c = state.solution();
        double[][] scaledNorms = detail.norms() ? norms(c) : new double[particles.size()][0];
        double seconds = (before + (System.nanoTime() - began) * 1e-9) / particles.size();
        List<Solution> solutions = new ArrayList<>();
        for (int l = 0; l < particles.size(); l++) {
            double[] own = lane(c, l);
            double pairing = scaledPairing(particles.get(l), own);
            solutions.add(new Solution.Solved(
                    own[0] + pairing, pairing, localErrors[l], scaledNorms[l], tails.get(l).values(), layout.length(), state.accepted(), seconds,
                    every(particles.size(), l)));
        }
        return solutions;
    }

    /** N (E - C_0(0)) where initial states depend on each other. */
    private double scaledPairing(double n, double[] unknowns) {
        return model.initialCorrelation().map(law -> law.scaledChange(n, layout, unknowns, path.at(0))).orElse(0.0);
    }

    /** Takes what the axes leave out at one time into account, and the norms where they are wanted. */
    private void seen(double time, double[] c, Optional<GramOverTime> law) {
        double[] moments = path.at(time);
        Optional<GramNorm> gram = law.map(f ->
                new GramNorm(layout.indexSet(), f.factor(particles.get(0), time), layout.truncation()));
        Optional<double[][]> norms = gram.map(g -> norms(g, c));
        for (int l = 0; l < tails.size(); l++) {
            tails.get(l).at(limit.system(), moments, layout, c, stride, l);
            if (norms.isPresent()) {
                history.add(DoubleStream.concat(DoubleStream.of(time, c[l]), DoubleStream.of(norms.get()[l])).toArray());
            }
        }
    }

    /** What is gathered on the way: local errors, tails of each N, history. */
    private List<double[]> sums(double[] localErrors) {
        List<double[]> sums = new ArrayList<>(List.of(localErrors.clone()));
        tails.forEach(tail -> sums.add(tail.seen()));
        sums.addAll(history);
        return sums;
    }

    private void goOnFrom(Stage stage, double[] localErrors) {
        System.arraycopy(stage.sums().get(0), 0, localErrors, 0, localErrors.length);
        for (int l = 0; l < tails.size(); l++) {
            tails.get(l).goOnFrom(stage.sums().get(1 + l));
        }
        history.addAll(stage.sums().subList(1 + tails.size(), stage.sums().size()));
    }

    /** The rows of the l-th of several N. */
    private List<double[]> every(int numbers, int l) {
        return IntStream.range(0, history.size() / numbers).mapToObj(i -> history.get(numbers * i + l)).toList();
    }

    private double[] terminal() {
        double[] moments = path.at(path.horizon());
        double[] all = new double[stride * layout.length()];
        for (int l = 0; l < stride; l++) {
            double[] own = limit.terminal().at(particles.get(Math.min(l, particles.size() - 1)), moments, layout);
            for (int i = 0; i < own.length; i++) {
                all[stride * i + l] = own[i];
            }
        }
        return all;
    }

    private double[] lane(double[] c, int l) {
        double[] own = new double[layout.length()];
        for (int i = 0; i < own.length; i++) {
            own[i] = c[stride * i + l];
        }
        return own;
    }

    /**
     * N^n ‖C_n(0)‖ in L²_{f°} of each N, n = 1 … m; of order 1, and of pairs of many functions, without a factor of the Gram matrix,
     * which is dense.
     */
    private double[][] norms(double[] c) {
        if (takesFactor(layout.indexSet().functions(), layout.truncation(), layout.indexSet() instanceof FullIndexSet)) {
            return norms(limit.norm(layout), c);
        }
        PairNorm norm = new PairNorm(limit.system(), cancelled);
        return IntStream.range(0, particles.size()).mapToObj(l -> norms(norm, lane(c, l))).toArray(double[][]::new);
    }

    private double[] norms(PairNorm norm, double[] c) {
        double[] first = new double[layout.indexSet().functions()];
        int[] one = new int[1];
        for (int rank = 0; rank < layout.indexSet().size(1); rank++) {
            layout.indexSet().multiset(1, rank, one);
            first[one[0]] = c[layout.offset(1) + rank];
        }
        return layout.truncation() == 1
                ? new double[] {norm.of(first)}
                : new double[] {norm.of(first), norm.ofPairs(c, layout.offset(2), threads)};
    }

    /**
     * Whether norms are taken with a dense factor of the Gram matrix.
     *
     * @param functions K
     * @param full whether all coefficients are there
     */
    static boolean takesFactor(int functions, int truncation, boolean full) {
        return truncation > 2 || truncation == 2 && !(full && functions >= MANY_FUNCTIONS);
    }

    private double[][] norms(GramNorm norm, double[] c) {
        double[][] norms = new double[particles.size()][layout.truncation()];
        for (int n = 1; n <= layout.truncation(); n++) {
            double[] all = norm.of(n, c, layout.offset(n), stride, threads, cancelled);
            for (int l = 0; l < norms.length; l++) {
                norms[l][n - 1] = all[l];
            }
        }
        return norms;
    }
}

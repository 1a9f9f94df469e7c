package org.dualcumulants.hierarchy.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.dualcumulants.hierarchy.meanfield.MeanFieldOutcome;
import org.dualcumulants.hierarchy.meanfield.MeanFieldPath;
import org.dualcumulants.hierarchy.operator.BatchOperator;
import org.dualcumulants.hierarchy.operator.HierarchyOperator;
import org.dualcumulants.hierarchy.step.ButcherTableau;
import org.dualcumulants.hierarchy.step.EmbeddedRungeKutta;
import org.dualcumulants.hierarchy.step.IntegrationState;
import org.dualcumulants.hierarchy.step.StepOutcome;
import org.dualcumulants.hierarchy.tensor.GramNorm;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.spectral.study.BasisChoice;

/** Steps the truncated hierarchy (7) of one m, and of one N or several side by side, from its terminal data at T back to 0. */
final class BackwardSolver {

    private static final ButcherTableau TABLEAU = ButcherTableau.dormandPrince853();
    private static final int MOST_STEPS = 200_000;

    /** {@link BatchOperator#LANES} numbers of particles side by side are swept in the time of this many alone. */
    private static final int WORTH_SWEEPING_TOGETHER = 6;

    /** First step to try, in units of the horizon. */
    private static final double FIRST_STEP = 0.05;

    /** Growth of the unknowns beyond which nothing of the numbers is left. */
    private static final double EXPLOSION = 1e25;

    /**
     * Several N side by side; each alone where one of them cannot be stepped, or where the tensors have to be swept and the N are
     * too few for that to gain.
     *
     * @param layout the unknowns, and with them m
     * @param particles numbers of particles with the same noise, at most {@link BatchOperator#LANES}
     * @param tolerance relative local error per step
     * @param threads threads that share one right-hand side
     * @param norms whether ‖C_n(0)‖ is wanted
     * @param cancelled asked after every step
     * @param progress told the part of [0, T] done after every step
     * @return one solution for each number of particles
     * @throws CancellationException if cancelled
     */
    static List<Solution> solve(
            Model model, TensorLayout layout, List<Double> particles, double tolerance, int threads, boolean norms,
            BooleanSupplier cancelled, DoubleConsumer progress) {
        Limit limit = model.limit(particles.get(0));
        if (limit.meanField() instanceof MeanFieldOutcome.Failed failed) {
            Solution broken =
                    new Solution.Broken(failed.reason(), "raise the resolution or the noise, or shorten the horizon");
            return Collections.nCopies(particles.size(), broken);
        }
        boolean matrix = particles.size() > 1 && limit.isAssembled(layout, model.terms());
        if (matrix || particles.size() >= WORTH_SWEEPING_TOGETHER) {
            List<Solution> together = new BackwardSolver(model, limit, layout, particles, tolerance, threads)
                    .solve(norms, cancelled, progress);
            if (together.stream().allMatch(Solution.Solved.class::isInstance)) {
                return together;
            }
        }
        List<Solution> solutions = new ArrayList<>();
        for (double n : particles) {
            int before = solutions.size();
            solutions.addAll(new BackwardSolver(model, limit, layout, List.of(n), tolerance, threads)
                    .solve(norms, cancelled, part -> progress.accept((before + part) / particles.size())));
        }
        return solutions;
    }

    private final Model model;
    private final TensorLayout layout;
    private final List<Double> particles;

    /** Distance of the unknowns of one N; its l-th number's unknown i is at stride · i + l. */
    private final int stride;

    private final MeanFieldPath path;
    private final Limit limit;
    private final OrderwiseNorm norm;
    private final List<AxisTails> tails;
    private final EmbeddedRungeKutta stepper;

    private BackwardSolver(
            Model model, Limit limit, TensorLayout layout, List<Double> particles, double tolerance, int threads) {
        this.model = model;
        this.layout = layout;
        this.particles = particles;
        this.limit = limit;
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
        double[] moments = new double[path.size()];
        this.stepper = new EmbeddedRungeKutta(
                TABLEAU,
                (time, y, derivative) -> {
                    path.at(time, moments);
                    operator.apply(moments, y, derivative);
                },
                norm,
                limit.diffusion(layout).repeated(stride));
    }

    private List<Solution> solve(boolean norms, BooleanSupplier cancelled, DoubleConsumer progress) {
        long began = System.nanoTime();
        double horizon = path.horizon();
        double[] terminal = terminal();
        IntegrationState state = IntegrationState.start(horizon, -FIRST_STEP * horizon, terminal);
        double[] localErrors = new double[particles.size()];
        double[] limitSize = new double[particles.size()];
        for (int l = 0; l < limitSize.length; l++) {
            limitSize[l] = EXPLOSION * Math.max(largest(terminal, l), Double.MIN_NORMAL);
        }
        seen(horizon, terminal);
        while (state.time() > 0) {
            StepOutcome outcome = stepper.step(state, 0);
            if (outcome instanceof StepOutcome.Stuck stuck) {
                return broken(
                        stuck.reason(),
                        "the truncated system is unstable on this horizon: shorten it, lower the order, or raise the noise;"
                                + " or ask for a larger tolerance");
            }
            state = ((StepOutcome.Advanced) outcome).state();
            double[] c = state.solution();
            for (int l = 0; l < localErrors.length; l++) {
                localErrors[l] += norm.correctionError(l);
                if (!(largest(c, l) < limitSize[l])) {
                    return broken(
                            "the truncated system explodes: at t = " + (float) state.time() + " its unknowns exceed "
                                    + EXPLOSION + " times their size at T",
                            "shorten the horizon, lower the order, raise the noise, or raise the resolution");
                }
            }
            if (state.accepted() > MOST_STEPS) {
                return broken(
                        "more than " + MOST_STEPS + " steps, at t = " + (float) state.time(),
                        "lower the resolution, shorten the horizon, or ask for a larger tolerance");
            }
            seen(state.time(), c);
            if (cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            progress.accept(1 - state.time() / horizon);
        }
        double[] c = state.solution();
        double seconds = (System.nanoTime() - began) * 1e-9 / particles.size();
        List<Solution> solutions = new ArrayList<>();
        for (int l = 0; l < particles.size(); l++) {
            double[] own = lane(c, l);
            double[] scaledNorms = norms ? norms(limit.norm(layout), layout, own) : new double[0];
            double pairing = scaledPairing(particles.get(l), own);
            solutions.add(new Solution.Solved(
                    own[0] + pairing, pairing, localErrors[l], scaledNorms, tails.get(l).values(), layout.length(), state.accepted(), seconds));
        }
        return solutions;
    }

    /** N (E - C_0(0)) where initial states depend on each other. */
    private double scaledPairing(double n, double[] unknowns) {
        return model.initialCorrelation().map(law -> law.scaledChange(n, layout, unknowns, path.at(0))).orElse(0.0);
    }

    /** Takes what the axes leave out at one time into account. */
    private void seen(double time, double[] c) {
        double[] moments = path.at(time);
        for (int l = 0; l < tails.size(); l++) {
            tails.get(l).at(limit.system(), moments, layout, c, stride, l);
        }
    }

    private List<Solution> broken(String reason, String remedy) {
        return Collections.nCopies(particles.size(), new Solution.Broken(reason, remedy));
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

    /** max |c| of the l-th particle number, infinite if one is not a number. */
    private double largest(double[] c, int l) {
        double largest = 0;
        for (int i = l; i < c.length; i += stride) {
            largest = Math.max(largest, Double.isNaN(c[i]) ? Double.POSITIVE_INFINITY : Math.abs(c[i]));
        }
        return largest;
    }

    /** N^n ‖C_n(0)‖ in L²_{f°}, n = 1 … m. */
    private static double[] norms(GramNorm norm, TensorLayout layout, double[] c) {
        double[] norms = new double[layout.truncation()];
        for (int n = 1; n <= norms.length; n++) {
            norms[n - 1] = norm.of(n, c, layout.offset(n));
        }
        return norms;
    }
}

package org.dualcumulants.verify.modulated;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * The law f of Newton's equations with noise at rising times. F_N(X, μ) of particles beside it depends on positions alone, and along any path of them,
 * with u = ∫ v f dv / μ and w_i = v_i - u(x_i), d/dt F_N = (2/N) Σ w_i·((1/N) Σ_j ∇g(x_i - x_j) - ∇h(x_i)) + D_u. Noise works on velocities:
 * ∫∫ |v|² f + ∬ g μ μ grows by dθt.
 */
final class KineticHistory {

    /** Steps of differences in a horizon. */
    private static final double STEPS = 1000;

    private final KineticFlow flow;
    private final List<KineticFlow.State> states;
    private final MeanFieldHistory history;
    private final ModulatedModel model;
    private final double theta;
    private final BooleanSupplier cancelled;

    KineticHistory(ModulatedModel model, double theta, double[] times, BooleanSupplier cancelled) {
        this.model = model;
        this.theta = theta;
        this.cancelled = cancelled;
        this.flow = model.kineticFlow(theta);
        this.states = flow.solve(flow.initial(model::lawAt), times, 1, cancelled);
        this.history = new MeanFieldHistory(model.g(), states.stream().map(KineticHistory::marginal).toList(), 0);
    }

    private static MeanFieldFlow.State marginal(KineticFlow.State state) {
        PeriodicField inverse = state.density().map(v -> 1 / v);
        return new MeanFieldFlow.State(state.time(), state.density(), state.current().stream().map(inverse::times).toList());
    }

    /** μ and u. */
    MeanFieldHistory history() {
        return history;
    }

    /** What the resolution leaves at the end. */
    private double tail() {
        return flow.tail(states.get(states.size() - 1));
    }

    /** Sentences for the user. */
    List<String> warnings() {
        double tail = tail();
        return tail > ModulatedStudy.UNRESOLVED
                ? List.of("the law of positions and velocities at the horizon is resolved to " + (float) tail + " only; shorten the horizon")
                : List.of();
    }

    /** The law's own energy, against steps twice as long; and what the resolution leaves. */
    ModulatedResult.Heating heating() {
        double horizon = model.study().horizon();
        List<KineticFlow.State> coarse = flow.solve(states.get(0), new double[] {0, horizon}, 2, cancelled);
        double growth = total(states.get(states.size() - 1)) - total(states.get(0));
        double error = Math.abs(growth - total(coarse.get(1)) + total(coarse.get(0))) + tail() * states.get(0).kinetic();
        return new ModulatedResult.Heating(Optional.empty(), theta, growth, error, model.g().dimension() * theta * horizon);
    }

    private double total(KineticFlow.State state) {
        return state.kinetic() + new Background(model.g(), state.density()).energy();
    }

    /** In the middle of the path, for particles with any velocities. */
    ModulatedResult.Balance balance(int particles, long seed) {
        int d = model.g().dimension();
        int middle = states.size() / 2;
        SplittableRandom random = new SplittableRandom(seed + particles);
        ModulatedEnergy energy = new ModulatedEnergy(model.g(), particles, model.scaling());
        double[][] x = Configurations.independent(history.background(middle), particles, random);
        double[][] v = IntStream.range(0, d)
                .mapToObj(a -> random.doubles(particles, -1, 1).toArray())
                .toArray(double[][]::new);
        double step = model.study().horizon() / STEPS;
        double[] times = FiniteDifference.times(0, step);
        KineticFlow.State start = states.get(middle);
        List<KineticFlow.State> later = flow.solve(start, times, 1, cancelled);
        double[] values = new double[times.length];
        for (int m = 0; m < values.length; m++) {
            double[][] moved = new double[d][particles];
            for (int a = 0; a < d; a++) {
                for (int i = 0; i < particles; i++) {
                    moved[a][i] = x[a][i] + times[m] * v[a][i];
                }
            }
            values[m] = energy.of(moved, new Background(model.g(), later.get(m).density()));
        }
        FiniteDifference derivative = FiniteDifference.of(values, step);
        return new ModulatedResult.Balance("N = " + particles + ", any velocities beside the law with noise, t = T/2",
                derivative.value(), derivative.error(), rate(energy, x, v, middle));
    }

    private double rate(ModulatedEnergy energy, double[][] x, double[][] v, int j) {
        int d = x.length;
        Background background = history.background(j);
        List<PeriodicField> u = history.velocity(j);
        double rate = energy.balance(x, background, u).commutator();
        double[][] slopes = new double[d][energy.particles()];
        energy.slopes(x, slopes);
        double[][] mean = PeriodicField.at(x, u.toArray(PeriodicField[]::new));
        double[][] pull = PeriodicField.at(x, background.slope().toArray(PeriodicField[]::new));
        for (int a = 0; a < d; a++) {
            for (int i = 0; i < energy.particles(); i++) {
                rate += 2 * (v[a][i] - mean[a][i]) * (slopes[a][i] - pull[a][i]) / energy.particles();
            }
        }
        return rate;
    }
}

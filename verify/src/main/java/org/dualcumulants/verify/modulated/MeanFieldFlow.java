package org.dualcumulants.verify.modulated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.spectral.interaction.PairPotential;

/**
 * The mean field on a torus by Fourier collocation with the outer third of the waves dropped and the classical Runge–Kutta method:
 * ∂_t μ = div(μ ∇h) + ½ θ Δμ, ∂_t μ = div(μ J∇h) + ½ θ Δμ, or, for Newton's equations with one velocity u at each point, ∂_t μ + div(μ u) = 0,
 * ∂_t u + u·∇u = -∇h; h = g*μ.
 */
final class MeanFieldFlow {

    /** Step times the fastest rate. */
    private static final double COURANT = 1.2;

    private static final int MOST_STEPS = 400_000;

    private final PairPotential g;
    private final TorusGrid grid;
    private final double theta;
    private final double[] transform;
    private final double[] low;

    MeanFieldFlow(PairPotential g, TorusGrid grid, double theta) {
        this.g = g;
        this.grid = grid;
        this.theta = theta;
        this.transform = new double[grid.size()];
        this.low = new double[grid.size()];
        int[] k = new int[grid.dimension()];
        for (int i = 0; i < transform.length; i++) {
            grid.wave(i, k);
            transform[i] = g.coefficient(k);
            low[i] = kept(k) ? 1 : 0;
        }
    }

    /**
     * Density and velocity at a time.
     *
     * @param velocity u of Newton's equations; empty for first-order flows, whose velocity follows from μ
     */
    record State(double time, PeriodicField density, List<PeriodicField> velocity) {
        State {
            velocity = List.copyOf(velocity);
        }
    }

    /**
     * States at rising times, the first of which is that of the initial state.
     *
     * @throws ArithmeticException if the solution is lost
     */
    List<State> solve(State initial, double[] times, BooleanSupplier cancelled) {
        double[][] y = pack(initial);
        List<State> states = new ArrayList<>(List.of(unpack(times[0], y)));
        for (int j = 1; j < times.length; j++) {
            double interval = times[j] - times[j - 1];
            double steps = Math.max(1, Math.ceil(interval * rate(y) / COURANT));
            if (!(steps <= MOST_STEPS)) {
                throw new ArithmeticException("the mean field needs " + steps + " steps from t = " + times[j - 1] + " to " + times[j]
                        + "; shorten the horizon or regularise the kernel");
            }
            for (int step = 0; step < steps; step++) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException();
                }
                y = rungeKutta(y, interval / steps);
            }
            if (!Double.isFinite(Arrays.stream(y[0]).sum())) {
                throw new ArithmeticException("the mean field is lost before t = " + times[j]);
            }
            states.add(unpack(times[j], y));
        }
        return states;
    }

    private double[][] pack(State state) {
        double[][] y = new double[1 + state.velocity().size()][];
        y[0] = state.density().values().clone();
        for (int a = 1; a < y.length; a++) {
            y[a] = state.velocity().get(a - 1).values().clone();
        }
        return y;
    }

    private State unpack(double time, double[][] y) {
        return new State(time, new PeriodicField(grid, y[0]), Arrays.stream(y).skip(1).map(u -> new PeriodicField(grid, u)).toList());
    }

    /** Fastest rate: advection across a wave, the drift's own stiffness ĝ κ² μ, its plasma frequency, diffusion. */
    private double rate(double[][] y) {
        Background background = new Background(g, new PeriodicField(grid, y[0]));
        double highest = 0;
        double stiffness = 0;
        int[] k = new int[grid.dimension()];
        for (int i = 0; i < grid.size(); i++) {
            grid.wave(i, k);
            if (kept(k)) {
                double square = Arrays.stream(g.wave(k)).map(w -> w * w).sum();
                highest = Math.max(highest, square);
                stiffness = Math.max(stiffness, square * g.coefficient(k));
            }
        }
        double most = background.density().maximum();
        double speed = 0;
        for (PeriodicField u : y.length > 1 ? unpack(0, y).velocity() : background.velocity(0)) {
            speed += Math.max(u.maximum(), -u.minimum());
        }
        double pull = switch (g.flow()) {
            case GRADIENT -> stiffness * most;
            case CONSERVATIVE -> 0;
            case NEWTON -> Math.sqrt(stiffness * most);
        };
        return Math.sqrt(highest) * speed + pull + theta / 2 * highest + 1;
    }

    private boolean kept(int[] k) {
        for (int a = 0; a < k.length; a++) {
            if (3 * Math.abs(k[a]) > grid.points(a)) {
                return false;
            }
        }
        return true;
    }

    private double[][] rungeKutta(double[][] y, double h) {
        double[][] k1 = rate(y, y, 0);
        double[][] k2 = rate(y, k1, h / 2);
        double[][] k3 = rate(y, k2, h / 2);
        double[][] k4 = rate(y, k3, h);
        double[][] out = new double[y.length][];
        for (int c = 0; c < y.length; c++) {
            out[c] = y[c].clone();
            for (int i = 0; i < out[c].length; i++) {
                out[c][i] += h / 6 * (k1[c][i] + 2 * k2[c][i] + 2 * k3[c][i] + k4[c][i]);
            }
        }
        return out;
    }

    /** The rate of change at y + h k. */
    private double[][] rate(double[][] y, double[][] k, double h) {
        PeriodicField[] at = new PeriodicField[y.length];
        for (int c = 0; c < y.length; c++) {
            double[] values = y[c].clone();
            for (int i = 0; i < values.length && h != 0; i++) {
                values[i] += h * k[c][i];
            }
            at[c] = new PeriodicField(grid, values);
        }
        PeriodicField potential = at[0].filtered(transform);
        double[][] out = new double[y.length][];
        PeriodicField density = null;
        for (int a = 0; a < grid.dimension(); a++) {
            PeriodicField flux = switch (g.flow()) {
                case GRADIENT -> at[0].times(potential.derivative(a));
                case CONSERVATIVE -> at[0].times(potential.derivative(1 - a).times(a == 0 ? -1 : 1));
                case NEWTON -> at[0].times(at[1 + a]).times(-1);
            };
            PeriodicField part = smooth(flux).derivative(a);
            density = density == null ? part : density.plus(part);
        }
        if (theta > 0 && g.flow() != Flow.NEWTON) {
            for (int a = 0; a < grid.dimension(); a++) {
                density = density.plus(at[0].derivative(a).derivative(a).times(theta / 2));
            }
        }
        out[0] = density.values();
        for (int c = 1; c < y.length; c++) {
            PeriodicField pull = potential.derivative(c - 1).times(-1);
            for (int a = 0; a < grid.dimension(); a++) {
                pull = pull.plus(smooth(at[1 + a].times(at[c].derivative(a))).times(-1));
            }
            out[c] = pull.values();
        }
        return out;
    }

    private PeriodicField smooth(PeriodicField f) {
        return f.filtered(low);
    }
}

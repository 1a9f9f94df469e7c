package org.dualcumulants.verify.modulated;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.dualcumulants.spectral.interaction.Flow;

/**
 * What falls along noiseless paths up to the commutator: F_N, d/dt F_N = -(N/2) Σ |∇_i F_N|² - D_v for gradient flows, -D_v for conservative
 * ones; for Newton's E = F_N + (1/N) Σ |w_i|², w_i = v_i - u(x_i), d/dt E = -(2/N) Σ w_i·Du(x_i) w_i + D_u.
 */
final class TotalEnergy {

    /** Steps of differences in a horizon. */
    private static final double STEPS = 1000;

    private TotalEnergy() {}

    /** The energy; velocities stand behind the positions. */
    static double at(ModulatedEnergy energy, double[][] x, MeanFieldFlow.State state, Background background) {
        int d = energy.g().dimension();
        double sum = energy.of(Arrays.copyOf(x, d), background);
        if (x.length > d) {
            double[][] u = PeriodicField.at(Arrays.copyOf(x, d), state.velocity().toArray(PeriodicField[]::new));
            for (int a = 0; a < d; a++) {
                for (int i = 0; i < energy.particles(); i++) {
                    double w = x[d + a][i] - u[a][i];
                    sum += w * w / energy.particles();
                }
            }
        }
        return sum;
    }

    /** What the derivative should be. */
    static double rate(ModulatedEnergy energy, double[][] x, MeanFieldFlow.State state, Background background) {
        int d = energy.g().dimension();
        double[][] positions = Arrays.copyOf(x, d);
        Flow flow = energy.g().flow();
        ModulatedEnergy.Balance balance =
                energy.balance(positions, background, flow == Flow.NEWTON ? state.velocity() : background.velocity(0));
        return switch (flow) {
            case GRADIENT -> -balance.gap() - balance.commutator();
            case CONSERVATIVE -> -balance.commutator();
            case NEWTON -> balance.commutator() - stretching(energy, x, state.velocity());
        };
    }

    /** (2/N) Σ w_i·Du(x_i) w_i. */
    private static double stretching(ModulatedEnergy energy, double[][] x, List<PeriodicField> velocity) {
        int d = velocity.size();
        double[][] positions = Arrays.copyOf(x, d);
        double[][] u = PeriodicField.at(positions, velocity.toArray(PeriodicField[]::new));
        double sum = 0;
        for (int a = 0; a < d; a++) {
            for (int b = 0; b < d; b++) {
                double[] slope = PeriodicField.at(positions, velocity.get(a).derivative(b))[0];
                for (int i = 0; i < energy.particles(); i++) {
                    sum += 2 * (x[d + a][i] - u[a][i]) * slope[i] * (x[d + b][i] - u[b][i]) / energy.particles();
                }
            }
        }
        return sum;
    }

    /** Both at one time, the derivative from particles and mean field a little later. */
    static ModulatedResult.Balance balance(
            ModulatedEnergy energy, double[][] x, MeanFieldFlow.State state, double horizon, Beginning beginning, BooleanSupplier cancelled) {
        double step = horizon / STEPS;
        double[] times = FiniteDifference.times(0, step);
        List<double[][]> particles = new ParticlePath(energy, cancelled).at(x, times);
        List<MeanFieldFlow.State> fields = new MeanFieldFlow(energy.g(), state.density().grid(), 0)
                .solve(new MeanFieldFlow.State(0, state.density(), state.velocity()), times, cancelled);
        double[] values = new double[times.length];
        for (int m = 0; m < values.length; m++) {
            values[m] = at(energy, particles.get(m), fields.get(m), new Background(energy.g(), fields.get(m).density()));
        }
        FiniteDifference derivative = FiniteDifference.of(values, step);
        return new ModulatedResult.Balance(
                "N = " + energy.particles() + ", " + beginning.text() + " particles, t = T/2", derivative.value(), derivative.error(),
                rate(energy, x, state, new Background(energy.g(), state.density())));
    }
}

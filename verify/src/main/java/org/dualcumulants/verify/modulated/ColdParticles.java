package org.dualcumulants.verify.modulated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Newton's equations with little noise from monokinetic data, v_i = u(x_i) at quantiles of μ°: E = F_N + (1/N) Σ |v_i - u(x_i)|² beside the flow without
 * noise. E of the path with noise √θ W and of that with -√θ W are averaged, so that their excess over the noiseless path is of order θ.
 */
final class ColdParticles {

    /** Noise is taken so small that it displaces a particle by this part of the distance between neighbours. */
    private static final double DISPLACED = 1.0 / 16;

    private static final double RATIO = 4;

    /** Pairs of opposite paths. */
    private static final int SYSTEMS = 8;

    private static final int STEPS = 32;

    /** Two sides of 95 % of normal numbers. */
    private static final double WIDE = 1.96;

    private final ModulatedEnergy energy;
    private final MeanFieldHistory field;
    private final double horizon;
    private final int d;
    private final double[][] start;
    private final BooleanSupplier cancelled;

    private ColdParticles(ModulatedModel model, int particles, MeanFieldHistory field, BooleanSupplier cancelled) {
        this.energy = new ModulatedEnergy(model.g(), particles, model.scaling());
        this.field = field;
        this.horizon = model.study().horizon();
        this.d = model.g().dimension();
        this.start = FollowedParticles.withVelocities(Configurations.regular(field.background(0), particles), field.state(0));
        this.cancelled = cancelled;
    }

    /** Two θ, the larger one at most the study's. */
    static ModulatedResult.Cold of(ModulatedModel model, int particles, MeanFieldHistory field, long seed, BooleanSupplier cancelled) {
        ColdParticles cold = new ColdParticles(model, particles, field, cancelled);
        double between = DISPLACED * field.background(0).extent() / Math.pow(particles, 1.0 / cold.d);
        double theta = Math.min(model.theta(particles), 3 * between * between / Math.pow(cold.horizon, 3));
        double[][] noise = new double[STEPS][];
        double without = cold.end(0, noise);
        List<Double> thetas = List.of(theta, theta / RATIO);
        double[][] excess = new double[2][SYSTEMS];
        SplittableRandom random = new SplittableRandom(seed ^ particles);
        for (int r = 0; r < SYSTEMS; r++) {
            for (int step = 0; step < STEPS; step++) {
                noise[step] = new double[cold.d * particles];
                for (int i = 0; i < noise[step].length; i++) {
                    noise[step][i] = random.nextGaussian();
                }
            }
            for (int t = 0; t < 2; t++) {
                double amplitude = Math.sqrt(thetas.get(t));
                excess[t][r] = (cold.end(amplitude, noise) + cold.end(-amplitude, noise)) / 2 - without;
            }
        }
        double[] ratio = new double[SYSTEMS];
        double mean = Arrays.stream(excess[0]).average().orElseThrow();
        double less = Arrays.stream(excess[1]).average().orElseThrow();
        for (int r = 0; r < SYSTEMS; r++) {
            ratio[r] = excess[0][r] - mean / less * excess[1][r];
        }
        List<Double> all = new ArrayList<>();
        List<Double> halfWidths = new ArrayList<>();
        for (double[] values : excess) {
            all.add(Arrays.stream(values).average().orElseThrow());
            halfWidths.add(WIDE * deviation(values) / Math.sqrt(SYSTEMS));
        }
        return new ModulatedResult.Cold(particles, thetas, all, halfWidths, WIDE * deviation(ratio) / Math.sqrt(SYSTEMS) / Math.abs(mean));
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
    }

    /** E at the horizon: half a kick, half a flight, noise, half a flight, half a kick. */
    private double end(double amplitude, double[][] normals) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException();
        }
        double h = horizon / STEPS;
        double[][] x = Arrays.stream(start).map(double[]::clone).toArray(double[][]::new);
        double[][] places = Arrays.copyOf(x, d);
        double[][] slopes = new double[d][energy.particles()];
        energy.slopes(places, slopes);
        for (int step = 0; step < STEPS; step++) {
            kick(x, slopes, h / 2);
            fly(x, h / 2);
            for (int a = 0; a < d && amplitude != 0; a++) {
                for (int i = 0; i < x[a].length; i++) {
                    x[d + a][i] += amplitude * Math.sqrt(h) * normals[step][a * x[a].length + i];
                }
            }
            fly(x, h / 2);
            energy.slopes(places, slopes);
            kick(x, slopes, h / 2);
        }
        int last = field.last();
        return TotalEnergy.at(energy, x, field.state(last), field.background(last));
    }

    private void kick(double[][] x, double[][] slopes, double t) {
        for (int a = 0; a < d; a++) {
            for (int i = 0; i < x[a].length; i++) {
                x[d + a][i] -= t * slopes[a][i];
            }
        }
    }

    private void fly(double[][] x, double t) {
        for (int a = 0; a < d; a++) {
            for (int i = 0; i < x[a].length; i++) {
                x[a][i] += t * x[d + a][i];
            }
        }
    }
}

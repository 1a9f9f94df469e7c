package org.dualcumulants.verify.modulated;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.dualcumulants.spectral.interaction.Flow;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince54Integrator;

/** Particles without noise, ẋ_i = -∇_i H_N/N, -J ∇_i H_N/N or ẍ_i = -∇_i H_N/N (N - 1 for N with that scaling), by Dormand and Prince 5(4). */
final class ParticlePath {

    private static final double TOLERANCE = 1e-9;

    private static final int MOST_EVALUATIONS = 200_000;

    private final ModulatedEnergy energy;
    private final Flow flow;
    private final int d;
    private final int particles;
    private final BooleanSupplier cancelled;

    ParticlePath(ModulatedEnergy energy, BooleanSupplier cancelled) {
        this.energy = energy;
        this.flow = energy.g().flow();
        this.d = energy.g().dimension();
        this.particles = energy.particles();
        this.cancelled = cancelled;
    }

    /**
     * States at the given times, the first of which is that of the start.
     *
     * @param start positions, and velocities behind them for Newton's equations; one column per axis
     * @throws ArithmeticException if the particles cannot be followed
     */
    List<double[][]> at(double[][] start, double... times) {
        DormandPrince54Integrator integrator = new DormandPrince54Integrator(1e-14, times[times.length - 1], TOLERANCE, TOLERANCE);
        integrator.setMaxEvaluations(MOST_EVALUATIONS);
        double[] y = new double[start.length * particles];
        for (int c = 0; c < start.length; c++) {
            System.arraycopy(start[c], 0, y, c * particles, particles);
        }
        List<double[][]> states = new ArrayList<>();
        states.add(columns(y));
        try {
            for (int j = 1; j < times.length; j++) {
                y = integrator.integrate(equation(y.length), new ODEState(times[j - 1], y), times[j]).getPrimaryState();
                states.add(columns(y));
            }
        } catch (MathRuntimeException e) {
            throw new ArithmeticException("the particles cannot be followed beyond t = " + times[states.size() - 1] + " (" + e.getMessage()
                    + "); lower N or shorten the horizon");
        }
        return states;
    }

    private double[][] columns(double[] y) {
        double[][] x = new double[y.length / particles][particles];
        for (int c = 0; c < x.length; c++) {
            System.arraycopy(y, c * particles, x[c], 0, particles);
        }
        return x;
    }

    private OrdinaryDifferentialEquation equation(int dimension) {
        double[][] slopes = new double[d][particles];
        return new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return dimension;
            }

            @Override
            public double[] computeDerivatives(double time, double[] y) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException();
                }
                energy.slopes(java.util.Arrays.copyOf(columns(y), d), slopes);
                double[] rate = new double[dimension];
                for (int a = 0; a < d; a++) {
                    for (int i = 0; i < particles; i++) {
                        int at = a * particles + i;
                        switch (flow) {
                            case GRADIENT -> rate[at] = -slopes[a][i];
                            case CONSERVATIVE -> rate[at] = a == 0 ? slopes[1][i] : -slopes[0][i];
                            case NEWTON -> {
                                rate[at] = y[at + d * particles];
                                rate[at + d * particles] = -slopes[a][i];
                            }
                        }
                    }
                }
                return rate;
            }
        };
    }
}

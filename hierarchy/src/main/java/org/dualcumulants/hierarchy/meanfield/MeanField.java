package org.dualcumulants.hierarchy.meanfield;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.spectral.system.OneParticleSystem;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.sampling.ODEStateInterpolator;
import org.hipparchus.ode.sampling.ODEStepHandler;

/** Solves the moment equations of (2) with Hipparchus' Dormand–Prince 8(5,3) and keeps its dense output. */
public final class MeanField {

    private MeanField() {}

    /**
     * f(t) on [0, T].
     *
     * @param tolerance local error per step, absolute (moments are at most of order 1 for trigonometric functions)
     */
    public static MeanFieldOutcome solve(OneParticleSystem system, double horizon, double tolerance) {
        double bounded = Math.max(tolerance, 1e-14);
        DormandPrince853Integrator integrator =
                new DormandPrince853Integrator(1e-12 * horizon, horizon, bounded, bounded);
        List<Double> start = new ArrayList<>(List.of(0.0));
        List<double[][]> samples = new ArrayList<>();
        integrator.addStepHandler(new ODEStepHandler() {
            @Override
            public void handleStep(ODEStateInterpolator interpolator) {
                double from = interpolator.getPreviousState().getTime();
                double to = interpolator.getCurrentState().getTime();
                double[][] values = new double[MeanFieldPath.POINTS][];
                for (int i = 0; i < values.length; i++) {
                    values[i] = state(interpolator, from, to, i);
                }
                start.add(to);
                samples.add(values);
            }

            private double[] state(ODEStateInterpolator interpolator, double from, double to, int i) {
                if (i == 0) {
                    return interpolator.getPreviousState().getPrimaryState();
                }
                if (i == MeanFieldPath.POINTS - 1) {
                    return interpolator.getCurrentState().getPrimaryState();
                }
                return interpolator
                        .getInterpolatedState(from + (to - from) * MeanFieldPath.point(i))
                        .getPrimaryState();
            }
        });
        try {
            ODEStateAndDerivative end =
                    integrator.integrate(equation(system), new ODEState(0, system.initialMoments()), horizon);
            for (double m : end.getPrimaryState()) {
                if (!Double.isFinite(m)) {
                    return new MeanFieldOutcome.Failed("a moment of the mean field is " + m + " at t = " + end.getTime());
                }
            }
        } catch (MathRuntimeException e) {
            return new MeanFieldOutcome.Failed("the mean field cannot be followed beyond t = " + start.get(start.size() - 1) + " of "
                    + horizon + " (" + e.getMessage() + ")");
        }
        return new MeanFieldPath(
                start.stream().mapToDouble(Double::doubleValue).toArray(), samples.toArray(double[][][]::new));
    }

    private static OrdinaryDifferentialEquation equation(OneParticleSystem system) {
        return new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return system.functions() + 1;
            }

            @Override
            public double[] computeDerivatives(double time, double[] m) {
                double[] derivative = new double[m.length];
                system.generator().addTransposedTimes(1, m, derivative);
                for (int r = 0; r < system.rank(); r++) {
                    double[] v = system.weightCoefficients(r);
                    double average = 0;
                    for (int a = 0; a < m.length; a++) {
                        average += v[a] * m[a];
                    }
                    system.force(r).addTransposedTimes(average, m, derivative);
                }
                return derivative;
            }
        };
    }
}

package org.dualcumulants.hierarchy.meanfield;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.dualcumulants.spectral.concurrent.Cancelled;
import org.dualcumulants.spectral.system.OneParticleSystem;
import org.hipparchus.exception.LocalizedCoreFormats;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.sampling.ODEStateInterpolator;
import org.hipparchus.ode.sampling.ODEStepHandler;

/** Solves the moment equations of (2) with Hipparchus' Dormand–Prince 8(5,3) and keeps its dense output. */
public final class MeanField {

    /** By how much a moment may exceed what a density can have: rounding and truncation, but not a different function. */
    private static final double EXCESS = 2;

    private static final int MOST_EVALUATIONS = 2_000_000;

    private MeanField() {}

    /**
     * f(t) on [0, T].
     *
     * @param tolerance local error per step, absolute (moments are at most of order 1 for trigonometric functions)
     * @param suprema sup |g_a| of the plain basis; moments far beyond them are no longer those of a density
     * @param cancelled asked before every evaluation of its right-hand side
     * @throws CancellationException if cancelled
     */
    public static MeanFieldOutcome solve(
            OneParticleSystem system, double horizon, double tolerance, double[] suprema, BooleanSupplier cancelled) {
        double bounded = Math.max(tolerance, 1e-14);
        DormandPrince853Integrator integrator =
                new DormandPrince853Integrator(1e-12 * horizon, horizon, bounded, bounded);
        List<Double> start = new ArrayList<>(List.of(0.0));
        List<double[][]> samples = new ArrayList<>();
        integrator.setMaxEvaluations(MOST_EVALUATIONS);
        integrator.addStepHandler(new ODEStepHandler() {
            @Override
            public void handleStep(ODEStateInterpolator interpolator) {
                double from = interpolator.getPreviousState().getTime();
                double to = interpolator.getCurrentState().getTime();
                check(system.plainMoments(interpolator.getCurrentState().getPrimaryState()), suprema);
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
                    integrator.integrate(equation(system, cancelled), new ODEState(0, system.initialMoments()), horizon);
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

    private static void check(double[] moments, double[] suprema) {
        for (int a = 0; a < moments.length; a++) {
            if (!(Math.abs(moments[a]) <= EXCESS * suprema[a])) {
                throw new MathIllegalStateException(
                        LocalizedCoreFormats.SIMPLE_MESSAGE,
                        "moment " + a + " is " + (float) moments[a] + ", which no density can have: the resolution does"
                                + " not hold f(t)");
            }
        }
    }

    private static OrdinaryDifferentialEquation equation(OneParticleSystem system, BooleanSupplier cancelled) {
        return new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return system.functions() + 1;
            }

            @Override
            public double[] computeDerivatives(double time, double[] m) {
                Cancelled.check(cancelled);
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

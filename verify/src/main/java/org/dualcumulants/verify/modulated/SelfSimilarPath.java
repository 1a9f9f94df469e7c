package org.dualcumulants.verify.modulated;

import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince54Integrator;

/**
 * A Riesz gas on the whole line without noise, ẋ_i = (1/N) Σ_{j≠i} (x_i - x_j)|x_i - x_j|^{-s-2}, in the variables ξ = x/√(t+1), τ = log(t+1):
 * dξ_i/dτ = -ξ_i/2 + e^{-sτ/2} (1/N) Σ_{j≠i} (ξ_i - ξ_j)|ξ_i - ξ_j|^{-s-2}, autonomous for s = 0 alone. There μ stays the semicircle of
 * radius 2 if it is that, and F_N of x and √(t+1) μ is that of ξ and μ plus τ/(2N).
 */
final class SelfSimilarPath {

    private static final double TOLERANCE = 1e-11;

    private final double s;

    SelfSimilarPath(double s) {
        this.s = s;
    }

    /** ξ at τ from ξ at 0. */
    double[] selfSimilar(double[] start, double tau) {
        return integrate(start, tau, (time, y) -> {
            double[] rate = force(y, Math.exp(-s * time / 2));
            for (int i = 0; i < y.length; i++) {
                rate[i] -= y[i] / 2;
            }
            return rate;
        });
    }

    /** x at t from x at 0. */
    double[] physical(double[] start, double time) {
        return integrate(start, time, (t, y) -> force(y, 1));
    }

    private double[] force(double[] y, double factor) {
        double[] rate = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < y.length; j++) {
                if (i != j) {
                    double z = y[i] - y[j];
                    rate[i] += factor * z * Math.pow(Math.abs(z), -s - 2) / y.length;
                }
            }
        }
        return rate;
    }

    /** The right-hand side. */
    private interface Rate {
        double[] at(double time, double[] y);
    }

    private static double[] integrate(double[] start, double end, Rate rate) {
        OrdinaryDifferentialEquation equation = new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return start.length;
            }

            @Override
            public double[] computeDerivatives(double time, double[] y) {
                return rate.at(time, y);
            }
        };
        return new DormandPrince54Integrator(1e-14, end, TOLERANCE, TOLERANCE).integrate(equation, new ODEState(0, start), end).getPrimaryState();
    }
}

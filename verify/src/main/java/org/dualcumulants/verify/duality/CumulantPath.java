package org.dualcumulants.verify.duality;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.dualcumulants.hierarchy.meanfield.MeanFieldPath;
import org.dualcumulants.hierarchy.operator.HierarchyOperator;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.spectral.system.OneParticleSystem;
import org.hipparchus.ode.DenseOutputModel;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * The coefficients of C_1(t) and C_2(t) in the functions h_a, a = 1 … K, over [0, T]: of the hierarchy of order 2, or of independent
 * particles in the mean field,
 * <pre>
 * ∂_t c_1 = -B c_1,   ∂_t c_2 = -(B c_2 + c_2 Bᵀ),   B = B_0 + Σ_r ⟨v_r⟩ D_r.
 * </pre>
 * Kept at equidistant times and linear in between, which is enough for control variates.
 */
final class CumulantPath {

    private static final int TIMES = 256;
    private static final double TOLERANCE = 1e-7;

    private final double horizon;
    private final MeanFieldPath meanField;

    /** c_1, then c_2 row by row, at each time. */
    private final double[][] coefficients;

    private CumulantPath(MeanFieldPath meanField, double[][] coefficients) {
        this.horizon = meanField.horizon();
        this.meanField = meanField;
        this.coefficients = coefficients;
    }

    /**
     * Of the hierarchy.
     *
     * @param terminal the unknowns N^n C_n at T, n ≤ 2
     */
    static CumulantPath interacting(HierarchyOperator operator, MeanFieldPath meanField, double[] terminal, double particles) {
        double[][] states = solve(meanField.horizon(), terminal, (t, y) -> {
            double[] c = y[0].clone();
            operator.apply(meanField.at(t), c, y[1]);
        });
        TensorLayout layout = operator.layout();
        return new CumulantPath(
                meanField, Arrays.stream(states).map(s -> unpacked(s, layout, particles)).toArray(double[][]::new));
    }

    /** Of independent particles, from the same terminal data. */
    static CumulantPath independent(
            OneParticleSystem system, MeanFieldPath meanField, double[] terminal, TensorLayout layout, double particles) {
        double[] start = unpacked(terminal, layout, particles);
        int k = system.functions();
        double[][] states = solve(meanField.horizon(), start, (t, y) -> {
            double[][] b = transport(system, meanField.at(t));
            Arrays.fill(y[1], 0);
            for (int a = 0; a < k; a++) {
                for (int e = 0; e < k; e++) {
                    double entry = b[a + 1][e + 1];
                    if (entry == 0) {
                        continue;
                    }
                    y[1][a] -= entry * y[0][e];
                    for (int c = 0; c < k; c++) {
                        y[1][k + a * k + c] -= entry * y[0][k + e * k + c];
                        y[1][k + c * k + a] -= entry * y[0][k + c * k + e];
                    }
                }
            }
        });
        return new CumulantPath(meanField, states);
    }

    private static double[][] transport(OneParticleSystem system, double[] m) {
        double[][] b = system.generator().dense();
        for (int r = 0; r < system.rank(); r++) {
            double average = 0;
            double[] v = system.weightCoefficients(r);
            for (int a = 0; a < m.length; a++) {
                average += v[a] * m[a];
            }
            double[][] d = system.force(r).dense();
            for (int a = 0; a < b.length; a++) {
                for (int e = 0; e < b.length; e++) {
                    b[a][e] += average * d[a][e];
                }
            }
        }
        return b;
    }

    /** @param rate at time t of y[0], into y[1] */
    private static double[][] solve(double horizon, double[] terminal, BiConsumer<Double, double[][]> rate) {
        double size = Math.max(1e-12, Arrays.stream(terminal).map(Math::abs).max().orElse(0));
        DormandPrince853Integrator integrator =
                new DormandPrince853Integrator(1e-12 * horizon, horizon, TOLERANCE * size, TOLERANCE);
        DenseOutputModel dense = new DenseOutputModel();
        integrator.addStepHandler(dense);
        OrdinaryDifferentialEquation backward = new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return terminal.length;
            }

            @Override
            public double[] computeDerivatives(double left, double[] y) {
                double[] out = new double[y.length];
                rate.accept(horizon - left, new double[][] {y, out});
                for (int i = 0; i < out.length; i++) {
                    out[i] = -out[i];
                }
                return out;
            }
        };
        integrator.integrate(backward, new ODEState(0, terminal.clone()), horizon);
        double[][] states = new double[TIMES + 1][];
        for (int i = 0; i <= TIMES; i++) {
            states[i] = dense.getInterpolatedState(horizon - horizon * i / TIMES).getPrimaryState();
        }
        return states;
    }

    private static double[] unpacked(double[] c, TensorLayout layout, double particles) {
        int k = layout.indexSet().functions();
        double[] out = new double[k + k * k];
        int[] descending = new int[2];
        for (int a = 0; a < k; a++) {
            out[a] = c[layout.offset(1) + layout.indexSet().rank(1, new int[] {a})] / particles;
            for (int b = 0; b < k; b++) {
                descending[0] = Math.max(a, b);
                descending[1] = Math.min(a, b);
                out[k + a * k + b] = c[layout.offset(2) + layout.indexSet().rank(2, descending)] / particles / particles;
            }
        }
        return out;
    }

    /** c_1, then c_2 row by row. */
    double[] at(double t) {
        double place = Math.max(0, Math.min(1, t / horizon)) * TIMES;
        int i = Math.min((int) place, TIMES - 1);
        double theta = place - i;
        double[] result = new double[coefficients[i].length];
        for (int a = 0; a < result.length; a++) {
            result[a] = (1 - theta) * coefficients[i][a] + theta * coefficients[i + 1][a];
        }
        return result;
    }

    /** m_0 … m_K at a time. */
    double[] moments(double t) {
        return meanField.at(t);
    }
}

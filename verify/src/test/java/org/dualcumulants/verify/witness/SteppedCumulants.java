package org.dualcumulants.verify.witness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.derive.Factorisation;
import org.dualcumulants.hierarchy.derive.Generator;
import org.dualcumulants.hierarchy.meanfield.MeanField;
import org.dualcumulants.hierarchy.meanfield.MeanFieldPath;
import org.dualcumulants.hierarchy.observable.Observables;
import org.dualcumulants.hierarchy.observable.TerminalData;
import org.dualcumulants.hierarchy.operator.HierarchyOperator;
import org.dualcumulants.hierarchy.operator.SweepOperator;
import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.system.Discretisation;
import org.dualcumulants.spectral.system.OneParticleSystem;
import org.dualcumulants.verify.exact.ParticleGrid;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * The dual cumulants C_n(t) of the truncated hierarchy as functions on a grid. The right-hand side is the hierarchy's, the
 * stepper is Hipparchus': runs report norms at t = 0 only.
 */
final class SteppedCumulants {

    private final Discretisation discretisation;
    private final TensorLayout layout;
    private final MeanFieldPath meanField;
    private final TerminalData terminal;
    private final double particles;
    private final double[] c;
    private final double time;

    /** Steps a study's only (N, m) from T to the given time. */
    SteppedCumulants(Study study, double time) {
        this.time = time;
        this.particles = study.particles().get(0);
        this.discretisation = new Discretisation(study, study.resolution().orElseThrow());
        OneParticleSystem system = discretisation.system(particles);
        this.meanField = (MeanFieldPath) MeanField.solve(
                system, study.horizon(), 1e-14, discretisation.basis().suprema(), () -> false);
        this.terminal = Observables.expand(study, discretisation.basis(), system);
        int order = study.truncation().get(0);
        this.layout = new TensorLayout(new FullIndexSet(system.functions(), order), order);
        HierarchyOperator operator = new SweepOperator(
                system,
                layout,
                Factorisation.terms(Generator.of(study.scaling(), study.selfInteraction())),
                particles,
                1);
        double[] end = terminal.at(particles, meanField.at(study.horizon()), layout);
        double size = Arrays.stream(end).map(Math::abs).max().orElse(1);
        this.c = time == study.horizon()
                ? end
                : new DormandPrince853Integrator(1e-12, study.horizon(), 1e-13 * size, 0)
                        .integrate(equation(operator), new ODEState(study.horizon(), end), time)
                        .getPrimaryState();
    }

    private OrdinaryDifferentialEquation equation(HierarchyOperator operator) {
        return new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return layout.length();
            }

            @Override
            public double[] computeDerivatives(double t, double[] y) {
                double[] rate = new double[y.length];
                operator.apply(meanField.at(t), y, rate);
                return rate;
            }
        };
    }

    /** C_n at all points of the n-fold product of a grid, the last particle fastest. */
    double[] onGrid(int order, ParticleGrid grid) {
        if (order == 0) {
            return new double[] {terminal.meanField(meanField.at(meanField.horizon())) + c[0] / particles};
        }
        int functions = layout.indexSet().functions();
        double[][] centred = centredFunctions(grid);
        double[] tensor = unpacked(order, functions);
        for (int slot = 0; slot < order; slot++) {
            tensor = transformFirst(tensor, functions, centred);
        }
        return tensor;
    }

    /** h_a = g_a - m_a(t) at every point, a = 1 … K. */
    private double[][] centredFunctions(ParticleGrid grid) {
        double[] moments = meanField.at(time);
        double[][] h = new double[grid.size()][];
        for (int p = 0; p < h.length; p++) {
            double[] g = discretisation.basis().values(grid.point(p));
            h[p] = IntStream.range(1, g.length).mapToDouble(a -> g[a] - moments[a]).toArray();
        }
        return h;
    }

    /** c_{a_1 … a_n} for all index tuples; the unknowns are N^n c_n. */
    private double[] unpacked(int order, int functions) {
        double scale = Math.pow(particles, -order);
        double[] full = new double[(int) Math.pow(functions, order)];
        int[] tuple = new int[order];
        int[] descending = new int[order];
        for (int i = 0; i < full.length; i++) {
            for (int s = order - 1, rest = i; s >= 0; rest /= functions, s--) {
                tuple[s] = rest % functions;
            }
            int[] sorted = Arrays.stream(tuple).sorted().toArray();
            for (int s = 0; s < order; s++) {
                descending[s] = sorted[order - 1 - s];
            }
            full[i] = scale * c[layout.offset(order) + layout.indexSet().rank(order, descending)];
        }
        return full;
    }

    /** Replaces the first slot's index by a point and moves it to the end. */
    private static double[] transformFirst(double[] tensor, int functions, double[][] h) {
        int rest = tensor.length / functions;
        double[] out = new double[rest * h.length];
        for (int a = 0; a < functions; a++) {
            for (int r = 0; r < rest; r++) {
                double value = tensor[a * rest + r];
                for (int p = 0; p < h.length; p++) {
                    out[r * h.length + p] += value * h[p][a];
                }
            }
        }
        return out;
    }

    /** Σ_{σ⊂[n]} factor(|σ|) F_{|σ|}(x_σ) on the grid, given F_0 … F_n: both directions of (5). */
    static double[] overSubsets(List<double[]> parts, int n, int points, java.util.function.IntUnaryOperator factor) {
        double[] sum = new double[(int) Math.pow(points, n)];
        for (int index = 0; index < sum.length; index++) {
            for (int set = 0; set < 1 << n; set++) {
                int at = 0;
                for (int s = 0; s < n; s++) {
                    if ((set >> s & 1) == 1) {
                        at = at * points + (index / (int) Math.pow(points, n - 1 - s)) % points;
                    }
                }
                int size = Integer.bitCount(set);
                sum[index] += factor.applyAsInt(size) * parts.get(size)[at];
            }
        }
        return sum;
    }

    /** C_0 … C_n. */
    List<double[]> onGridUpTo(int order, ParticleGrid grid) {
        List<double[]> all = new ArrayList<>();
        for (int n = 0; n <= order; n++) {
            all.add(onGrid(n, grid));
        }
        return all;
    }
}

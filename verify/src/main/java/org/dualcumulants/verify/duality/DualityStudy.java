package org.dualcumulants.verify.duality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.run.HierarchyProblem;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.TensorSet;
import org.dualcumulants.verify.part.FinishedParts;
import org.dualcumulants.verify.particles.ControlVariate;
import org.dualcumulants.verify.particles.Experiment;
import org.dualcumulants.verify.particles.Plan;
import org.dualcumulants.verify.particles.Trajectories;

/**
 * E[Φ_N(t, X(t))] does not depend on t: with the hierarchy truncated at m it does, by the error of the truncation,
 * <pre>
 * E[Φ^m(t, X(t))] - C_0(0) = -E[∫_0^t R^m(s, X(s)) ds],   R^m = Σ_{|σ|=m+1} (1/(N-1) S⁺ C_m)(x_σ),
 * </pre>
 * C_0(0) of the same m; at t = T the left side is E[Φ̄_N(X(T))] - C_0(0), if Φ̄_N has no orders above m. Simulated particles say both
 * sides, for several m on the same paths. The chance in the left side is taken off by its own start and the stochastic integral of a
 * rough C_1 and C_2; the right side has little.
 */
public final class DualityStudy {

    /** Local error per step of the hierarchy. */
    private static final double TOLERANCE = 1e-10;

    private final int particles;
    private final int[] observed;
    private final double step;
    private final List<TruncatedDual> duals;
    private final double[][] moments;
    private final DualFunction function;
    private final Optional<ControlVariate> control;
    private final List<Double> noise;

    private DualityStudy(
            int particles, int[] observed, double step, List<TruncatedDual> duals, double[][] moments, DualFunction function,
            Optional<ControlVariate> control, List<Double> noise) {
        this.particles = particles;
        this.observed = observed;
        this.step = step;
        this.duals = duals;
        this.moments = moments;
        this.function = function;
        this.control = control;
        this.noise = noise;
    }

    /**
     * Simulates.
     *
     * @param study what the hierarchy is solved for
     * @param experiment the particles of the same study
     * @param resolution per axis, of the hierarchy
     * @param orders the m to look at, 1 to N, rising
     * @param plan steps divisible by four: the drift is looked at after each quarter of them
     * @param parts of the simulation
     * @return by m, then by time: T/4, T/2, 3T/4, T
     * @throws org.dualcumulants.spectral.study.StudyException if the study cannot be simulated, or its kernel is unbounded
     * @throws ArithmeticException if numbers fail
     */
    public static List<DualDrift> run(
            Study study, Experiment experiment, List<Integer> resolution, List<Integer> orders, Plan plan, BooleanSupplier cancelled,
            FinishedParts parts) {
        if (plan.steps() % 8 != 0) {
            throw new IllegalArgumentException("steps is " + plan.steps() + "; a multiple of 8 is required, for quarters of twice the step");
        }
        int particles = experiment.dynamics().particles();
        Study plain = study.with(BasisChoice.PLAIN).with(TensorSet.FULL).at(resolution, study.tolerance());
        int steps = plan.steps();
        double[] times = IntStream.rangeClosed(0, steps).mapToDouble(k -> study.horizon() * k / steps).toArray();
        int highest = Math.min(particles, orders.stream().mapToInt(Integer::intValue).max().orElseThrow() + 1);
        HierarchyProblem[] problems = new HierarchyProblem[highest + 1];
        for (int m : orders) {
            for (int n : new int[] {m, Math.min(m + 1, particles)}) {
                problems[n] = problems[n] != null ? problems[n] : HierarchyProblem.of(plain, resolution, n, TOLERANCE, cancelled);
            }
        }
        TensorLayout layout = problems[highest].layout();
        List<TruncatedDual> duals = orders.stream()
                .map(m -> TruncatedDual.of(problems[m], problems[Math.min(m + 1, particles)], particles, times, layout))
                .toList();
        double[][] moments = new double[times.length][];
        for (int k = 0; k < times.length; k++) {
            moments[k] = problems[highest].meanField(particles).at(times[k]);
        }
        DualFunction function = new DualFunction(problems[highest].basis(), plain.axes(), layout, particles);
        List<Double> noise = experiment.dynamics().noise();
        Optional<ControlVariate> control = noise.stream().allMatch(e -> e == 0)
                ? Optional.empty()
                : Optional.of(MeanFieldSide.of(plain, particles, cancelled).controls(particles).get(0));
        int[] observed = IntStream.rangeClosed(1, 4).map(q -> q * steps / 4).toArray();
        DualityStudy setting = new DualityStudy(
                particles, observed, study.horizon() / steps, duals, moments, function, control, noise);
        List<Trajectories.Average> averages = Trajectories.run(experiment, plan, systems -> setting.new Block(systems), cancelled, parts);
        List<DualDrift> drifts = new ArrayList<>();
        for (int d = 0, q = 0; d < duals.size(); d++) {
            for (int time : observed) {
                drifts.add(new DualDrift(duals.get(d).order(), times[time], averages.get(q), averages.get(q + 1), averages.get(q + 2)));
                q += 3;
            }
        }
        return drifts;
    }

    /** Quantities of the systems of one block: direct, residual and their difference by m and by observed time. */
    private final class Block implements Trajectories.Witness {
        private final int systems;
        private final double[][] values;
        private final double[][] controls;

        /** Φ^m(0, X(0)) - C_0(0), by m. */
        private final double[][] start;

        /** Σ_steps Σ_i ε ∇_i W·ΔW_i so far. */
        private final double[] integral;

        /** -∫ R^m ds so far, and R^m at the last step, by m. */
        private final double[][] residual;

        private final double[][] last;
        private int lastStep;

        Block(int systems) {
            this.systems = systems;
            int d = duals.size();
            this.values = new double[3 * d * observed.length][];
            this.controls = new double[values.length][];
            this.start = new double[d][systems];
            this.integral = new double[systems];
            this.residual = new double[d][systems];
            this.last = new double[d][];
        }

        @Override
        public void at(int time, double[][] x) {
            int d = duals.size();
            int seen = Arrays.binarySearch(observed, time);
            DualFunction.Part[] parts = new DualFunction.Part[2 * d];
            for (int m = 0; m < d; m++) {
                parts[m] = time == 0 || seen >= 0 ? duals.get(m).value(time) : null;
                parts[d + m] = duals.get(m).residual(time);
            }
            double[][] found = function.at(x, moments[time], parts);
            for (int m = 0; m < d; m++) {
                if (found[d + m] != null) {
                    // trapezoidal rule, of the order of the scheme
                    double weight = 0.5 * step * (time - lastStep);
                    for (int r = 0; r < systems && time > 0; r++) {
                        residual[m][r] -= weight * (last[m][r] + found[d + m][r]);
                    }
                    last[m] = found[d + m];
                }
                if (time == 0) {
                    for (int r = 0; r < systems; r++) {
                        start[m][r] = found[m][r] - duals.get(m).atStart();
                    }
                } else if (seen >= 0) {
                    observe(m, 3 * (m * observed.length + seen), found[m]);
                }
            }
            lastStep = time;
        }

        private void observe(int m, int q, double[] phi) {
            for (int i = q; i < q + 3; i++) {
                values[i] = new double[systems];
                controls[i] = new double[systems];
            }
            for (int r = 0; r < systems; r++) {
                values[q][r] = phi[r] - duals.get(m).atStart();
                values[q + 1][r] = residual[m][r];
                values[q + 2][r] = values[q][r] - residual[m][r];
                controls[q][r] = start[m][r] + integral[r];
                controls[q + 2][r] = controls[q][r];
            }
        }

        @Override
        public void moving(int time, double h, double[][] x, double[][] normals) {
            if (control.isEmpty()) {
                return;
            }
            double[][] gradient = new double[x.length][x[0].length];
            control.get().gradient(time * step, x, particles, gradient);
            for (int a = 0; a < gradient.length; a++) {
                double factor = noise.get(a) * Math.sqrt(h);
                for (int i = 0; i < gradient[a].length && factor != 0; i++) {
                    integral[i / particles] += factor * gradient[a][i] * normals[a][i];
                }
            }
        }

        @Override
        public double[][] values() {
            return values;
        }

        @Override
        public double[][] controls() {
            return controls;
        }
    }
}

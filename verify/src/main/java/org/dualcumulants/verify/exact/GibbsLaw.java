package org.dualcumulants.verify.exact;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.Scaling;
import org.hipparchus.analysis.integration.gauss.LegendreRuleFactory;
import org.hipparchus.util.Pair;

/**
 * The equilibrium of a gradient flow with noise on one axis,
 *
 * <pre>
 * F_N ∝ exp(-(2/ε²) [Σ_i V(x_i) + c Σ_{i&lt;j} w(x_i - x_j)]),   S = -V', K = -w', w even, c = 1/(N-1) or 1/N,
 * </pre>
 *
 * invariant because its flux vanishes everywhere (detailed balance), at reflecting walls too. V and w come from S and K by quadrature.
 */
public final class GibbsLaw {

    /** Points of the rule between two ends, of which a potential is an integral. */
    private static final int POINTS = 64;

    private static final Pair<double[], double[]> RULE = new LegendreRuleFactory().getRule(POINTS);

    /** Of the largest value of K or S. */
    private static final double ROUNDING = 1e-12;

    private GibbsLaw() {}

    /**
     * F_N on a grid, normalised there.
     *
     * @throws IllegalArgumentException if the system has no such law, or none that is known
     */
    public static GridFunction of(ParticleSystem system, ParticleGrid grid) {
        if (grid.dimension() != 1) {
            throw new IllegalArgumentException("the space has " + grid.dimension() + " axes; potentials are integrated along one axis only");
        }
        double noise = system.noise().get(0);
        if (!(noise > 0)) {
            throw new IllegalArgumentException("noise is " + noise + "; an equilibrium of this kind needs noise");
        }
        if (!(system.kernel().get(0) instanceof PairField.Difference kernel)) {
            throw new IllegalArgumentException("the kernel is no function of x - x'; a potential of the difference is required");
        }
        requireOdd(kernel, grid);
        requirePeriodic(system, grid);
        double start = grid.point(0)[0];
        double[] outer = IntStream.range(0, grid.size())
                .mapToDouble(p -> -integral(system.drift().get(0), start, grid.point(p)[0]))
                .toArray();
        int n = system.particles();
        double c = system.scaling() == Scaling.PER_PARTICLE ? 1.0 / n : 1.0 / (n - 1);
        double[][] pair = new double[grid.size()][grid.size()];
        for (int i = 0; i < grid.size(); i++) {
            for (int j = 0; j < i; j++) {
                pair[i][j] = pair[j][i] = -integral(kernel.of(), 0, grid.difference(i, j)[0]);
            }
        }
        return normalised(grid, n, (points) -> {
            double energy = 0;
            for (int i = 0; i < n; i++) {
                energy += outer[points[i]];
                for (int j = 0; j < i; j++) {
                    energy += c * pair[points[i]][points[j]];
                }
            }
            return -2 * energy / (noise * noise);
        });
    }

    private interface Exponent {
        double at(int[] points);
    }

    private static GridFunction normalised(ParticleGrid grid, int n, Exponent exponent) {
        double[] values = new double[GridFunction.size(grid, n)];
        int[] points = new int[n];
        for (int p = 0; p < values.length; p++) {
            for (int i = n - 1, rest = p; i >= 0; rest /= grid.size(), i--) {
                points[i] = rest % grid.size();
            }
            values[p] = exponent.at(points);
        }
        double most = Arrays.stream(values).max().orElseThrow();
        GridFunction shape = new GridFunction(grid, n, Arrays.stream(values).map(e -> Math.exp(e - most)).toArray());
        double mass = shape.inner(GridFunction.constant(grid, n, 1));
        return new GridFunction(grid, n, Arrays.stream(shape.raw()).map(v -> v / mass).toArray());
    }

    private static void requireOdd(PairField.Difference kernel, ParticleGrid grid) {
        double largest = 0;
        double even = 0;
        for (int i = 0; i < grid.size(); i++) {
            for (int j = 0; j < grid.size(); j++) {
                double[] z = grid.difference(i, j);
                double right = kernel.of().at(z);
                largest = Math.max(largest, Math.abs(right));
                even = Math.max(even, Math.abs(right + kernel.of().at(new double[] {-z[0]})));
            }
        }
        if (!(even <= ROUNDING * largest)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "the kernel has an even part of %.3g; action and reaction must be equal, K(-z) = -K(z)", even / 2));
        }
    }

    /** V returns to its value after a turn, for the odd K its w does. */
    private static void requirePeriodic(ParticleSystem system, ParticleGrid grid) {
        if (!(grid.axes().get(0) instanceof PeriodicAxis circle)) {
            return;
        }
        ScalarField drift = system.drift().get(0);
        double turn = integral(drift, circle.from(), circle.from() + circle.length());
        double largest = IntStream.range(0, grid.size()).mapToDouble(p -> Math.abs(drift.at(grid.point(p)))).max().orElseThrow();
        if (!(Math.abs(turn) <= 1e-9 * largest * circle.length())) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "the drift drives particles around the circle, its integral is %.3g; 0 is required", turn));
        }
    }

    private static double integral(ScalarField field, double from, double to) {
        double half = 0.5 * (to - from);
        double sum = 0;
        for (int k = 0; k < POINTS; k++) {
            sum += half * RULE.getSecond()[k] * field.at(from + half * (1 + RULE.getFirst()[k]));
        }
        return sum;
    }
}

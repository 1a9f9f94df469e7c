package org.dualcumulants.verify.exact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.study.StudyException;

/**
 * The joint law of N particles at time 0 on a grid, and its marginals: with ā(x) = ∫ a(x, y) f°(y) dy and ā̄ = ∫ ā f°
 *
 * <pre>
 * f_N° = f°^{⊗N} (1 + Σ_{i&lt;j} a(x_i, x_j)) / Z,      Z = 1 + binom(N,2) ā̄,
 * F_{N,k}(0) = f°^{⊗k} (1 + Σ_{i&lt;j≤k} a(x_i, x_j) + (N-k) Σ_{i≤k} ā(x_i) + binom(N-k,2) ā̄) / Z
 * </pre>
 *
 * a is taken as it is typed: where ā is not constant one particle alone does not have the density f°,
 * F_{N,1}(0) - f° = (N-1) (ā - ā̄) f° / Z. Without a correlation the law is the product.
 */
public final class InitialJointLaw {

    /** a, its averages and sums of them are known to roundings. */
    private static final double ROUNDING = 1e-12;

    private final double particles;
    private final GridFunction density;
    private final Optional<GridFunction> correlation;

    private InitialJointLaw(double particles, GridFunction density, Optional<GridFunction> correlation) {
        this.particles = particles;
        this.density = density;
        this.correlation = correlation;
    }

    /**
     * The law a system starts from.
     *
     * @throws StudyException if a is not finite and symmetric on the grid
     */
    public static InitialJointLaw of(ParticleSystem system, ParticleGrid grid) {
        return of(system, grid, new GridFields(system, grid));
    }

    static InitialJointLaw of(ParticleSystem system, ParticleGrid grid, GridFields fields) {
        Optional<GridFunction> correlation =
                system.initialCorrelation().map(a -> symmetric(GridFunction.sample(grid, 2, a)));
        return new InitialJointLaw(system.particles(), fields.initial(), correlation);
    }

    private static GridFunction symmetric(GridFunction a) {
        int m = a.grid().size();
        double scale = Math.max(1, a.maxNorm());
        for (int i = 0; i < m; i++) {
            for (int j = 0; j <= i; j++) {
                if (!(Math.abs(a.at(i, j) - a.at(j, i)) <= ROUNDING * scale)) {
                    throw new StudyException("initialCorrelation", "a takes the values " + a.at(i, j) + " and " + a.at(j, i)
                            + " at two states and at the same ones exchanged; it must be finite and symmetric, "
                            + "write a(x1, x2) + a(x2, x1)");
                }
            }
        }
        return a;
    }

    /** Whether particles are independent. */
    public boolean isProduct() {
        return correlation.isEmpty();
    }

    /** f°, normalised. */
    public GridFunction density() {
        return density;
    }

    /**
     * F_{N,k}(0), k = N the joint law itself.
     *
     * @throws StudyException if it is negative somewhere on the grid
     */
    public GridFunction marginal(int k) {
        if (!(k >= 1 && k <= particles)) {
            throw new IllegalArgumentException(
                    "a marginal of " + k + " particles is asked of " + particles + "; between 1 and that many are required");
        }
        GridFunction product = density.power(k);
        return correlation.isEmpty() ? product : weight(k, correlation.get()).times(product);
    }

    /** F_{N,k}(0)/f°^{⊗k}. */
    private GridFunction weight(int k, GridFunction a) {
        GridFunction average = a.contract(1, density);
        double twice = average.pairing(density);
        double rest = particles - k;
        double z = 1 + particles * (particles - 1) / 2 * twice;
        SlotSum sum = new SlotSum(a.grid(), k)
                .add((1 + rest * (rest - 1) / 2 * twice) / z, new GridFunction(a.grid(), 0, new double[] {1}));
        for (int i = 0; i < k; i++) {
            sum.add(rest / z, average, i);
            for (int j = 0; j < i; j++) {
                sum.add(1 / z, a, j, i);
            }
        }
        GridFunction weight = sum.result();
        requirePositive(weight, z, k);
        return weight;
    }

    private void requirePositive(GridFunction weight, double z, int k) {
        double[] values = weight.raw();
        int least = IntStream.range(0, values.length).reduce((p, q) -> values[q] < values[p] ? q : p).orElseThrow();
        if (z > 0 && values[least] >= -ROUNDING * weight.maxNorm()) {
            return;
        }
        String where = Arrays.stream(weight.point(least))
                .mapToObj(x -> String.format(Locale.ROOT, "%.4g", x))
                .collect(Collectors.joining(", "));
        throw new StudyException("initialCorrelation", String.format(
                Locale.ROOT, "for N = %.0f the density of %d particles is %.4g times f° of each at (%s), and its mass %.4g; "
                        + "it must not be negative anywhere, take a smaller a or fewer particles",
                particles, k, values[least], where, z));
    }

    /** ∫ f_N° Φ_N. */
    double expectation(GridFunction phi) {
        return correlation.isEmpty() ? phi.pairing(density) : marginal(phi.slots()).inner(phi);
    }
}

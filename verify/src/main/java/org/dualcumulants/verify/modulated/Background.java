package org.dualcumulants.verify.modulated;

import java.util.List;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.interaction.TorusPotential;

/** A density μ of mass 1 on a torus with its potential h = g*μ. */
final class Background {

    private final TorusPotential g;
    private final PeriodicField density;
    private final PeriodicField potential;
    private final List<PeriodicField> slope;
    private final double energy;
    private final double[] transform;

    Background(TorusPotential g, PeriodicField density) {
        double mass = density.integral();
        if (!(Math.abs(mass - 1) <= 1e-8)) {
            throw new IllegalArgumentException("the density has mass " + mass + "; a law has mass 1");
        }
        this.g = g;
        this.density = density;
        this.transform = transform(g, density.grid());
        this.potential = convolved(density);
        this.slope = IntStream.range(0, g.dimension()).mapToObj(potential::derivative).toList();
        this.energy = potential.times(density).integral();
    }

    private static double[] transform(TorusPotential g, TorusGrid grid) {
        double[] transform = new double[grid.size()];
        int[] k = new int[grid.dimension()];
        for (int i = 0; i < transform.length; i++) {
            grid.wave(i, k);
            transform[i] = g.coefficient(k);
        }
        return transform;
    }

    /** g*f. */
    PeriodicField convolved(PeriodicField f) {
        return f.filtered(transform);
    }

    TorusPotential g() {
        return g;
    }

    TorusGrid grid() {
        return density.grid();
    }

    /** μ. */
    PeriodicField density() {
        return density;
    }

    /** h. */
    PeriodicField potential() {
        return potential;
    }

    /** ∇h. */
    List<PeriodicField> slope() {
        return slope;
    }

    /** ∬ g μ μ. */
    double energy() {
        return energy;
    }

    /** v = ∇h + ½ θ ∇log μ, or J∇h + ½ θ ∇log μ: the mean field is ∂_t μ = div(μ v). */
    List<PeriodicField> velocity(double theta) {
        List<PeriodicField> drift = switch (g.flow()) {
            case CONSERVATIVE -> List.of(slope.get(1).times(-1), slope.get(0));
            case GRADIENT, NEWTON -> slope;
        };
        if (theta == 0) {
            return drift;
        }
        PeriodicField logarithm = logarithm();
        return IntStream.range(0, drift.size())
                .mapToObj(a -> drift.get(a).plus(logarithm.derivative(a).times(theta / 2)))
                .toList();
    }

    private PeriodicField logarithm() {
        if (!(density.minimum() > 0)) {
            throw new ArithmeticException("the density of the mean field falls to " + density.minimum() + "; ∇log μ needs one that is positive");
        }
        return density.map(Math::log);
    }

    /** ∫ (v(x) - v(y))·∇g(x - y) μ(dy) = v·∇h - ∇g *· (v μ). */
    PeriodicField commutator(List<PeriodicField> v) {
        PeriodicField sum = null;
        for (int a = 0; a < v.size(); a++) {
            PeriodicField term = v.get(a).times(slope.get(a)).plus(convolved(v.get(a).times(density)).derivative(a).times(-1));
            sum = sum == null ? term : sum.plus(term);
        }
        return sum;
    }

    /** ∬ (v(x) - v(y))·∇g(x - y) μ(dx) μ(dy) = 2 ∫ v·∇h μ. */
    double selfCommutator(List<PeriodicField> v) {
        double sum = 0;
        for (int a = 0; a < v.size(); a++) {
            sum += 2 * v.get(a).times(slope.get(a)).times(density).integral();
        }
        return sum;
    }

    /** sup |Dv|, Frobenius' norm, over the grid. */
    static double lipschitz(List<PeriodicField> v) {
        double[] square = new double[v.get(0).grid().size()];
        for (PeriodicField component : v) {
            for (int a = 0; a < component.grid().dimension(); a++) {
                double[] slope = component.derivative(a).values();
                for (int i = 0; i < square.length; i++) {
                    square[i] += slope[i] * slope[i];
                }
            }
        }
        double most = 0;
        for (double s : square) {
            most = Math.max(most, s);
        }
        return Math.sqrt(most);
    }
}

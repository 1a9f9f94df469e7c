package org.dualcumulants.verify.modulated;

import java.util.List;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.interaction.FreePotential;
import org.dualcumulants.spectral.interaction.PairPotential;

/** A density μ of mass 1 on a torus, or in a box in the whole space, with its potential h = g*μ. */
final class Background {

    /** Sizes of a law in the box around it in the whole space. */
    static final int WIDTHS = 8;

    /** Part of the largest density below which ∇log μ is not looked at in the whole space. */
    private static final double SEEN = 1e-8;

    private final PairPotential g;
    private final PeriodicField density;
    private final PeriodicField potential;
    private final List<PeriodicField> slope;
    private final double energy;
    private final double[] transform;

    Background(PairPotential g, PeriodicField density) {
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

    private static double[] transform(PairPotential g, TorusGrid grid) {
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

    PairPotential g() {
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

    /**
     * Whether h, and what is made of it, is known at a place of the box, with coordinates from its corner: everywhere on a torus, in the whole space
     * on the ball that the law lives on.
     */
    boolean holds(double[] x) {
        return !(g instanceof FreePotential) || distance(x) <= density.grid().period(0) / 4;
    }

    /** The same of many places, one column per axis. */
    boolean holds(double[][] x) {
        double[] place = new double[x.length];
        for (int i = 0; i < x[0].length && g instanceof FreePotential; i++) {
            for (int a = 0; a < place.length; a++) {
                place[a] = x[a][i];
            }
            if (!holds(place)) {
                return false;
            }
        }
        return true;
    }

    private double distance(double[] x) {
        double square = 0;
        for (double c : x) {
            double z = c - density.grid().period(0) / 2;
            square += z * z;
        }
        return Math.sqrt(square);
    }

    /** Length that stands for the size of μ along an axis: the period, or in the whole space a part of the box. */
    double extent(int axis) {
        return g instanceof FreePotential ? density.grid().period(axis) / WIDTHS : density.grid().period(axis);
    }

    /** The mean of them. */
    double extent() {
        double volume = 1;
        for (int a = 0; a < density.grid().dimension(); a++) {
            volume *= extent(a);
        }
        return Math.pow(volume, 1.0 / density.grid().dimension());
    }

    /** min h where it is known. */
    double leastPotential() {
        double least = Double.POSITIVE_INFINITY;
        double[] x = new double[density.grid().dimension()];
        for (int i = 0; i < density.grid().size(); i++) {
            if (holds(at(i, x))) {
                least = Math.min(least, potential.values()[i]);
            }
        }
        return least;
    }

    private double[] at(int i, double[] x) {
        for (int a = 0; a < x.length; a++) {
            x[a] = density.grid().coordinate(i, a);
        }
        return x;
    }

    /** sup |Dv|, Frobenius' norm, over the grid where h is known. */
    double lipschitz(List<PeriodicField> v) {
        double[] square = new double[density.grid().size()];
        for (PeriodicField component : v) {
            for (int a = 0; a < component.grid().dimension(); a++) {
                double[] slope = component.derivative(a).values();
                for (int i = 0; i < square.length; i++) {
                    square[i] += slope[i] * slope[i];
                }
            }
        }
        return Math.sqrt(largest(square, 0));
    }

    private double largest(double[] square, double leastDensity) {
        double most = 0;
        double[] x = new double[density.grid().dimension()];
        for (int i = 0; i < square.length; i++) {
            if ((leastDensity == 0 || density.values()[i] >= leastDensity) && holds(at(i, x))) {
                most = Math.max(most, square[i]);
            }
        }
        return most;
    }

    /**
     * ‖Dv + expansion 1‖_∞ of v = ∇h + ½ θ ∇log μ (J∇h + … for conservative flows). In the whole space with noise over the points where μ is more
     * than 1e-8 of its maximum, D² log μ = D²μ/μ - ∇μ⊗∇μ/μ².
     */
    double lipschitz(double theta, double expansion) {
        int d = g.dimension();
        List<PeriodicField> drift = velocity(g instanceof FreePotential ? 0 : theta);
        boolean quotient = g instanceof FreePotential && theta > 0;
        double least = quotient ? SEEN * density.maximum() : 0;
        double[] mu = density.values();
        double[] square = new double[mu.length];
        for (int a = 0; a < d; a++) {
            double[] first = density.derivative(a).values();
            for (int b = 0; b < d; b++) {
                double[] slope = drift.get(a).derivative(b).values();
                double[] second = density.derivative(a).derivative(b).values();
                double[] other = density.derivative(b).values();
                for (int i = 0; i < mu.length; i++) {
                    double entry = slope[i] + (a == b ? expansion : 0);
                    if (quotient && mu[i] >= least) {
                        entry += theta / 2 * (second[i] - first[i] * other[i] / mu[i]) / mu[i];
                    }
                    square[i] += entry * entry;
                }
            }
        }
        return Math.sqrt(largest(square, least));
    }
}

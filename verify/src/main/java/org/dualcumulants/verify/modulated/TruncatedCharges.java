package org.dualcumulants.verify.modulated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.dualcumulants.spectral.interaction.FreePotential;
import org.dualcumulants.spectral.interaction.PairPotential;
import org.dualcumulants.spectral.study.Scaling;

/**
 * The electric rewriting for Coulomb potentials on the line and in the plane, -Δg = c_d δ, on tori c_d (δ - 1/V). Points are spread over spheres of
 * radius η_i, δ_i, and h_η = g*(1/N Σ δ_i - μ). With f the potential in R^d, -½ c_d |x| or -c_d log|x|/(2π), and r = (g - f)(0),
 * <pre>
 * (1/c_d) ∫ |∇h_η|² = 1/N² Σ_{i,j} ∬ g δ_i δ_j - 2/N Σ_i ∫ h_μ δ_i + ∬ g μ μ,
 * F_N ≥ (1/c_d) ∫ |∇h_η|² - 1/N² Σ_i (f(η_i) + r) - 2/N Σ_i ∫ (f - f(η_i))_+ (x - x_i) dμ,
 * </pre>
 * with equality where the balls are disjoint; the right side falls as radii grow, by 1/N² Σ_{i≠j} [(f(x_i - x_j) - f(η_i))_+ + ∫ (f(· - x_j) - f(η_j))_+ δ_i] (Serfaty). Pair sums
 * carry 1/N². On the line the field is known everywhere, in the plane its energy is found where circles are disjoint.
 */
final class TruncatedCharges {

    /** Points on a circle: potentials of disjoint disks of the radii {@link #nearest} have means to 2^{-24}, times 1/N² Σ. */
    private static final int ANGLES = 24;

    /** Points on a circle where disks overlap and potentials have kinks. */
    private static final int FINE_ANGLES = 512;

    /** Terms of the mean of μ over a circle, Σ η^{2m} Δ^m μ / (4^m m!²). */
    private static final int LAPLACIANS = 5;

    /** Gauss and Legendre's rule with six points on (-1, 1): Abramowitz and Stegun, table 25.4. */
    private static final double[] NODES = {0.238619186083196908630501721681, 0.661209386466264513661399595020, 0.932469514203152027812301554494};

    private static final double[] WEIGHTS = {0.467913934572691047389870343990, 0.360761573048138607569833513838, 0.171324492379170345040296142173};

    private final PairPotential g;
    private final Background background;
    private final double[][] x;
    private final int particles;
    private final double charge;
    private final double atOrigin;
    private final double volume;
    private final double energy;

    /** @throws IllegalArgumentException unless g is Coulomb's on a line, a circle, in the plane or on a torus of two dimensions */
    TruncatedCharges(Background background, double[][] x) {
        this.g = background.g();
        if (g.charge().isEmpty() || g.dimension() > 2) {
            throw new IllegalArgumentException("the potential is " + g.text() + " in " + g.dimension()
                    + " dimensions; a Coulomb potential in one or two is required");
        }
        this.background = background;
        this.x = x;
        this.particles = x[0].length;
        this.charge = g.charge().getAsDouble();
        this.volume = g instanceof FreePotential ? Double.POSITIVE_INFINITY : g.volume();
        this.atOrigin = g.restAtOrigin();
        this.energy = new ModulatedEnergy(g, particles, Scaling.PER_PARTICLE).of(x, background);
    }

    /** Radii of looks in units of {@link #nearest}: balls that are disjoint, and such that overlap. */
    private static final double[] FACTORS = {0.25, 0.5, 1, 2, 4, 8};

    /** Particles looked at. */
    private static final int LOOKED_AT = 36;

    /** Quantiles of μ and independent points, with growing radii; empty unless Coulomb in one or two dimensions. */
    static List<ModulatedResult.Charges> looked(Background background, long seed) {
        List<ModulatedResult.Charges> found = new ArrayList<>();
        if (background.g().charge().isEmpty() || background.g().dimension() > 2) {
            return found;
        }
        for (Beginning beginning : List.of(Beginning.REGULAR, Beginning.INDEPENDENT)) {
            double[][] x = beginning == Beginning.REGULAR
                    ? Configurations.regular(background, LOOKED_AT)
                    : Configurations.independent(background, LOOKED_AT, new SplittableRandom(seed));
            TruncatedCharges charges = new TruncatedCharges(background, x);
            for (double factor : FACTORS) {
                double[] radii = Arrays.stream(charges.nearest()).map(r -> factor * r).toArray();
                double rest = charges.rest(radii);
                boolean seen = background.g().dimension() == 1 || factor <= 1;
                double electric = seen ? charges.electric(radii) : charges.energy - charges.overlap(radii) + rest;
                found.add(new ModulatedResult.Charges(LOOKED_AT, beginning, factor, electric, electric - rest, charges.energy));
            }
        }
        return found;
    }

    /** F_N with pair sums over N². */
    double energy() {
        return energy;
    }

    /** f at a distance > 0. */
    private double whole(double r) {
        return g.dimension() == 1 ? -charge * r / 2 : -charge * Math.log(r) / (2 * Math.PI);
    }

    /** ¼ of the distance to the nearest neighbour, at most (N sup μ)^{-1/d}/4: balls of these radii are disjoint. */
    double[] nearest() {
        double[] radii = new double[particles];
        double most = Math.pow(particles * background.density().maximum(), -1.0 / g.dimension());
        for (int i = 0; i < particles; i++) {
            double least = most;
            for (int j = 0; j < particles; j++) {
                least = j == i ? least : Math.min(least, distance(x[0][i], x[x.length - 1][i], j));
            }
            radii[i] = least / 4;
        }
        return radii;
    }

    private double distance(double u, double w, int j) {
        double z = difference(u - x[0][j], 0);
        return x.length == 1 ? Math.abs(z) : Math.hypot(z, difference(w - x[1][j], 1));
    }

    private double difference(double z, int axis) {
        double period = g.periods().get(axis);
        return g instanceof FreePotential ? z : z - period * Math.rint(z / period);
    }

    /** (1/c_d) ∫ |∇h_η|²; in the plane of disjoint disks. */
    double electric(double[] radii) {
        return g.dimension() == 1 ? line(radii) : plane(radii);
    }

    /** -h' = c_1 (F_η - F_μ) with distribution functions, on a circle less its mean. */
    private double line(double[] radii) {
        double length = g.periods().get(0);
        double[] jumps = new double[2 * particles];
        for (int i = 0; i < particles; i++) {
            for (int side = 0; side < 2; side++) {
                double place = x[0][i] + (2 * side - 1) * radii[i];
                jumps[2 * i + side] = g instanceof FreePotential ? place : place - length * Math.floor(place / length);
            }
        }
        Arrays.sort(jumps);
        int pieces = 2 * background.grid().size();
        double[] ends = Arrays.copyOf(jumps, jumps.length + pieces + 1);
        for (int p = 0; p <= pieces; p++) {
            ends[jumps.length + p] = length * p / pieces;
        }
        Arrays.sort(ends);
        double[][] nodes = new double[1][(ends.length - 1) * 2 * NODES.length];
        double[] weights = new double[nodes[0].length];
        double[] below = new double[nodes[0].length];
        int seen = 0;
        int at = 0;
        for (int p = 0; p + 1 < ends.length; p++) {
            while (seen < jumps.length && jumps[seen] <= ends[p]) {
                seen++;
            }
            double half = (ends[p + 1] - ends[p]) / 2;
            for (int n = 0; n < NODES.length; n++) {
                for (int sign = -1; sign <= 1; sign += 2) {
                    nodes[0][at] = (ends[p] + ends[p + 1]) / 2 + sign * half * NODES[n];
                    weights[at] = half * WEIGHTS[n];
                    below[at++] = (double) seen / jumps.length;
                }
            }
        }
        PeriodicField primitive = background.density().primitive();
        double[] wavy = PeriodicField.at(nodes, primitive)[0];
        double corner = PeriodicField.at(new double[][] {{0}}, primitive)[0][0];
        double square = 0;
        double mean = 0;
        for (int n = 0; n < wavy.length; n++) {
            double field = below[n] - nodes[0][n] / length - wavy[n] + corner;
            square += weights[n] * field * field;
            mean += weights[n] * field;
        }
        return charge * (square - (g instanceof FreePotential ? 0 : mean * mean / length));
    }

    /** By points on circles; those of one circle have Π |z_m - z_n| = M^{M/2} η^{M(M-1)/2} and Σ |z_m - z_n|² = 2 M² η². */
    private double plane(double[] radii) {
        double[][] points = new double[2][particles * ANGLES];
        double own = 0;
        for (int i = 0; i < particles; i++) {
            for (int m = 0; m < ANGLES; m++) {
                double angle = 2 * Math.PI * (m + 0.37 * i) / ANGLES;
                points[0][i * ANGLES + m] = x[0][i] + radii[i] * Math.cos(angle);
                points[1][i * ANGLES + m] = x[1][i] + radii[i] * Math.sin(angle);
            }
            double pairs = (double) ANGLES * (ANGLES - 1);
            double circle = -charge / (2 * Math.PI) * (ANGLES * Math.log(ANGLES) + pairs * Math.log(radii[i])) + pairs * atOrigin
                    + charge / (4 * volume) * 2 * ANGLES * ANGLES * radii[i] * radii[i];
            double spread = whole(radii[i]) + atOrigin + charge * radii[i] * radii[i] / (2 * volume);
            own += spread - circle / ANGLES / ANGLES;
        }
        double sum = PairSum.of(g, points[0].length).energy(points) / ANGLES / ANGLES + own;
        double cross = Arrays.stream(PeriodicField.at(points, background.potential())[0]).sum() / ANGLES;
        return sum / particles / particles - 2 * cross / particles + background.energy();
    }

    /** The right side of the inequality, from {@link #electric}. */
    double bound(double[] radii) {
        return electric(radii) - rest(radii);
    }

    /** Self-energies, and what the spheres leave out near the points. */
    double rest(double[] radii) {
        double sum = 0;
        double[] excess = excess(radii);
        for (int i = 0; i < particles; i++) {
            sum += (whole(radii[i]) + atOrigin) / particles / particles + 2.0 / particles * excess[i];
        }
        return sum;
    }

    /** What the right side has lost. */
    double overlap(double[] radii) {
        double sum = 0;
        for (int i = 0; i < particles; i++) {
            for (int j = 0; j < particles; j++) {
                if (i != j && distance(x[0][i], x[x.length - 1][i], j) < radii[i] + radii[j]) {
                    sum += overlap(i, j, radii);
                }
            }
        }
        return sum / particles / particles;
    }

    private double overlap(int i, int j, double[] radii) {
        int angles = g.dimension() == 1 ? 2 : FINE_ANGLES;
        double centre = Math.max(0, whole(distance(x[0][i], x[x.length - 1][i], j)) - whole(radii[i]));
        double sum = 0;
        for (int m = 0; m < angles; m++) {
            double angle = 2 * Math.PI * (g.dimension() == 1 ? m : m + 0.5) / angles;
            double r = distance(x[0][i] + radii[i] * Math.cos(angle), x[x.length - 1][i] + radii[i] * Math.sin(angle), j);
            sum += Math.max(0, whole(Math.max(r, 1e-300)) - whole(radii[j]));
        }
        return centre + sum / angles;
    }

    /** ∫ (f - f(η_i))_+ (x - x_i) dμ by Δ^m μ at x_i: ∫ |y|^{2m} (η - |y|) dy on the line, ∫ r^{2m+1} log(η/r) dr in the plane. */
    private double[] excess(double[] radii) {
        List<PeriodicField> laplacians = new ArrayList<>(List.of(background.density()));
        for (int m = 1; m < LAPLACIANS; m++) {
            PeriodicField before = laplacians.get(m - 1);
            PeriodicField sum = before.derivative(0).derivative(0);
            laplacians.add(g.dimension() == 1 ? sum : sum.plus(before.derivative(1).derivative(1)));
        }
        double[][] at = PeriodicField.at(x, laplacians.toArray(PeriodicField[]::new));
        double[] excess = new double[particles];
        for (int i = 0; i < particles; i++) {
            double square = radii[i] * radii[i];
            double power = square;
            double factorial = 1;
            for (int m = 0; m < LAPLACIANS; m++) {
                factorial *= m == 0 ? 1 : g.dimension() == 1 ? (2 * m) * (2 * m - 1) : 4.0 * m * m;
                double radial = g.dimension() == 1 ? 1.0 / ((2 * m + 1) * (2 * m + 2)) : 1.0 / ((2 * m + 2) * (2 * m + 2));
                excess[i] += charge * at[m][i] * power * radial / factorial;
                power *= square;
            }
        }
        return excess;
    }
}

package org.dualcumulants.verify.modulated;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.dualcumulants.spectral.study.Scaling;

/**
 * The largest |D_v| / (‖Dv‖_∞ (F_N + b)) over configurations meant to make it large, b the bound of {@link ModulatedEnergy#lowerBound}: regular
 * points, shaken and displaced ones, independent ones, close pairs, clusters, and moves that raise it. A bound from below of the
 * commutator inequality's constant; ‖Dv‖ is Frobenius'.
 */
final class CommutatorSearch {

    private static final int MOVES = 150;

    private final ModulatedEnergy energy;
    private final Background background;
    private final double bound;
    private final List<Probe> probes = new ArrayList<>();
    private final SplittableRandom random;
    private final int particles;

    /**
     * What one family of configurations reached.
     *
     * @param family what they are
     * @param ratio the largest
     */
    record Reached(String family, double ratio) {}

    /** @param velocities beside which waves are tried */
    CommutatorSearch(Background background, int particles, Scaling scaling, List<List<PeriodicField>> velocities, long seed) {
        this.background = background;
        this.particles = particles;
        this.energy = new ModulatedEnergy(background.g(), particles, scaling);
        this.bound = energy.lowerBound(background);
        this.random = new SplittableRandom(seed);
        velocities.forEach(this::add);
        int d = background.grid().dimension();
        for (int k = 1; k <= 3; k++) {
            int wave = k;
            double period = background.extent(0);
            PeriodicField sine = PeriodicField.of(background.grid(), x -> Math.sin(2 * Math.PI * wave * x[0] / period));
            PeriodicField zero = sine.times(0);
            List<PeriodicField> v = new ArrayList<>();
            for (int a = 0; a < d; a++) {
                v.add(a == d - 1 ? sine : zero);
            }
            add(v);
        }
    }

    private void add(List<PeriodicField> v) {
        Probe probe = Probe.of(background, v);
        if (probe.lipschitz() > 1e-9) {
            probes.add(probe);
        }
    }

    /** b. */
    double bound() {
        return bound;
    }

    /** max over the fields; 0 for points where the mean field is not known. */
    double ratio(double[][] x) {
        if (!background.holds(x)) {
            return 0;
        }
        double most = 0;
        List<ModulatedEnergy.Balance> balances = energy.balances(x, background, probes);
        for (int p = 0; p < probes.size(); p++) {
            ModulatedEnergy.Balance balance = balances.get(p);
            most = Math.max(most, Math.abs(balance.commutator()) / (probes.get(p).lipschitz() * (balance.energy() + bound)));
        }
        return most;
    }

    /** Every family, the moves last, which begin where the others ended. */
    List<Reached> search() {
        List<Reached> found = new ArrayList<>();
        double[][] best = null;
        double most = -1;
        for (Family family : Family.values()) {
            double reached = 0;
            for (int trial = 0; trial < family.trials; trial++) {
                double[][] x = configuration(family, trial);
                double ratio = ratio(x);
                reached = Math.max(reached, ratio);
                if (ratio > most) {
                    most = ratio;
                    best = x;
                }
            }
            found.add(new Reached(family.text, reached));
        }
        found.add(new Reached("moved uphill", climb(best, most)));
        return found;
    }

    private double climb(double[][] x, double ratio) {
        double most = ratio;
        double scale = 0.5;
        for (int move = 0; move < MOVES; move++) {
            int i = random.nextInt(particles);
            double[] before = new double[x.length];
            for (int a = 0; a < x.length; a++) {
                before[a] = x[a][i];
                x[a][i] += scale * (random.nextDouble() - 0.5) * spacing(a);
            }
            double after = ratio(x);
            if (after > most) {
                most = after;
                scale *= 1.3;
            } else {
                for (int a = 0; a < x.length; a++) {
                    x[a][i] = before[a];
                }
                scale = Math.max(1e-3, scale * 0.97);
            }
        }
        return most;
    }

    private double spacing(int axis) {
        return background.extent(axis) / Math.pow(particles, 1.0 / background.grid().dimension());
    }

    /** Shapes of configurations. */
    private enum Family {
        REGULAR("regular", 1),
        SHAKEN("regular, shaken", 4),
        DISPLACED("regular, displaced by waves", 6),
        INDEPENDENT("independent", 6),
        PAIRS("close pairs", 5),
        CLUSTERS("clusters", 4);

        private final String text;
        private final int trials;

        Family(String text, int trials) {
            this.text = text;
            this.trials = trials;
        }
    }

    private double[][] configuration(Family family, int trial) {
        int d = background.grid().dimension();
        double[][] x = family == Family.INDEPENDENT || family == Family.PAIRS ? independent() : Configurations.regular(background, particles);
        for (int i = 0; i < particles; i++) {
            for (int a = 0; a < d; a++) {
                double period = background.extent(a);
                double middle = background.grid().period(a) / 2;
                double angle = 2 * Math.PI * x[a][i] / period;
                switch (family) {
                    case SHAKEN -> x[a][i] += 0.2 * (trial + 1) * spacing(a) * (random.nextDouble() - 0.5);
                    case DISPLACED -> x[a][i] += 0.03 * (trial % 3 + 1) * period * (trial < 3 ? Math.sin(angle) : Math.cos(angle));
                    case PAIRS -> x[a][i] = i % 2 == 1 ? x[a][i - 1] + spacing(a) * Math.pow(10, -trial - 1) * (a + 1) / (a + 2) : x[a][i];
                    case CLUSTERS -> x[a][i] = middle - 0.2 * period + (x[a][i] - middle) * Math.pow(4, -trial);
                    default -> { }
                }
            }
        }
        return x;
    }

    private double[][] independent() {
        return Configurations.independent(background, particles, random);
    }
}

package org.dualcumulants.verify.modulated;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.spectral.interaction.FourierKernel;
import org.dualcumulants.spectral.interaction.FreeKernel;
import org.dualcumulants.spectral.interaction.FreePotential;
import org.dualcumulants.spectral.interaction.Potential;
import org.dualcumulants.spectral.interaction.RieszPotential;
import org.dualcumulants.spectral.interaction.Symbol;
import org.dualcumulants.spectral.interaction.TorusPotential;

/** Potentials, backgrounds and points for tests. */
final class Potentials {

    private Potentials() {}

    static TorusPotential of(Potential potential, Flow flow, double length, int d, OptionalInt harmonics) {
        return TorusPotential.of(new FourierKernel("test", Map.of(), Optional.empty(), new Symbol.PotentialFlow(1, potential, flow),
                Collections.nCopies(d, length), harmonics, 0)).orElseThrow();
    }

    static TorusPotential riesz(double s, double length, int d) {
        return of(new RieszPotential(s), Flow.GRADIENT, length, d, OptionalInt.empty());
    }

    /** -log|2 sin(x/2)| on the circle of length 2π. */
    static TorusPotential log() {
        return riesz(0, 2 * Math.PI, 1);
    }

    /** |x|^{-s}/s or -log|x| on the line or in the plane, with the gradient flow. */
    static FreePotential free(double s, int d, double box) {
        return FreePotential.of(new FreeKernel("test", Map.of(), Optional.empty(),
                new Symbol.PotentialFlow(1, new RieszPotential(s), Flow.GRADIENT), d), box).orElseThrow();
    }

    /** Normal(0, deviation²) on every axis, in the middle of the box. */
    static Background gaussian(FreePotential g, double deviation, int points) {
        int[] all = new int[g.dimension()];
        java.util.Arrays.fill(all, points);
        return new Background(g, PeriodicField.of(new TorusGrid(g.periods(), all), x -> {
            double density = 1;
            for (int a = 0; a < x.length; a++) {
                double z = (x[a] - g.periods().get(a) / 2) / deviation;
                density *= Math.exp(-z * z / 2) / (Math.sqrt(2 * Math.PI) * deviation);
            }
            return density;
        }));
    }

    static double[][] random(TorusPotential g, int particles, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] x = new double[g.dimension()][particles];
        for (int a = 0; a < x.length; a++) {
            for (int i = 0; i < particles; i++) {
                x[a][i] = g.periods().get(a) * random.nextDouble();
            }
        }
        return x;
    }

    static double[] equispaced(int particles, double length) {
        double[] x = new double[particles];
        for (int i = 0; i < particles; i++) {
            x[i] = length * i / particles;
        }
        return x;
    }

    static TorusGrid grid(TorusPotential g, int points) {
        int[] all = new int[g.dimension()];
        java.util.Arrays.fill(all, points);
        return new TorusGrid(g.periods(), all);
    }

    static Background uniform(TorusPotential g, int points) {
        return new Background(g, PeriodicField.of(grid(g, points), x -> 1 / g.volume()));
    }

    /** (1 + 0.5 cos κ_1·x + 0.3 sin 2κ_d·x)/V. */
    static Background wavy(TorusPotential g, int points) {
        return new Background(g, PeriodicField.of(grid(g, points), x -> (1 + 0.5 * Math.cos(2 * Math.PI * x[0] / g.periods().get(0))
                + 0.3 * Math.sin(4 * Math.PI * x[x.length - 1] / g.periods().get(x.length - 1))) / g.volume()));
    }
}

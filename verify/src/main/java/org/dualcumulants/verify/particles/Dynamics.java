package org.dualcumulants.verify.particles;

import java.util.List;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;

/**
 * Equation (1) for one number of particles.
 *
 * @param particles N, from 2 to {@link #MOST_PARTICLES}
 * @param names axis names
 * @param coordinates the axes
 * @param drift S, one formula per axis in the names
 * @param kernel K
 * @param noise ε ≥ 0 per axis
 * @param scaling factor of the pair sum
 * @param selfInteraction whether the pair sum includes j = i
 */
public record Dynamics(
        int particles,
        List<String> names,
        List<Coordinate> coordinates,
        List<Expression> drift,
        PairKernel kernel,
        List<Double> noise,
        Scaling scaling,
        boolean selfInteraction) {

    public static final int MOST_PARTICLES = 1_000_000;

    public Dynamics {
        names = List.copyOf(names);
        coordinates = List.copyOf(coordinates);
        drift = List.copyOf(drift);
        noise = List.copyOf(noise);
        if (particles < 2) {
            throw new IllegalArgumentException("particles is " + particles + "; at least 2 are required");
        }
        for (int entries : new int[] {names.size(), drift.size(), kernel.components().size(), noise.size()}) {
            if (entries != coordinates.size()) {
                throw new IllegalArgumentException("names, drift, kernel and noise have " + names.size() + ", " + drift.size() + ", "
                        + kernel.components().size() + " and " + noise.size() + " entries; " + coordinates.size() + " axes need one each");
            }
        }
        for (int a = 0; a < noise.size(); a++) {
            if (!(noise.get(a) >= 0) || Double.isInfinite(noise.get(a))) {
                throw new StudyException("particle.noise[" + a + "]",
                        "it is " + noise.get(a) + " at N = " + particles + "; a noise amplitude must be finite and ≥ 0");
            }
        }
    }

    /** @throws StudyException if so many particles, or particles on such axes, cannot be simulated */
    public static Dynamics of(Study study, double particles) {
        if (!(particles <= MOST_PARTICLES)) {
            throw new StudyException("particles", "N = " + particles + " are too many to simulate; at most " + MOST_PARTICLES
                    + " are, for example --set particles=[10, 100, 1000]");
        }
        if (study.kernel() instanceof PairKernel.Periodic periodic) {
            throw knownByWaves(periodic);
        }
        return new Dynamics(
                (int) particles,
                study.axisNames(),
                study.axes().stream().map(Coordinate::of).toList(),
                study.drift(),
                study.kernel(),
                IntStream.range(0, study.dimension()).mapToObj(a -> study.noise(a, particles)).toList(),
                study.scaling(),
                study.selfInteraction());
    }

    /** A kernel without formulas. */
    static StudyException knownByWaves(PairKernel.Periodic kernel) {
        return new StudyException("particle.kernel", "simulate moves particles by formulas, not yet by a kernel's waves;"
                + " write " + kernel.series().name() + " as one expression per axis");
    }

    /** 1/(N-1) or 1/N. */
    double pairFactor() {
        return scaling == Scaling.PER_OTHER ? 1.0 / (particles - 1) : 1.0 / particles;
    }

    int dimension() {
        return coordinates.size();
    }
}

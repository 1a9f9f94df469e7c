package org.dualcumulants.verify.check;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.verify.exact.ExactSolution;
import org.dualcumulants.verify.exact.ForwardSolution;
import org.dualcumulants.verify.exact.GibbsLaw;
import org.dualcumulants.verify.exact.GridFunction;
import org.dualcumulants.verify.exact.ParticleGrid;
import org.dualcumulants.verify.exact.ParticleSystem;
import org.dualcumulants.verify.exact.ProductEquilibrium;
import org.dualcumulants.verify.part.FinishedParts;

/**
 * The N-particle equation of a study itself, for two to four particles on grids; each solution is computed when it is first wanted, at 0, T/4,
 * T/2, 3T/4 and T.
 */
final class FewParticles {

    /** Points of an N-particle grid that an exact solution may have. */
    private static final double LARGEST_GRID = 60_000;

    /** Points per axis that an exact solution is not worth less than. */
    private static final int FEWEST_POINTS = 9;

    private static final int MOST_POINTS = 65;

    /** The same on lines and intervals, where many Gauss points ask for short steps. */
    private static final int MOST_BETWEEN_ENDS = 21;

    /** Multiplications of an exact solution, at most: seconds. */
    private static final double MOST_WORK = 1.7e9;

    /** Steps of an equation that is not stiff, and how far the method is stable along the negative axis. */
    private static final double USUAL_STEPS = 20;

    private static final double STABLE = 6;

    private final Study study;
    private final FinishedParts parts;
    private final Map<List<Integer>, ExactSolution> exact = new HashMap<>();
    private final Map<List<Integer>, ForwardSolution> forward = new HashMap<>();
    private final Map<List<Integer>, GridFunction> gibbs = new HashMap<>();
    private final Map<List<Integer>, ExactSolution> reversed = new HashMap<>();

    /** @param parts states of the solutions */
    FewParticles(Study study, FinishedParts parts) {
        this.study = study;
        this.parts = parts;
    }

    /** Points per axis for an exact solution with N particles; 0 if it would be too coarse to say anything. */
    int points(int particles) {
        int points = (int) Math.floor(Math.pow(LARGEST_GRID, 1.0 / (particles * study.dimension())));
        boolean circles = study.axes().stream().allMatch(PeriodicAxis.class::isInstance);
        points = Math.min(circles ? MOST_POINTS : MOST_BETWEEN_ENDS, points - 1 + points % 2);
        while (points >= FEWEST_POINTS && work(particles, points) > MOST_WORK) {
            points -= 2;
        }
        return points < FEWEST_POINTS ? 0 : points;
    }

    /**
     * Multiplications of an exact solution, about: derivatives along all coordinates by full matrices, twelve times a step. Steps are
     * as short as diffusion between walls needs, whose largest rate is ½ε² 0.2 G⁴/length² on Gauss points.
     */
    private double work(int particles, int points) {
        double rate = 0;
        for (int axis = 0; axis < study.dimension(); axis++) {
            if (study.axes().get(axis) instanceof IntervalAxis interval) {
                double noise = study.noise(axis, particles);
                rate += particles * 0.1 * noise * noise * Math.pow(points, 4) / (interval.length() * interval.length());
            }
        }
        double coordinates = particles * (double) study.dimension();
        double evaluations = 12 * (USUAL_STEPS + study.horizon() * rate / STABLE);
        return coordinates * Math.pow(points, coordinates + 1) * evaluations;
    }

    /**
     * The exact N-particle solution on G points per axis, with Φ_N at 0, T/4, T/2, 3T/4 and T.
     *
     * @throws StudyException if the exact equation does not take the study
     */
    ExactSolution exact(int particles, int points) {
        return exact.computeIfAbsent(
                List.of(particles, points), key -> ExactSolution.solve(
                system(particles), grid(points), parts("Φ_N", key), Subject.quarters(study)));
    }

    /** The joint law of N particles, forward from f_N°, at 0, T/4, T/2, 3T/4 and T. */
    ForwardSolution forward(int particles, int points) {
        return forward.computeIfAbsent(
                List.of(particles, points), key -> ForwardSolution.solve(
                system(particles), grid(points), parts("F_N", key), Subject.quarters(study)));
    }

    /**
     * The uniform law of N particles.
     *
     * @throws StudyException if it is not invariant
     */
    ProductEquilibrium uniformEquilibrium(int particles, int points) {
        if (!study.axes().stream().allMatch(PeriodicAxis.class::isInstance)) {
            throw new StudyException("axes", "no product law is known to be invariant; the uniform one is tried on circles only");
        }
        try {
            return ProductEquilibrium.uniform(system(particles), grid(points));
        } catch (IllegalArgumentException e) {
            throw new StudyException("kernel", "the uniform law is not invariant: " + e.getMessage());
        }
    }

    /**
     * The equilibrium of N particles.
     *
     * @throws StudyException if none is known
     */
    GridFunction gibbs(int particles, int points) {
        try {
            return gibbs.computeIfAbsent(List.of(particles, points), key -> GibbsLaw.of(system(particles), grid(points)));
        } catch (IllegalArgumentException e) {
            throw new StudyException("kernel", "no equilibrium is known: " + e.getMessage());
        }
    }

    /** N particles reversed in time at their uniform law, observed by their initial law over it. */
    ExactSolution reversed(int particles, int points) {
        return reversed.computeIfAbsent(List.of(particles, points), key -> ExactSolution.solve(
                uniformEquilibrium(particles, points).reversed(forward(particles, points).at(0)), grid(points), parts("reversed", key)));
    }

    /** Points per axis of the grid that a finer one is compared with. */
    static int coarser(int points) {
        int coarse = 2 * points / 3;
        return coarse - 1 + coarse % 2;
    }

    private FinishedParts parts(String what, List<Integer> sizes) {
        return parts.of(what + ", N = " + sizes.get(0) + ", " + sizes.get(1) + " points");
    }

    private ParticleSystem system(int particles) {
        try {
            return ParticleSystem.of(study, particles);
        } catch (IllegalArgumentException e) {
            throw new StudyException("particles", e.getMessage());
        }
    }

    private ParticleGrid grid(int points) {
        return new ParticleGrid(study.axes(), Collections.nCopies(study.dimension(), points));
    }
}

package org.dualcumulants.verify.exact;

import java.util.NavigableSet;
import org.dualcumulants.verify.part.FinishedParts;

/**
 * The solution Φ_N of (3) with its mean field f, at chosen times, and by (4) the exact expectation
 * E[Φ̄_N(X(T))] = ∫ f_N° Φ_N(0), f_N° = (f°)^{⊗N} where particles start independent. Cost and memory grow like G^{Nd}.
 */
public final class ExactSolution {

    /** Arrays of the size of Φ_N alive at once: 13 stages and their combinations, states, kept steps. */
    private static final int WORKING_ARRAYS = 32;

    private final ParticleSystem system;
    private final InitialJointLaw start;
    private final GridMeanField meanField;
    private final TimePath phi;

    private ExactSolution(ParticleSystem system, InitialJointLaw start, GridMeanField meanField, TimePath phi) {
        this.system = system;
        this.start = start;
        this.meanField = meanField;
        this.phi = phi;
    }

    /**
     * Solves (3) from T to 0 and keeps Φ_N at 0, T and the requested times.
     *
     * @throws IllegalArgumentException if the N-particle grid does not fit into memory
     * @throws ArithmeticException if the solution ceases to be finite
     */
    public static ExactSolution solve(ParticleSystem system, ParticleGrid grid, double... times) {
        return solve(system, grid, FinishedParts.NONE, times);
    }

    /**
     * The same, going on from the times that the same solution reached before.
     *
     * @param parts Φ_N and f by time
     */
    public static ExactSolution solve(ParticleSystem system, ParticleGrid grid, FinishedParts parts, double... times) {
        NavigableSet<Double> kept = TimePath.times(system.horizon(), times);
        requireMemory(system, grid, kept.size());
        GridFields fields = new GridFields(system, grid);
        GridMeanField meanField = GridMeanField.solve(system, grid, fields, parts, times);
        GridFunction terminal =
                system.observable().on(grid, system.particles(), meanField.at(system.horizon()));
        BackwardKolmogorov equation = new BackwardKolmogorov(system, grid, fields);
        InitialJointLaw start = InitialJointLaw.of(system, grid, fields);
        return new ExactSolution(system, start, meanField, TimePath.backward(equation, terminal, kept, parts));
    }

    /** On the same number of points along every axis. */
    public static ExactSolution solve(ParticleSystem system, int points, double... times) {
        return solve(system, ParticleGrid.of(system, points), times);
    }

    static void requireMemory(ParticleSystem system, ParticleGrid grid, int kept) {
        double values = GridFunction.size(grid, system.particles());
        double arrays = WORKING_ARRAYS + system.particles() * grid.dimension() + kept;
        double needed = 8 * arrays * values;
        double available = Runtime.getRuntime().maxMemory();
        if (needed > available) {
            throw new IllegalArgumentException(String.format(
                    "%d particles on %d points each need about %.0f MB; the Java heap has %.0f MB, "
                            + "take fewer points or particles, or a larger -Xmx",
                    system.particles(), grid.size(), needed / 1e6, available / 1e6));
        }
    }

    public ParticleSystem system() {
        return system;
    }

    /**
     * E[Φ̄_N(X(T))], to the accuracy of the grid; time stepping adds about 1e-13 max |Φ̄_N|.
     *
     * @throws org.dualcumulants.spectral.study.StudyException if the initial correlation makes no density of N particles
     */
    public double expectation() {
        return start.expectation(phi.at(0));
    }

    /** ∫ Φ̄_N f(T)^{⊗N}, what the mean field predicts for the expectation. */
    public double meanFieldExpectation() {
        return at(system.horizon()).dualMarginal(0).at();
    }

    /** Φ_N and f at one of the kept times. */
    public DualFields at(double time) {
        return new DualFields(phi.at(time), meanField.at(time));
    }
}

package org.dualcumulants.verify.exact;

import java.util.NavigableSet;
import org.dualcumulants.verify.part.FinishedParts;

/**
 * The joint law F_N of all particles with the mean field f, at chosen times, and the expectation
 * E[Φ̄_N(X(T))] = ∫ F_N(T) Φ̄_N: the other side of (4). Cost and memory grow like G^{Nd}. On circles the divergence form is
 * discretised, on other axes what is dual there to the discrete (3), which makes both sides of (4) agree by algebra.
 */
public final class ForwardSolution {

    private final ParticleSystem system;
    private final GridMeanField meanField;
    private final TimePath law;

    private ForwardSolution(ParticleSystem system, GridMeanField meanField, TimePath law) {
        this.system = system;
        this.meanField = meanField;
        this.law = law;
    }

    /**
     * Solves Liouville's equation from 0 to T and keeps F_N at 0, T and the requested times.
     *
     * @throws IllegalArgumentException if the N-particle grid does not fit into memory
     * @throws org.dualcumulants.spectral.study.StudyException if the initial correlation makes no density of N particles
     * @throws ArithmeticException if the solution ceases to be finite
     */
    public static ForwardSolution solve(ParticleSystem system, ParticleGrid grid, double... times) {
        return solve(system, grid, FinishedParts.NONE, times);
    }

    /**
     * The same, going on from the times that the same solution reached before.
     *
     * @param parts F_N and f by time
     */
    public static ForwardSolution solve(ParticleSystem system, ParticleGrid grid, FinishedParts parts, double... times) {
        NavigableSet<Double> kept = TimePath.times(system.horizon(), times);
        ExactSolution.requireMemory(system, grid, kept.size());
        GridFields fields = new GridFields(system, grid);
        GridMeanField meanField = GridMeanField.solve(system, grid, fields, parts, times);
        GridFunction start = InitialJointLaw.of(system, grid, fields).marginal(system.particles());
        ForwardKolmogorov equation = new ForwardKolmogorov(system, grid, fields);
        return new ForwardSolution(system, meanField, TimePath.forward(equation, start, kept, parts));
    }

    /** On the same number of points along every axis. */
    public static ForwardSolution solve(ParticleSystem system, int points, double... times) {
        return solve(system, ParticleGrid.of(system, points), times);
    }

    public ParticleSystem system() {
        return system;
    }

    /** E[Φ̄_N(X(T))], to the accuracy of the grid. */
    public double expectation() {
        JointLaw end = at(system.horizon());
        return end.expectation(
                system.observable().on(end.meanField().grid(), system.particles(), end.meanField()));
    }

    /** F_N and f at one of the kept times. */
    public JointLaw at(double time) {
        return new JointLaw(law.at(time), meanField.at(time));
    }
}

package org.dualcumulants.verify.modulated;

import java.util.OptionalDouble;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.verify.particles.Trajectories;

/**
 * F_N of every simulated system beside a mean field, or from monokinetic data with its kinetic part. For Newton's equations with noise also what the energy
 * (1/N) Σ |v_i|² + pairs of g, softened as the particles' pairs are, has grown by at the end; what chance does to it is (2/N) Σ √θ v_i·dW_i but for the
 * step, and is taken off.
 */
final class EnergyWatch implements Trajectories.Witness {

    private final ModulatedModel model;
    private final int particles;
    private final int per;
    private final MeanFieldHistory field;
    private final boolean monokinetic;
    private final boolean newton;
    private final ModulatedEnergy energy;
    private final OptionalDouble softening;
    private final double[][] values;
    private final double[][] controls;

    /**
     * Watches.
     *
     * @param per steps from one look to the next
     * @param monokinetic whether velocities begin as those of the field
     * @param softening δ of K(z) |z|⁴/(|z|⁴ + δ⁴)
     */
    EnergyWatch(
            ModulatedModel model, int particles, int replicas, int per, MeanFieldHistory field, boolean monokinetic, OptionalDouble softening) {
        this.model = model;
        this.particles = particles;
        this.per = per;
        this.field = field;
        this.monokinetic = monokinetic;
        this.softening = softening;
        this.newton = model.g().flow() == Flow.NEWTON;
        this.energy = new ModulatedEnergy(model.g(), particles, model.scaling());
        int looks = ModulatedStudy.SNAPSHOTS + 1;
        this.values = new double[newton ? looks + 1 : looks][replicas];
        this.controls = new double[values.length][replicas];
    }

    @Override
    public void starting(double[][] x) {
        if (!monokinetic) {
            return;
        }
        for (int r = 0; r < values[0].length; r++) {
            double[][] system = system(x, r);
            double[][] u = PeriodicField.at(positions(system), field.velocity(0).toArray(PeriodicField[]::new));
            for (int a = 0; a < u.length; a++) {
                System.arraycopy(u[a], 0, x[u.length + a], r * particles, particles);
            }
        }
    }

    @Override
    public void at(int step, double[][] x) {
        if (step % per != 0) {
            return;
        }
        int j = step / per;
        for (int r = 0; r < values[0].length; r++) {
            double[][] system = system(x, r);
            values[j][r] = TotalEnergy.at(energy, monokinetic ? system : positions(system), field.state(j), field.background(j));
            if (newton && (j == 0 || j == ModulatedStudy.SNAPSHOTS)) {
                values[values.length - 1][r] += (j == 0 ? -1 : 1) * whole(system);
            }
        }
    }

    /** (1/N) Σ |v_i|² + pairs of g. */
    private double whole(double[][] system) {
        int d = model.g().dimension();
        double sum = energy.pairs(positions(system));
        if (softening.isPresent()) {
            sum -= energy.softened(positions(system), softening.getAsDouble());
        }
        for (int a = d; a < 2 * d; a++) {
            for (double v : system[a]) {
                sum += v * v / particles;
            }
        }
        return sum;
    }

    /** One of them, positions from the corner of the grid. */
    private double[][] system(double[][] x, int r) {
        double[][] system = new double[x.length][particles];
        for (int a = 0; a < x.length; a++) {
            double origin = a < model.g().dimension() ? model.origin(a) : 0;
            for (int i = 0; i < particles; i++) {
                system[a][i] = x[a][r * particles + i] - origin;
            }
        }
        return system;
    }

    private double[][] positions(double[][] system) {
        return java.util.Arrays.copyOf(system, model.g().dimension());
    }

    @Override
    public void moving(int step, double h, double[][] x, double[][] normals) {
        if (!newton) {
            return;
        }
        double scale = 2 * Math.sqrt(model.theta(particles) * h) / particles;
        for (int a = model.g().dimension(); a < x.length; a++) {
            for (int i = 0; i < x[a].length; i++) {
                controls[controls.length - 1][i / particles] += scale * x[a][i] * normals[a][i];
            }
        }
    }

    @Override
    public double[][] values() {
        return values;
    }

    @Override
    public double[][] controls() {
        return controls;
    }
}

package org.dualcumulants.verify.modulated;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.spectral.interaction.TorusPotential;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;

/** A study as the modulated energy sees it: a repelling potential on a torus, its flow, and nothing else that moves particles. */
final class ModulatedModel {

    /** Coefficients of f° below this part of the largest one are taken for rounding. */
    private static final double RESOLVED = 1e-11;

    private static final int[] FIRST_POINTS = {128, 64, 24};
    private static final int[] MOST_POINTS = {1024, 128, 48};

    /** Points of the velocity axis, per axis: sums over them converge like those over a circle. */
    private static final int VELOCITIES = 96;

    private static final double WIDE = 12;

    private final Study study;
    private final TorusPotential g;

    private ModulatedModel(Study study, TorusPotential g) {
        this.study = study;
        this.g = g;
    }

    /** @throws StudyException if the theorems do not speak of the study */
    static ModulatedModel of(Study study) {
        study.requireIndependentParticles("the modulated energy");
        TorusPotential g = study.kernel()
                .fold(difference -> ModulatedModel.<TorusPotential>refused("it is given by formulas"),
                        general -> refused("it is K(x, x')"),
                        (PairKernel.Periodic periodic) -> TorusPotential.of(periodic.series()).orElseGet(() -> refused("it has no potential")));
        if (g.exponent().isEmpty() && !g.smooth()) {
            refused("its potential is " + g.text());
        }
        if (!(g.strength() > 0)) {
            refused("it attracts, strength " + g.strength());
        }
        if (g.exponent().isPresent() && !(g.exponent().getAsDouble() > -2)) {
            refused("s is " + g.exponent().getAsDouble() + ", where g is no kernel of positive type");
        }
        if (g.dimension() > 3) {
            refused("it acts in " + g.dimension() + " dimensions");
        }
        ModulatedModel model = new ModulatedModel(study, g);
        model.requireFreeFlight();
        study.particles().forEach(model::theta);
        return model;
    }

    private static <T> T refused(String found) {
        throw new StudyException("particle.kernel", found + "; the modulated energy is defined for riesz, log and coulomb with s > -2,"
                + " repelling, on periodic axes: give the kernel by name, with a positive strength");
    }

    private void requireFreeFlight() {
        int d = g.dimension();
        boolean newton = g.flow() == Flow.NEWTON;
        for (int a = 0; a < study.dimension(); a++) {
            Expression drift = study.drift().get(a);
            boolean free = newton && a < d ? drift.text().strip().equals(study.axisNames().get(d + a)) : drift.isConstant() && drift.value() == 0;
            if (!free) {
                throw new StudyException("particle.drift[" + a + "]", "it is '" + drift.text() + "'; the modulated energy follows particles that"
                        + " only the others push" + (newton ? ", with the drift " + study.axisNames().get(d) + ", …, 0 of Newton's equations" : "")
                        + ": remove it");
            }
        }
    }

    Study study() {
        return study;
    }

    TorusPotential g() {
        return g;
    }

    Scaling scaling() {
        return study.scaling();
    }

    /** θ = ε². */
    double theta(double particles) {
        double noise = study.noise(0, particles);
        boolean newton = g.flow() == Flow.NEWTON;
        for (int a = 0; a < study.dimension(); a++) {
            double other = study.noise(a, particles);
            if (newton ? other != 0 : other != noise) {
                throw new StudyException("particle.noise[" + a + "]", "it is " + other + "; " + (newton
                        ? "Newton's equations are followed without noise, set it to 0"
                        : "one noise √θ dW for all axes is required, " + noise + " as on the first"));
            }
        }
        return newton ? 0 : noise * noise;
    }

    /** s/d - 1 of N^{-1+s/d}; empty where g is bounded at 0. */
    OptionalDouble rate() {
        return g.smooth() || g.exponent().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(g.exponent().getAsDouble() / g.dimension() - 1);
    }

    double origin(int axis) {
        return ((PeriodicAxis) study.axes().get(axis)).from();
    }

    /** μ°, and for Newton's equations the mean velocity: all particles at one point move with it (monokinetic data). */
    MeanFieldFlow.State initial() {
        int d = g.dimension();
        int n = FIRST_POINTS[d - 1];
        while (true) {
            MeanFieldFlow.State state = initial(n);
            if (state.density().tail() < RESOLVED || 2 * n > MOST_POINTS[d - 1]) {
                return state;
            }
            n *= 2;
        }
    }

    private MeanFieldFlow.State initial(int n) {
        int d = g.dimension();
        int[] points = new int[d];
        java.util.Arrays.fill(points, n);
        TorusGrid grid = new TorusGrid(g.periods(), points);
        double[][] moments = g.flow() == Flow.NEWTON ? velocityMoments(grid) : densities(grid);
        double mass = new PeriodicField(grid, moments[0]).integral();
        List<PeriodicField> velocity = new ArrayList<>();
        for (int c = 1; c < moments.length; c++) {
            double[] u = new double[grid.size()];
            for (int i = 0; i < u.length; i++) {
                u[i] = moments[c][i] / moments[0][i];
            }
            velocity.add(new PeriodicField(grid, u));
        }
        if (!(mass > 0)) {
            throw new StudyException("particle.initial", "it integrates to " + mass + "; a density must have a finite positive integral");
        }
        return new MeanFieldFlow.State(0, new PeriodicField(grid, moments[0]).times(1 / mass), velocity);
    }

    private double[][] densities(TorusGrid grid) {
        Compiled density = study.initial().compile(study.axisNames());
        return new double[][] {PeriodicField.of(grid, x -> {
            double[] at = x.clone();
            for (int a = 0; a < at.length; a++) {
                at[a] += origin(a);
            }
            return density.at(at);
        }).values()};
    }

    /** ∫ f° dv and ∫ v f° dv on lines around the axes' centres. */
    private double[][] velocityMoments(TorusGrid grid) {
        int d = grid.dimension();
        if (d > 1) {
            throw new StudyException("particle.axes", "Newton's equations have " + d + " positions; the monokinetic setting is followed in one");
        }
        if (!(study.axes().get(1) instanceof RealAxis line)) {
            throw new StudyException("particle.axes[1]", "velocities are on a " + study.axes().get(1).kind() + " axis; a real one is required");
        }
        Compiled density = study.initial().compile(study.axisNames());
        double[][] moments = new double[2][grid.size()];
        for (int i = 0; i < grid.size(); i++) {
            for (int m = 0; m <= VELOCITIES; m++) {
                double v = line.center() + WIDE * line.width() * (2.0 * m / VELOCITIES - 1);
                double f = density.at(grid.coordinate(i, 0) + origin(0), v);
                moments[0][i] += f;
                moments[1][i] += v * f;
            }
        }
        return moments;
    }
}

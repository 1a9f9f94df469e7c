package org.dualcumulants.verify.modulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.spectral.interaction.FreeKernel;
import org.dualcumulants.spectral.interaction.FreePotential;
import org.dualcumulants.spectral.interaction.PairPotential;
import org.dualcumulants.spectral.interaction.Symbol;
import org.dualcumulants.spectral.interaction.TorusPotential;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;

/** A study as the modulated energy sees it: a repelling potential on a torus or in the whole space, its flow, and nothing else that moves particles. */
final class ModulatedModel {

    /** Coefficients of f° below this part of the largest one are taken for rounding. */
    private static final double RESOLVED = 1e-11;

    private static final int[] FIRST_POINTS = {128, 64, 24};
    private static final int[] MOST_POINTS = {1024, 128, 48};

    /** In the box around a law in the whole space, four times as wide. */
    private static final int[] FREE_POINTS = {1024, 128};

    /** Of the noise, beyond which nothing is left of a law. */
    private static final double DEVIATIONS = 8.3;

    /** The box is larger than the law by this. */
    private static final double MARGIN = 1.05;

    /** Points of the velocity axis, per axis: sums over them converge like those over a circle. */
    private static final int VELOCITIES = 96;

    private static final int PLANE_VELOCITIES = 48;

    /** Of each of two positions beside two velocities. */
    private static final int PLANE_POINTS = 32;

    private static final double WIDE = 12;

    private final Study study;
    private final PairPotential g;
    private final Optional<FreeBox> box;
    private final Compiled law;
    private MeanFieldFlow.State initial;

    private ModulatedModel(Study study, PairPotential g, Optional<FreeBox> box) {
        this.study = study;
        this.g = g;
        this.box = box;
        this.law = study.initial().compile(study.axisNames());
    }

    /** @throws StudyException if the theorems do not speak of the study */
    static ModulatedModel of(Study study) {
        study.requireIndependentParticles("the modulated energy");
        PairPotential g = study.kernel()
                .fold(difference -> free(study, difference),
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
        ModulatedModel model = new ModulatedModel(study, g, Optional.empty());
        model.requireFreeFlight();
        study.particles().forEach(model::theta);
        return g instanceof FreePotential free ? model.inBox(free) : model;
    }

    private static PairPotential free(Study study, PairKernel.Difference difference) {
        FreeKernel named = difference.named().orElseGet(() -> refused("it is given by formulas, or by a name that stands for formulas"));
        if (!study.axes().stream().allMatch(RealAxis.class::isInstance)) {
            refused(named.name() + " has axes of several kinds");
        }
        if (named.symbol() instanceof Symbol.PotentialFlow symbol && symbol.flow() == Flow.NEWTON) {
            refused("Newton's equations in the whole space, where monokinetic data have no velocity beyond the law");
        }
        return FreePotential.of(named, 1).map(PairPotential.class::cast)
                .orElseGet(() -> refused(named.name() + " in the whole space, where log, coulomb and on the line riesz with -2 < s < 1 are followed"));
    }

    /** The law may move, and spread by noise, within a quarter of the box around the middle, for as long as it is followed. */
    private ModulatedModel inBox(FreePotential g) {
        Compiled density = study.initial().compile(study.axisNames());
        FreeBox place = FreeBox.of(density::at, study.axes().stream().map(RealAxis.class::cast).toList());
        double theta = study.particles().stream().mapToDouble(this::theta).max().orElseThrow();
        double time = study.horizon() * (theta > 0 ? ModulatedStudy.LONG : 1);
        ModulatedModel rough = new ModulatedModel(study, g.in(4 * place.radius()), Optional.of(place));
        MeanFieldFlow.State start = rough.initial(FREE_POINTS[g.dimension() - 1]);
        double speed = 0;
        for (PeriodicField slope : new Background(rough.g, start.density()).slope()) {
            speed = Math.max(speed, Math.max(slope.maximum(), -slope.minimum()));
        }
        double radius = Math.hypot(place.radius(), DEVIATIONS * Math.sqrt(theta * time)) + (g.flow() == Flow.GRADIENT ? speed * time : 0);
        return new ModulatedModel(study, g.in(4 * MARGIN * radius), Optional.of(place));
    }

    private static <T> T refused(String found) {
        throw new StudyException("particle.kernel", found + "; the modulated energy is defined for riesz, log and coulomb with s > -2,"
                + " repelling, on periodic axes, or on one or two real ones: give the kernel by name, with a positive strength");
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

    PairPotential g() {
        return g;
    }

    Scaling scaling() {
        return study.scaling();
    }

    /** θ = ε²; of velocities for Newton's equations. */
    double theta(double particles) {
        int positions = g.flow() == Flow.NEWTON ? g.dimension() : 0;
        double noise = study.noise(positions, particles);
        for (int a = 0; a < study.dimension(); a++) {
            double other = study.noise(a, particles);
            if (a < positions && other != 0) {
                throw new StudyException("particle.noise[" + a + "]", "it is " + other + "; Newton's equations have noise in velocities alone, set it to 0");
            }
            if (a > positions && other != noise) {
                throw new StudyException("particle.noise[" + a + "]", "it is " + other + "; one noise √θ dW for all "
                        + (positions > 0 ? "velocities" : "axes") + " is required, " + noise + " as on the first");
            }
        }
        return noise * noise;
    }

    /** Whether the law of velocities is followed: Newton's equations with noise do not leave data monokinetic. */
    boolean thermal(double particles) {
        return g.flow() == Flow.NEWTON && theta(particles) > 0;
    }

    /** f° up to its mass, of positions from the corner of the torus and velocities. */
    double lawAt(double[] x) {
        double[] at = x.clone();
        for (int a = 0; a < g.dimension(); a++) {
            at[a] += origin(a);
        }
        return law.at(at);
    }

    /** The mean field of Newton's equations with noise, in a box of velocities for the horizon. */
    KineticFlow kineticFlow(double theta) {
        int d = g.dimension();
        double[] middle = new double[d];
        double widest = 0;
        for (int a = 0; a < d; a++) {
            RealAxis axis = velocityAxis(a);
            middle[a] = axis.center();
            widest = Math.max(widest, WIDE * axis.width());
        }
        double pull = 0;
        for (PeriodicField slope : new Background(g, initial().density()).slope()) {
            pull = Math.max(pull, Math.max(slope.maximum(), -slope.minimum()));
        }
        return KineticFlow.of(g, initial().density().grid(), this::lawAt, middle, widest, pull, theta, study.horizon());
    }

    private RealAxis velocityAxis(int axis) {
        int d = g.dimension();
        if (study.axes().get(d + axis) instanceof RealAxis real) {
            return real;
        }
        throw new StudyException("particle.axes[" + (d + axis) + "]",
                "velocities are on a " + study.axes().get(d + axis).kind() + " axis; a real one is required");
    }

    /** s/d - 1 of N^{-1+s/d}; empty where g is bounded at 0. */
    OptionalDouble rate() {
        return g.smooth() || g.exponent().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(g.exponent().getAsDouble() / g.dimension() - 1);
    }

    /** Whether particles live in the whole space. */
    boolean free() {
        return g instanceof FreePotential;
    }

    /** Coordinate of the corner of the box. */
    double origin(int axis) {
        return box.isPresent() ? box.get().centre(axis) - g.periods().get(axis) / 2 : ((PeriodicAxis) study.axes().get(axis)).from();
    }

    /** μ°, and for Newton's equations the mean velocity: all particles at one point move with it (monokinetic data). */
    MeanFieldFlow.State initial() {
        if (initial == null) {
            initial = resolved();
        }
        return initial;
    }

    private MeanFieldFlow.State resolved() {
        int d = g.dimension();
        int n = g.flow() == Flow.NEWTON && d == 2 ? PLANE_POINTS : free() ? FREE_POINTS[d - 1] : FIRST_POINTS[d - 1];
        int most = g.flow() == Flow.NEWTON && d == 2 ? 2 * PLANE_POINTS : (free() ? 2 : 1) * MOST_POINTS[d - 1];
        while (true) {
            MeanFieldFlow.State state = initial(n);
            if (state.density().tail() < RESOLVED || 2 * n > most) {
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
        return new double[][] {PeriodicField.of(grid, this::lawAt).values()};
    }

    /** ∫ f° dv and ∫ v_a f° dv by the trapezoidal rule around the axes' centres. */
    private double[][] velocityMoments(TorusGrid grid) {
        int d = grid.dimension();
        if (d > 2) {
            throw new StudyException("particle.axes", "Newton's equations have " + d
                    + " positions; the monokinetic setting is followed in one or two");
        }
        double[][] line = new double[d][];
        int each = d == 1 ? VELOCITIES : PLANE_VELOCITIES;
        for (int a = 0; a < d; a++) {
            RealAxis axis = velocityAxis(a);
            line[a] = IntStream.rangeClosed(0, each).mapToDouble(m -> axis.center() + WIDE * axis.width() * (2.0 * m / each - 1)).toArray();
        }
        double[][] moments = new double[1 + d][grid.size()];
        double[] at = new double[2 * d];
        int all = (int) Math.round(Math.pow(each + 1, d));
        for (int i = 0; i < grid.size(); i++) {
            for (int a = 0; a < d; a++) {
                at[a] = grid.coordinate(i, a) + origin(a);
            }
            for (int m = 0; m < all; m++) {
                for (int a = 0, rest = m; a < d; a++, rest /= each + 1) {
                    at[d + a] = line[a][rest % (each + 1)];
                }
                double f = law.at(at);
                moments[0][i] += f;
                for (int a = 0; a < d; a++) {
                    moments[1 + a][i] += at[d + a] * f;
                }
            }
        }
        return moments;
    }
}

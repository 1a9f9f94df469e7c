package org.dualcumulants.verify.witness;

import static org.dualcumulants.verify.witness.Models.single;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.verify.exact.DualFields;
import org.dualcumulants.verify.exact.ExactSolution;
import org.dualcumulants.verify.exact.ParticleGrid;
import org.dualcumulants.verify.exact.ParticleSystem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With m = N the hierarchy on the real line, between walls, and on products of axes of different kinds equals the solution of the
 * N-particle equation at the nodes of Gauss rules, which shares no matrix with it: expectation and every ‖C_n(0)‖.
 */
class SpacesWitnessTest {

    /** A model with what it takes to see its exact solution. */
    record Question(String name, Study study, List<Integer> points, double expectation, double norm) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A model in formulas; {@code %} stands for the next of some random numbers between 0.4 and 1. */
    private static Study study(
            long seed, List<Axis> axes, List<String> drift, List<String> kernel, List<String> noise, String initial,
            String mean, double horizon, int particles, List<Integer> resolution) {
        Random random = new Random(seed);
        List<String> names = axes.stream().map(Axis::name).toList();
        boolean general = PairKernel.isGeneral(kernel);
        List<String> arguments = general ? PairKernel.primed(names) : names;
        List<Expression> components = kernel.stream().map(k -> parse(k, arguments, random)).toList();
        return new Study(
                "witness", axes,
                drift.stream().map(s -> parse(s, names, random)).toList(),
                general ? new PairKernel.General(components) : new PairKernel.Difference(components),
                noise.stream().map(e -> parse(e, List.of(Study.PARTICLE_NUMBER), random)).toList(),
                parse(initial, names, random),
                new Observable.Mean(parse(mean, names, random)),
                horizon, List.of((double) particles), List.of(particles), Optional.of(resolution), 1e-10,
                Scaling.PER_OTHER, false, BasisChoice.PLAIN);
    }

    private static Expression parse(String text, List<String> variables, Random random) {
        StringBuilder filled = new StringBuilder();
        for (char c : text.toCharArray()) {
            filled.append(c == '%' ? String.format(Locale.ROOT, "%.3f", 0.4 + 0.6 * random.nextDouble()) : String.valueOf(c));
        }
        return Expression.parse(filled.toString(), new Names(variables, Map.of()));
    }

    private static final Axis UNIT = new IntervalAxis("x", 0, 1);
    private static final Axis WIDE = new IntervalAxis("x", -1, 2);
    private static final Axis LINE = new RealAxis("x", 0, 0.5);
    private static final Axis ANGLE = new PeriodicAxis("q", 0, 2 * Math.PI);
    private static final Axis SPEED = new RealAxis("v", 0.3, 1);

    /** Fields that vanish at the walls: cosines converge geometrically. */
    private static Question tangential(long seed, int particles) {
        boolean pair = particles == 2;
        return new Question("no force at the walls, N = " + particles, study(
                seed, List.of(UNIT), List.of("%*Sin(Pi*x)"), List.of("-%*Sin(Pi*x)*Cos(Pi*x') + %*Sin(2*Pi*x)*Cos(2*Pi*x')"),
                List.of("0.4"), "1 + %*Cos(Pi*x)/2 + 0.2*Cos(2*Pi*x)", "Cos(Pi*x) + %*Cos(2*Pi*x)", 0.2, particles,
                List.of(pair ? 12 : 11)),
                List.of(pair ? 22 : 20), pair ? 1e-9 : 1e-8, pair ? 1e-8 : 1e-7);
    }

    private static Study pressing(int particles, int modes) {
        return study(
                3, List.of(WIDE), List.of("% - x/2"), List.of("-%*x + 0.1*x^3"), List.of("0.8"), "1 + %*Cos(Pi*(x+1)/3)",
                "Cos(Pi*(x+1)/3)", 0.3, particles, List.of(modes));
    }

    /**
     * Attraction that does not stop at the walls. There f has a slope and Φ a third derivative, which no cosine has: moments fall like
     * k⁻², coefficients like k⁻⁴, and with them what K modes leave out of the expectation like K⁻³ (K^{-1/2} K^{-5/2} in H¹).
     */
    @Test
    void forcesAtTheWallsConvergeLikeTheCube() {
        Study coarse = pressing(2, 6);
        double exact = ExactSolution.solve(ParticleSystem.of(coarse, 2), 18).expectation();
        double six = Math.abs(single(coarse).expectation() - exact);
        double eighteen = Math.abs(single(pressing(2, 18)).expectation() - exact);
        assertTrue(eighteen < 1e-4, "error " + eighteen);
        assertEquals(3, Math.log(six / eighteen) / Math.log(3), 0.4);
    }

    /** Polynomial drift and kernel, densities of any tail. */
    private static Question line(long seed, int particles, String initial, String mean) {
        boolean pair = particles == 2;
        return new Question("real line, f° = " + initial + ", N = " + particles, study(
                seed, List.of(LINE), List.of("%/2 - x - %*x^3/8"), List.of("-%*x + %*x^2/5"), List.of("%/2"), initial, mean, 0.2,
                particles, List.of(pair ? 14 : 10)),
                List.of(pair ? 26 : 20), 1e-8, 1e-7);
    }

    private static Question newton(long seed, String noise, String kernel) {
        return new Question("Newton, noise " + noise + ", K = " + kernel, study(
                seed, List.of(ANGLE, SPEED), List.of("v", "-%*v"), List.of("0", kernel), List.of("0", noise),
                "(1 + %*Sin(q)/2)*Exp(-(v-0.3)^2/2)", "Cos(q) + v^2", 0.2, 2, List.of(4, 8)),
                List.of(9, 13), 1e-8, 1e-7);
    }

    /** Hamiltonian mean field: neither friction nor noise, so nothing but the resolution holds the filaments. */
    private static Question hamiltonian() {
        return new Question("Newton without friction and noise", study(
                16, List.of(ANGLE, SPEED), List.of("v", "0"), List.of("0", "-Sin(q)"), List.of("0", "0"),
                "(1 + Sin(q)/2)*Exp(-(v-0.3)^2/2)", "Cos(q) + v^2", 0.3, 2, List.of(6, 12)),
                List.of(13, 17), 1e-9, 1e-8);
    }

    private static Question threeTorus() {
        List<Axis> torus = Stream.of("x", "y", "z").<Axis>map(name -> new PeriodicAxis(name, 0, 2 * Math.PI)).toList();
        return new Question("3-torus", study(
                17, torus, List.of("0", "%*Cos(x)", "0"), List.of("%*Cos(y) + %*Sin(x-z)", "%*Sin(z)", "Cos(x-y)/2 - %*Sin(z)"),
                List.of("0.8", "0.5", "%"), "1 + %*Cos(x)/2 + 0.3*Sin(y-z)", "Cos(x) + Sin(y-z) + Cos(z)", 0.02, 2, List.of(3, 3, 3)),
                List.of(9, 9, 9), 1e-10, 1e-8);
    }

    /** First order on products of axes of different kinds, to 1e-9 of the expectation and of every norm. */
    private static Question mixed(String name, Study study, List<Integer> points) {
        return new Question(name, study, points, 3e-11, 3e-11);
    }

    private static Question circleAndInterval() {
        return mixed("circle and interval", study(
                10, List.of(ANGLE, UNIT), List.of("%*Cos(Pi*x)", "0.2*Sin(Pi*x)"),
                List.of("-%*Sin(q - q')", "%*Sin(Pi*x)*Cos(q - q')*Cos(Pi*x')"), List.of("0.5/N^(1/4)", "0.4"),
                "1 + %*Cos(q) + %*Cos(q)*Cos(Pi*x)/4 + %*Cos(Pi*x)/4", "Cos(q) + Cos(Pi*x)/2 + Sin(q)*Cos(Pi*x)", 0.1, 2,
                List.of(5, 8)),
                List.of(11, 15));
    }

    private static Question circleAndLine() {
        return mixed("circle and line", study(
                14, List.of(ANGLE, LINE), List.of("%*Cos(q)", "%*Sin(q) - x"), List.of("-%*Sin(q)", "-%*x*Cos(q)"),
                List.of("0.5/N^(1/4)", "0.4"), "(3/2 + %*Cos(q) + x^2 + %*x*Cos(q))*Exp(-2*x^2)", "1 + Cos(q) + x^2 + Sin(q)*x", 0.1, 2,
                List.of(6, 8)),
                List.of(13, 14));
    }

    private static Question intervalAndLine() {
        return mixed("interval and line", study(
                15, List.of(UNIT, new RealAxis("v", 0, 0.5)), List.of("0.3*Sin(Pi*x)*v", "%*Cos(Pi*x) - v"),
                List.of("-%*Sin(Pi*x)*Cos(Pi*x')*(1 + v'^2/2)/2", "-%*(v - v')*Cos(Pi*x')"), List.of("0.5/N^(1/4)", "0.4"),
                "(1 + %*Cos(Pi*x)/2)*Exp(-2*v^2)", "1 + Cos(Pi*x) + v^2 + v*Cos(Pi*x)", 0.1, 2, List.of(8, 7)),
                List.of(13, 13));
    }

    static Stream<Question> quick() {
        return Stream.of(
                tangential(1, 2), tangential(2, 3),
                line(4, 2, "(1 + x^2)*Exp(-2*x^2)", "x + x^2"), line(5, 3, "Exp(-2*(x - 0.1)^2)", "x"),
                hamiltonian(), newton(7, "Sqrt(2)", "-%*Sin(q)"), newton(8, "0", "-%*Sin(q)"), newton(9, "0.5", "-%*(1 + Cos(q))*v"),
                circleAndInterval(), circleAndLine());
    }

    static Stream<Question> slow() {
        return Stream.of(
                tangential(11, 3), line(13, 2, "Exp(-2*x^2)*(1 + Cos(x)/2)", "Cos(x)"), intervalAndLine(), threeTorus());
    }

    @ParameterizedTest
    @MethodSource("quick")
    void allOrdersAreExact(Question q) {
        agrees(q);
    }

    @ParameterizedTest
    @MethodSource("slow")
    @Tag("slow")
    void allOrdersAreExactForMoreModels(Question q) {
        agrees(q);
    }

    private static void agrees(Question q) {
        int particles = (int) (double) q.study().particles().get(0);
        RunResult run = single(q.study());
        ParticleSystem system = ParticleSystem.of(q.study(), particles);
        DualFields exact = ExactSolution.solve(system, new ParticleGrid(system.axes(), q.points())).at(0);
        assertTrue(Math.abs(run.correction()) > 1e-6, "no correction to compare: " + run.correction());
        assertEquals(exact.dualMarginal(0).at(), run.expectation(), q.expectation());
        for (int n = 1; n <= particles; n++) {
            double norm = exact.norm(n);
            assertTrue(norm > 10 * q.norm(), "C_" + n + " vanishes");
            assertEquals(norm, run.norms().get(n), q.norm(), "‖C_" + n + "‖");
        }
    }
}

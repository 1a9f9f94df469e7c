package org.dualcumulants.verify.closedform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.verify.exact.ExactSolution;
import org.dualcumulants.verify.exact.ParticleSystem;
import org.junit.jupiter.api.Test;

/** What is recognised, and against reference values, other formulas and the N-particle equation. */
class ClosedFormTest {

    private static final Axis LINE = new RealAxis("x", 0.7, 0.5);
    private static final Axis VELOCITY = new RealAxis("v", 0, 1);
    private static final Axis CIRCLE = new PeriodicAxis("q", 0, 2 * Math.PI);
    private static final String NORMAL = "Exp(-(x-0.7)^2/(2*0.5^2))";

    private static Expression parse(String text, List<String> names) {
        return Expression.parse(text, new Names(names, Map.of()));
    }

    private static Study study(
            List<Axis> axes, List<String> drift, List<String> kernel, List<String> noise, String initial, Observable observable,
            double horizon, Scaling scaling, boolean self) {
        List<String> names = axes.stream().map(Axis::name).toList();
        boolean general = PairKernel.isGeneral(kernel);
        List<Expression> k = kernel.stream().map(t -> parse(t, general ? PairKernel.primed(names) : names)).toList();
        return new Study(
                "closed", axes, drift.stream().map(t -> parse(t, names)).toList(),
                general ? new PairKernel.General(k) : new PairKernel.Difference(k), noise.stream().map(t -> parse(t, List.of("N"))).toList(),
                parse(initial, names), observable, horizon, List.of(2.0), List.of(2), Optional.empty(), 1e-8, scaling, self, BasisChoice.PLAIN);
    }

    private static Observable mean(String text, String... names) {
        return new Observable.Mean(parse(text, List.of(names)));
    }

    private static Observable square(String statistic, String... names) {
        Map<String, Expression> statistics = new LinkedHashMap<>();
        statistics.put("c", parse(statistic, List.of(names)));
        return new Observable.Functional(statistics, parse("c^2 + c", List.of("c")));
    }

    private static Study springs(String drift, String kernel, Observable observable, Scaling scaling, boolean self) {
        return study(List.of(LINE), List.of(drift), List.of(kernel), List.of("0.6"), NORMAL, observable, 0.8, scaling, self);
    }

    private static double value(Study study, double particles) {
        return ClosedForm.of(study).orElseThrow().expectation().applyAsDouble(particles);
    }

    /** R3. */
    @Test
    void interactingOrnsteinUhlenbeckProcesses() {
        Study study = springs("-x", "-x/2", mean("x^2", "x"), Scaling.PER_OTHER, false);
        assertEquals(0.2442566483, value(study, 2), 1e-10);
        assertEquals(0.2325168281, value(study, 10), 1e-10);
        assertEquals(0.2307391742, value(study, 1000), 1e-10);
    }

    /** Kernels of two states, forces that are not centred, products of means, 1/N with and without j = i: against the equation of two particles. */
    @Test
    void linearSystemsOfOneAxis() {
        for (Study study : List.of(
                springs("1/5 - x", "-x/2", square("x", "x"), Scaling.PER_OTHER, false),
                springs("1/5 - x", "x'/3 - x/2 + 1/4", mean("x^2 - x", "x"), Scaling.PER_PARTICLE, false),
                springs("1/5 - x", "x'/3 - x/2 + 1/4", square("x/2", "x"), Scaling.PER_PARTICLE, true),
                springs("-x/2", "x'/3", mean("x^2", "x"), Scaling.PER_OTHER, false))) {
            double exact = ExactSolution.solve(ParticleSystem.of(study, 2), 6).expectation();
            assertEquals(exact, value(study, 2), 1e-8, study.kernel().toString());
        }
    }

    /** Alignment with constant communication: the velocity's variance falls like e^{-2κT}, whatever the positions do on their circle. */
    @Test
    void alignment() {
        Study study = study(
                List.of(CIRCLE, VELOCITY), List.of("v", "0"), List.of("0", "-2*v"), List.of("0", "0"),
                "(1 + Cos(q)/2)*Exp(-(v - Sin(q)/2)^2/(2*0.4^2))", mean("v^2", "q", "v"), 0.5, Scaling.PER_PARTICLE, false);
        // E v = ∫ ½ sin q (1 + ½ cos q) = 0, E v² = 0.16 + ¼·½ = 0.285
        double n = 5;
        assertEquals(0.285 / n + 0.285 * (1 - 1 / n) * Math.exp(-2 * 2 * 0.5), value(study, n), 1e-9);
    }

    @Test
    void freeTransport() {
        Study study = study(
                List.of(CIRCLE, VELOCITY), List.of("v", "0"), List.of("0", "0"), List.of("0", "0"), "(1 + Cos(q)/2)*Exp(-v^2/2)",
                mean("Cos(q)*(1 + v^2)", "q", "v"), 1.5, Scaling.PER_OTHER, false);
        // E cos(q + vT)(1 + v²) = ¼ e^{-T²/2} (1 + 1 - T²)
        assertEquals(0.25 * Math.exp(-1.125) * (2 - 2.25), value(study, 3), 1e-10);
        assertEquals("free motion", ClosedForm.of(study).orElseThrow().name());
    }

    @Test
    void diffusionOnACircle() {
        Study study = study(
                List.of(CIRCLE), List.of("0.3"), List.of("0"), List.of("0.8"), "1 + Cos(q)/2 + 0.3*Sin(2*q)", mean("Sin(2*q) + 1", "q"), 0.5,
                Scaling.PER_OTHER, false);
        assertEquals(1 + 0.15 * Math.cos(2 * 0.15) * Math.exp(-2 * 0.64 * 0.5), value(study, 3), 1e-12);
    }

    /** R8: the first mode decays as in the limit; at N = 2 the square of its mean is known too, because 2 + 2 cos(θ_1 - θ_2) closes. */
    @Test
    void logGas() {
        String kernel = "Cos(q/2)/Sin(q/2)/2";
        double horizon = 0.6;
        for (Scaling scaling : Scaling.values()) {
            Study first = study(
                    List.of(CIRCLE), List.of("0"), List.of(kernel), List.of("0.8"), "1 + Cos(q)/2 + 0.3*Sin(2*q)", mean("Cos(q) + Sin(q)/3", "q"),
                    horizon, scaling, false);
            for (double n : new double[] {2, 7, 1e6}) {
                double rate = 0.5 * (scaling == Scaling.PER_OTHER ? 1 : (n - 1) / n) + 0.32;
                assertEquals(0.25 * Math.exp(-rate * horizon), value(first, n), 1e-11);
            }
        }
        Study square = study(
                List.of(CIRCLE), List.of("0"), List.of(kernel), List.of("0"), "1", new Observable.Functional(
                        Map.of("c", parse("Cos(q)", List.of("q")), "s", parse("Sin(q)", List.of("q"))), parse("c^2 + s^2", List.of("c", "s"))),
                horizon, Scaling.PER_OTHER, false);
        // |p_1|² = 2 + 2 cos δ and d cos δ = -(1 + cos δ) dt, so that it falls like e^{-t} from E = 2
        assertEquals(2 * Math.exp(-horizon) / 4, value(square, 2), 1e-11);
    }

    @Test
    void othersAreNotRecognised() {
        List<Axis> circle = List.of(CIRCLE);
        String initial = "1 + Cos(q)/2";
        for (Study study : List.of(
                study(circle, List.of("0"), List.of("-Sin(q)"), List.of("0.8"), initial, mean("Cos(q)", "q"), 0.5, Scaling.PER_OTHER, false),
                study(circle, List.of("Sin(q)"), List.of("0"), List.of("0.8"), initial, mean("Cos(q)", "q"), 0.5, Scaling.PER_OTHER, false),
                study(circle, List.of("0.1"), List.of("Cos(q/2)/Sin(q/2)/2"), List.of("0"), initial, mean("Cos(q)", "q"), 0.5, Scaling.PER_OTHER, false),
                springs("-x^3", "-x/2", mean("x^2", "x"), Scaling.PER_OTHER, false),
                springs("-x", "-x/2", mean("x^3", "x"), Scaling.PER_OTHER, false),
                springs("-x", "-x/2", square("x^2", "x"), Scaling.PER_OTHER, false))) {
            assertTrue(ClosedForm.of(study).isEmpty(), study.toString());
        }
    }
}

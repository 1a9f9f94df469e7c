package org.dualcumulants.verify.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.run.Progress;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.hierarchy.run.StudyResult;
import org.dualcumulants.hierarchy.run.TruncationStudy;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;

/** Models of the reference table and seeded random ones, and the studies that ask them for an observable. */
final class Models {

    private static final double FULL = 2 * Math.PI;
    private static final List<Axis> CIRCLE = List.of(new PeriodicAxis("x", 0, FULL));
    private static final List<Axis> TORUS = List.of(new PeriodicAxis("x", 0, FULL), new PeriodicAxis("y", 0, FULL));

    private Models() {}

    /** Equation (1) in formulas. */
    record Model(
            List<Axis> axes,
            List<String> drift,
            List<String> kernel,
            String noise,
            String initial,
            double horizon,
            Scaling scaling,
            boolean selfInteraction) {

        Model with(String... kernel) {
            return new Model(axes, drift, List.of(kernel), noise, initial, horizon, scaling, selfInteraction);
        }

        Model scaledPerParticle(boolean self) {
            return new Model(axes, drift, kernel, noise, initial, horizon, Scaling.PER_PARTICLE, self);
        }

        Study study(Observable observable, List<Double> particles, List<Integer> orders, int harmonics, double tolerance) {
            int d = axes.size();
            return new Study(
                    "witness", axes,
                    drift.stream().map(this::inAxes).toList(),
                    pairKernel(),
                    Collections.nCopies(d, parse(noise, List.of(Study.PARTICLE_NUMBER))),
                    inAxes(initial), observable, horizon, particles, orders,
                    Optional.of(Collections.nCopies(d, harmonics)), tolerance, scaling, selfInteraction,
                    BasisChoice.PLAIN);
        }

        private PairKernel pairKernel() {
            List<String> arguments = PairKernel.isGeneral(kernel) ? PairKernel.primed(names()) : names();
            List<Expression> components = kernel.stream().map(k -> parse(k, arguments)).toList();
            return PairKernel.isGeneral(kernel)
                    ? new PairKernel.General(components)
                    : new PairKernel.Difference(components);
        }

        /** One run, (N, m). */
        Study study(Observable observable, double particles, int order, int harmonics, double tolerance) {
            return study(observable, List.of(particles), List.of(order), harmonics, tolerance);
        }

        Observable mean(String phi) {
            return new Observable.Mean(inAxes(phi));
        }

        Observable marginal(int particles, String phi) {
            return new Observable.Marginal(particles, parse(phi, Observable.slotNames(names(), particles)));
        }

        Observable fluctuation(int order, String phi) {
            return new Observable.Fluctuation(order, parse(phi, Observable.slotNames(names(), order)));
        }

        /** P of the means of c and s. */
        Observable functional(String c, String s, String value) {
            Map<String, Expression> statistics = new LinkedHashMap<>();
            statistics.put("c", inAxes(c));
            statistics.put("s", inAxes(s));
            return new Observable.Functional(statistics, parse(value, List.of("c", "s")));
        }

        List<String> names() {
            return axes.stream().map(Axis::name).toList();
        }

        private Expression inAxes(String text) {
            return parse(text, names());
        }
    }

    static Model circle(String drift, String kernel, String noise, String initial, double horizon) {
        return new Model(
                CIRCLE, List.of(drift), List.of(kernel), noise, initial, horizon, Scaling.PER_OTHER, false);
    }

    /** R1. */
    static final Model NOISY_KURAMOTO = kuramoto("-Sin(x)");

    static final String KURAMOTO_PHASE = "Cos(x) + Sin(x)/2";

    /** R1 with another kernel. */
    static Model kuramoto(String kernel) {
        return circle("0", kernel, "0.8", "1 + Cos(x)/2 + 0.3*Sin(2*x)", 0.5);
    }

    /** R2. */
    static final Model CONCENTRATED_KURAMOTO = new Model(
            List.of(new PeriodicAxis("x", -Math.PI, FULL)),
            List.of("0"), List.of("-0.4*Sin(x)"), "0.4", "Exp(-x^2/(2*0.2^2))", 1, Scaling.PER_OTHER, false);

    /** R4. */
    static final Model SAWTOOTH = circle(
            "0", "Sin(x) + Sin(2*x)/2 + Sin(3*x)/3 + Sin(4*x)/4", "0.7", "1 + 0.6*Cos(x)", 0.5);

    /** R5: K = (-∂_y g, ∂_x g), g = 2 cos x + 2 cos y + cos(x+y) + cos(x-y). */
    static final Model VORTICES = new Model(
            TORUS,
            List.of("0", "0"),
            List.of("2*Sin(y) + Sin(x+y) - Sin(x-y)", "-2*Sin(x) - Sin(x+y) - Sin(x-y)"),
            "0.6", "1 + 0.4*Cos(x-y) + 0.3*Sin(y)", 0.4, Scaling.PER_OTHER, false);

    /**
     * A random model with drift and a kernel that is neither odd nor, on the torus, divergence free. Horizons are such that
     * harmonics fall by ten or more from one to the next, so a few of them carry all digits; noise allows for longer ones.
     */
    static Model random(long seed, int dimension, boolean noisy) {
        Random random = new Random(seed);
        String noise = noisy ? number(0.4 + 0.4 * random.nextDouble()) : "0";
        double horizon = dimension == 1 ? noisy ? 0.3 : 0.15 : noisy ? 0.3 : 0.15;
        List<String> drift = IntStream.range(0, dimension).mapToObj(i -> wave(random, dimension, 0.4)).toList();
        List<String> kernel = IntStream.range(0, dimension).mapToObj(i -> wave(random, dimension, 0.6)).toList();
        String initial = "1 + " + wave(random, dimension, 0.8);
        return new Model(
                dimension == 1 ? CIRCLE : TORUS, drift, kernel, noise, initial, horizon, Scaling.PER_OTHER, false);
    }

    /** A random model whose kernel K(x, x') is no function of the difference and tells x from x'. */
    static Model randomPairs(long seed, int dimension, boolean noisy) {
        Model model = random(seed, dimension, noisy);
        Random random = new Random(~seed);
        String[] phases = dimension == 1
                ? new String[] {"x", "x'", "x+x'", "x-x'", "2*x-x'", "x-2*x'"}
                : new String[] {"x", "y'", "x+y'", "y-x'"};
        double size = dimension == 1 ? 0.9 : 1.5;
        List<String> kernel = IntStream.range(0, dimension).mapToObj(i -> wave(random, phases, size)).toList();
        // on the torus short: three harmonics carry all digits
        double horizon = dimension == 1 ? model.horizon() : 0.12;
        return new Model(
                model.axes(), model.drift(), kernel, model.noise(), model.initial(), horizon, Scaling.PER_OTHER, false);
    }

    /** A random trigonometric polynomial of the one-particle coordinates, |·| ≤ size. */
    static String wave(Random random, int dimension, double size) {
        return wave(random, dimension == 1 ? new String[] {"x", "2*x"} : new String[] {"x", "y", "x+y", "x-y"}, size);
    }

    private static String wave(Random random, String[] phases, double size) {
        StringJoiner sum = new StringJoiner(" + ");
        for (String phase : phases) {
            double amplitude = size / (2 * phases.length);
            sum.add("(" + number(amplitude * (2 * random.nextDouble() - 1)) + ")*Sin(" + phase + ")");
            // bounded away from zero: no even part vanishes by chance
            sum.add("(" + number(amplitude * (0.4 + 0.6 * random.nextDouble())) + ")*Cos(" + phase + ")");
        }
        return sum.toString();
    }

    private static String number(double x) {
        return String.format(Locale.ROOT, "%.3f", x);
    }

    private static Expression parse(String text, List<String> variables) {
        return Expression.parse(text, new Names(variables, Map.of()));
    }

    static Study weighted(Study s) {
        return new Study(
                s.title(), s.axes(), s.drift(), s.kernel(), s.noise(), s.initial(), s.observable(), s.horizon(),
                s.particles(), s.truncation(), s.resolution(), s.tolerance(), s.scaling(), s.selfInteraction(),
                BasisChoice.WEIGHTED);
    }

    /** All runs of a study, none of which may be missing. */
    static StudyResult solve(Study study) {
        StudyResult result = TruncationStudy.solve(study, 2, Progress.NONE);
        assertTrue(result.complete(), "the study was not finished");
        assertEquals(List.of(), result.failures());
        assertFalse(result.results().isEmpty(), "nothing to compare");
        return result;
    }

    /** The only run of a study. */
    static RunResult single(Study study) {
        List<RunResult> results = solve(study).results();
        assertEquals(1, results.size());
        return results.get(0);
    }

    /** The run (N, m) among others. */
    static RunResult find(StudyResult result, double particles, int order) {
        List<RunResult> found = result.results().stream()
                .filter(r -> r.particles() == particles && r.truncation() == order)
                .toList();
        assertEquals(1, found.size(), "runs with N = " + particles + ", m = " + order);
        return found.get(0);
    }
}

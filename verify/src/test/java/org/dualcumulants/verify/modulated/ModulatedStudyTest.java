package org.dualcumulants.verify.modulated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.interaction.CoulombPotential;
import org.dualcumulants.spectral.interaction.ExponentialPotential;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.spectral.interaction.FourierKernel;
import org.dualcumulants.spectral.interaction.PairPotential;
import org.dualcumulants.spectral.interaction.Potential;
import org.dualcumulants.spectral.interaction.RieszPotential;
import org.dualcumulants.spectral.interaction.Symbol;
import org.dualcumulants.spectral.interaction.TorusPotential;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.verify.part.FinishedParts;
import org.dualcumulants.verify.part.InterruptedParts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Along trajectories: the laws of motion, bounds, refusals. */
class ModulatedStudyTest {

    private static Expression parse(String text, List<String> names) {
        return Expression.parse(text, new Names(names, Map.of()));
    }

    private static Study study(double strength, Potential potential, Flow flow, int d, String noise, String initial, Scaling scaling, int particles) {
        List<String> places = List.of("x", "y", "z").subList(0, d);
        List<String> speeds = flow == Flow.NEWTON ? List.of("v", "w").subList(0, d) : List.of();
        List<String> names = Stream.concat(places.stream(), speeds.stream()).toList();
        List<Axis> axes = flow == Flow.NEWTON
                ? Stream.concat(places.stream().map(name -> (Axis) new PeriodicAxis(name, -1, 2 * Math.PI)),
                        speeds.stream().map(name -> (Axis) new RealAxis(name, 0, 1))).toList()
                : names.stream().<Axis>map(name -> new PeriodicAxis(name, -1, 2 * Math.PI)).toList();
        FourierKernel kernel = new FourierKernel("test", Map.of(), Optional.of(flow), new Symbol.PotentialFlow(strength, potential, flow),
                Collections.nCopies(d, 2 * Math.PI), OptionalInt.empty(), 0);
        List<Expression> drift = flow == Flow.NEWTON
                ? Stream.concat(speeds.stream(), speeds.stream().map(name -> "0")).map(text -> parse(text, names)).toList()
                : IntStream.range(0, d).mapToObj(a -> parse("0", names)).toList();
        return new Study("test", axes, drift, new PairKernel.Periodic(kernel), Collections.nCopies(axes.size(), parse(noise, List.of("N"))),
                parse(initial, names), new Observable.Mean(parse("Cos(x)", names)), 0.25, List.of((double) particles), List.of(1), Optional.empty(),
                1e-6, scaling, false, BasisChoice.PLAIN);
    }

    /** Monokinetic data in the plane: positions' density and mean velocity; the energy with its kinetic part moves as it should. */
    @Test
    void newtonInThePlane() {
        ModulatedModel model = ModulatedModel.of(study(3, new CoulombPotential(), Flow.NEWTON, 2, "0",
                "(1+Cos(x)/4)*Exp(-((v-Sin(y)/3)^2+(w+1/5)^2)/2)", Scaling.PER_OTHER, 8));
        MeanFieldFlow.State initial = model.initial();
        TorusGrid grid = initial.density().grid();
        for (int i = 0; i < grid.size(); i += 37) {
            assertEquals((1 + Math.cos(grid.coordinate(i, 0) - 1) / 4) / (4 * Math.PI * Math.PI), initial.density().values()[i], 1e-12);
            assertEquals(Math.sin(grid.coordinate(i, 1) - 1) / 3, initial.velocity().get(0).values()[i], 1e-11);
            assertEquals(-0.2, initial.velocity().get(1).values()[i], 1e-11);
        }
        ModulatedEnergy energy = new ModulatedEnergy(model.g(), 8, model.scaling());
        double[][] x = Configurations.independent(new Background(model.g(), initial.density()), 8, new SplittableRandom(5));
        double[][] u = PeriodicField.at(x, initial.velocity().toArray(PeriodicField[]::new));
        for (int i = 0; i < 8; i++) {
            u[0][i] += 0.1 * Math.sin(i);
        }
        ModulatedResult.Balance balance = TotalEnergy.balance(
                energy, new double[][] {x[0], x[1], u[0], u[1]}, initial, 0.25, Beginning.INDEPENDENT, () -> false);
        assertTrue(Math.abs(balance.balance()) > 1e-4, balance.toString());
        assertEquals(balance.balance(), balance.derivative(), balance.error() + 1e-7, balance.toString());
        assertTrue(balance.error() < 1e-3 * Math.abs(balance.balance()), balance.toString());
    }

    private static Study heated(double s, int d, String noise, String initial, double... particles) {
        Study still = study(1, new RieszPotential(s), Flow.NEWTON, d, "0", initial, Scaling.PER_OTHER, 4);
        List<Expression> amplitudes = IntStream.range(0, 2 * d).mapToObj(a -> parse(a < d ? "0" : noise, List.of("N"))).toList();
        return new Study("test", still.axes(), still.drift(), still.kernel(), amplitudes, still.initial(), still.observable(), 0.25,
                java.util.Arrays.stream(particles).boxed().toList(), List.of(1), Optional.empty(), 1e-6, Scaling.PER_OTHER, false, BasisChoice.PLAIN);
    }

    /** Newton's equations with noise: F_N beside the law of positions and velocities moves as it should, noise heats by dθT, little noise is little. */
    @Test
    void newtonWithNoise() {
        heated(run(heated(-1, 1, "0.7", "(1+Cos(x)/2)*Exp(-(v-Sin(x)/3)^2/2)", 3, 8)), 0.015);
    }

    /** Pairs that collide are softened, in the energy too. */
    @Tag("slow")
    @Test
    void singularNewtonWithNoise() {
        heated(run(heated(0, 1, "0.7", "(1+Cos(x)/2)*Exp(-v^2/2)", 4, 16)), 0.2);
    }

    /** -log|x|, δ⁴/(ρ⁴ + δ⁴): ¼ log(1 + δ⁴/r⁴) for every pair. */
    @Test
    void softenedPairs() {
        ModulatedEnergy energy = new ModulatedEnergy(Potentials.riesz(0, 1000, 1), 3, Scaling.PER_OTHER);
        double expected = 0.25 * Math.log1p(Math.pow(0.1 / 0.02, 4)) + 0.25 * Math.log1p(Math.pow(0.1 / 0.17, 4)) + 0.25 * Math.log1p(Math.pow(0.1 / 0.15, 4));
        assertEquals(expected / 3, energy.softened(new double[][] {{5, 5.02, 4.85}}, 0.1), 1e-5);
    }

    /** In the plane, of a law that varies along one position and velocity alone: the one-dimensional solution. */
    @Test
    void lawInThePlane() {
        double side = 2 * Math.PI;
        List<KineticFlow.State> ends = new java.util.ArrayList<>();
        for (int d = 1; d <= 2; d++) {
            PairPotential g = TorusPotential.of(new FourierKernel("test", Map.of(), Optional.of(Flow.NEWTON),
                    new Symbol.PotentialFlow(d == 1 ? 3 : 3 * side, new CoulombPotential(), Flow.NEWTON), Collections.nCopies(d, side),
                    OptionalInt.empty(), 0)).orElseThrow();
            int dimension = d;
            java.util.function.ToDoubleFunction<double[]> law = x -> (1 + 0.3 * Math.cos(x[0])) * Math.exp(-x[dimension] * x[dimension] / 2)
                    * (dimension == 2 ? Math.exp(-x[3] * x[3] / 2) : 1);
            KineticFlow flow = KineticFlow.of(
                    g, d == 1 ? new TorusGrid(g.periods(), 16) : new TorusGrid(g.periods(), 16, 2), law, new double[d], 12, 0.5, 0.3, 0.2);
            ends.add(flow.solve(flow.initial(law), new double[] {0, 0.2}, 1, () -> false).get(1));
        }
        for (int i = 0; i < 16; i++) {
            assertEquals(ends.get(0).density().values()[i], ends.get(1).density().values()[2 * i] * side, 1e-6);
            assertEquals(ends.get(0).current().get(0).values()[i], ends.get(1).current().get(0).values()[2 * i] * side, 1e-6);
            assertEquals(0, ends.get(1).current().get(1).values()[2 * i], 1e-6);
        }
        assertTrue(Math.abs(ends.get(0).current().get(0).values()[4]) > 1e-3);
        assertEquals(ends.get(0).kinetic() + 1 + 0.3 * 0.2, ends.get(1).kinetic(), 1e-6);
    }

    /** @param known part of the heat that may be unknown */
    private static void heated(ModulatedResult result, double known) {
        assertEquals(List.of(Beginning.INDEPENDENT, Beginning.MONOKINETIC, Beginning.INDEPENDENT, Beginning.MONOKINETIC),
                result.paths().stream().map(ModulatedResult.Path::beginning).toList());
        assertEquals(1, result.balances().size());
        ModulatedResult.Balance balance = result.balances().get(0);
        assertTrue(Math.abs(balance.balance()) > 1e-3, balance.toString());
        assertEquals(balance.balance(), balance.derivative(), balance.error() + 1e-6, balance.toString());
        assertTrue(balance.error() < 1e-3 * Math.abs(balance.balance()), balance.toString());
        assertEquals(5, result.heatings().size());
        for (ModulatedResult.Heating heating : result.heatings()) {
            assertEquals(0.49 * 0.25, heating.expected(), 1e-12);
            assertEquals(heating.expected(), heating.growth(), 2 * heating.error(), heating.toString());
            assertTrue(heating.error() < known * heating.expected(), heating.toString());
        }
        assertTrue(result.heatings().get(0).error() < 1e-4, result.heatings().get(0).toString());
        for (ModulatedResult.Cold cold : result.cold()) {
            assertEquals(1, cold.exponent(), 0.01 + 2 * cold.ratioHalfWidth(), cold.toString());
            assertTrue(cold.ratioHalfWidth() < 0.01, cold.toString());
        }
        for (ModulatedResult.Path path : result.paths()) {
            boolean law = path.beginning() == Beginning.INDEPENDENT;
            int last = path.times().size() - 1;
            assertTrue(path.energies().stream().allMatch(e -> e >= -path.bound()), path.toString());
            assertEquals(law, path.gronwall().get(last).isNaN());
            assertTrue(law || path.energies().get(last) > path.energies().get(0) && path.energies().get(last) < path.gronwall().get(last), path.toString());
        }
    }

    /**
     * No pull to speak of and f° a Gaussian wave: the law flies and spreads freely, m_1(t) = ½ m_1(0) exp(-κ²(σ²t² + θt³/3)/2), which is Kolmogorov's solution.
     */
    @Test
    void freeLawWithNoise() {
        Study still = heated(-1, 1, "0.7", "(1+Cos(x)/2)*Exp(-2*(v-1/5)^2)", 4);
        ModulatedModel model = ModulatedModel.of(still);
        PairPotential weak = TorusPotential.of(new FourierKernel("test", Map.of(), Optional.of(Flow.NEWTON),
                new Symbol.PotentialFlow(1e-9, new RieszPotential(-1), Flow.NEWTON), List.of(2 * Math.PI), OptionalInt.empty(), 0)).orElseThrow();
        TorusGrid places = model.initial().density().grid();
        KineticFlow flow = KineticFlow.of(weak, places, model::lawAt, new double[] {0}, 12, 0, 0.49, 0.5);
        KineticFlow.State end = flow.solve(flow.initial(model::lawAt), new double[] {0, 0.2, 0.5}, 1, () -> false).get(2);
        double t = 0.5;
        double expected = 0.25 / (2 * Math.PI) * Math.exp(-(0.25 * t * t + 0.49 * t * t * t / 3) / 2);
        assertEquals(expected, Math.hypot(end.density().coefficients()[2], end.density().coefficients()[3]), 1e-5 * expected);
        assertEquals(0.04 + 0.25 + 0.49 * t, end.kinetic(), 1e-9);
        assertEquals(0.2, end.current().get(0).integral(), 1e-11);
    }

    private static ModulatedResult run(Study study) {
        return ModulatedStudy.run(study, 3, 1, () -> false, part -> {}, FinishedParts.NONE);
    }

    /** Finite differences of the energy along paths against gap and commutator; energies between the bound from below and Gronwall's. */
    @ParameterizedTest
    @CsvSource({
        "0, GRADIENT, 1, 1+Cos(x)/2+3/10*Sin(2*x), PER_OTHER",
        "0.25, GRADIENT, 1, 1+Cos(x)/2, PER_PARTICLE",
        "0, CONSERVATIVE, 2, 1+Cos(x-y)/2+3/10*Sin(y), PER_PARTICLE",
        "-1, NEWTON, 1, (1+Cos(x)/4)*Exp(-(v-Sin(x)/3)^2/2), PER_OTHER"})
    void lawsOfMotion(double s, Flow flow, int d, String initial, Scaling scaling) {
        ModulatedResult result = run(study(1, new RieszPotential(s), flow, d, "0", initial, scaling, 7));
        assertTrue(result.complete() && result.balances().size() >= 2, result.toString());
        for (ModulatedResult.Balance balance : result.balances()) {
            assertTrue(Math.abs(balance.balance()) > 1e-5, balance.toString());
            assertEquals(balance.balance(), balance.derivative(), balance.error() + 1e-6 * Math.max(0.01, Math.abs(balance.balance())), balance.toString());
            assertTrue(balance.error() < 1e-3 * Math.max(0.01, Math.abs(balance.balance())), balance.toString());
        }
        assertEquals(s == d - 2 ? 2 : 0, result.electric().size());
        for (ModulatedResult.Comparison comparison : result.electric()) {
            assertTrue(Math.abs(comparison.one()) > 1e-5, comparison.toString());
            assertEquals(comparison.one(), comparison.other(), 1e-10, comparison.toString());
        }
        assertEquals(2, result.paths().size());
        for (ModulatedResult.Path path : result.paths()) {
            for (int j = 0; j < path.times().size(); j++) {
                assertTrue(path.energies().get(j) >= -path.bound(), path.toString());
                assertTrue(path.energies().get(j) <= path.gronwall().get(j) + 1e-12, path.toString());
            }
        }
    }

    /** Stopped after every part and gone on with: the result of one go, and no part computed twice. */
    @Test
    void stoppedAfterEveryPart() {
        Study study = study(1, new RieszPotential(0), Flow.GRADIENT, 1, "0", "1+Cos(x)/2+3/10*Sin(2*x)", Scaling.PER_OTHER, 7);
        ModulatedResult whole = run(study);
        ModulatedResult result = InterruptedParts.stoppedAfterEach(7, parts -> {
            ModulatedResult found = ModulatedStudy.run(study, 3, 1, () -> false, part -> {}, parts);
            if (!found.complete()) {
                throw new CancellationException();
            }
            return found;
        });
        assertEquals(whole, result);
    }

    /** What is said of a law that is not resolved is said again by work that goes on behind it. */
    @Test
    void warningsAreKept() {
        Map<String, Object> kept = new HashMap<>();
        FinishedParts parts = new FinishedParts() {
            @Override
            public <T> T kept(String name, Class<T> type, Supplier<T> compute) {
                if (!kept.containsKey(name)) {
                    kept.put(name, compute.get());
                }
                return type.cast(kept.get(name));
            }
        };
        Study rough = heated(-1, 1, "1/100", "(1+Cos(x)/2)*Exp(-v^2/2)*(2+Tanh(40*v))", 2);
        ModulatedResult first = ModulatedStudy.run(rough, 3, 1, () -> false, part -> {}, parts);
        assertTrue(first.warnings().stream().anyMatch(w -> w.startsWith("the law of positions and velocities at the horizon is resolved to ")),
                first.warnings().toString());
        assertEquals(first.warnings(), ModulatedStudy.run(rough, 3, 1, () -> false, part -> {}, parts).warnings());
    }

    /** The first Fourier coefficient of the log gas's mean field decays like e^{-(½+θ/2)t}, R8 of the references. */
    @Test
    void theMeanFieldOfTheLogGas() {
        ModulatedModel model = ModulatedModel.of(study(1, new RieszPotential(0), Flow.GRADIENT, 1, "7/10", "1+Cos(x+1)/2+3/10*Sin(2*x)",
                Scaling.PER_OTHER, 4));
        MeanFieldFlow.State initial = model.initial();
        List<MeanFieldFlow.State> states = new MeanFieldFlow(model.g(), initial.density().grid(), 0.49)
                .solve(initial, new double[] {0, 0.3, 0.5}, () -> false);
        for (MeanFieldFlow.State state : states) {
            double re = state.density().coefficients()[2] * 2 * Math.PI;
            double im = state.density().coefficients()[3] * 2 * Math.PI;
            assertEquals(0.25 * Math.exp(-(0.5 + 0.245) * state.time()), Math.hypot(re, im), 1e-11);
        }
    }

    @Test
    void refusals() {
        String attracting = message(study(-1, new RieszPotential(0), Flow.GRADIENT, 1, "0", "1", Scaling.PER_OTHER, 4));
        assertTrue(attracting.startsWith("it attracts, strength -1.0; ") && attracting.contains("riesz, log and coulomb"), attracting);
        String exponential = message(study(1, new ExponentialPotential(1), Flow.GRADIENT, 1, "0", "1", Scaling.PER_OTHER, 4));
        assertTrue(exponential.startsWith("its potential is exp(-|x|/1); "), exponential);
        String noisy = message(study(1, new CoulombPotential(), Flow.NEWTON, 1, "1/2", "Exp(-v^2)", Scaling.PER_OTHER, 4));
        assertTrue(noisy.startsWith("it is 0.5; Newton's equations have noise in velocities alone, set it to 0"), noisy);
        String many = message(study(1, new CoulombPotential(), Flow.GRADIENT, 1, "0", "1", Scaling.PER_OTHER, 100_000));
        assertTrue(many.startsWith("the smallest N is 100000; ") && many.contains("up to 512 particles are followed in 1 dimension") && many.contains("--set"), many);
        Study drifting = study(1, new CoulombPotential(), Flow.GRADIENT, 1, "0", "1", Scaling.PER_OTHER, 4);
        Study other = new Study("test", drifting.axes(), List.of(parse("Sin(x)", List.of("x"))), drifting.kernel(), drifting.noise(),
                drifting.initial(), drifting.observable(), 0.25, List.of(4.0), List.of(1), Optional.empty(), 1e-6, Scaling.PER_OTHER, false,
                BasisChoice.PLAIN);
        assertTrue(message(other).startsWith("it is 'Sin(x)'; the modulated energy follows particles that only the others push"), message(other));
    }

    private static String message(Study study) {
        return assertThrows(StudyException.class, () -> run(study)).getMessage();
    }
}

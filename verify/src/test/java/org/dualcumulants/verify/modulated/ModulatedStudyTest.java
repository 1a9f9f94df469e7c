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
import org.dualcumulants.spectral.interaction.Potential;
import org.dualcumulants.spectral.interaction.RieszPotential;
import org.dualcumulants.spectral.interaction.Symbol;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
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
                energy, new double[][] {x[0], x[1], u[0], u[1]}, initial, 0.25, "shaken", () -> false);
        assertTrue(Math.abs(balance.balance()) > 1e-4, balance.toString());
        assertEquals(balance.balance(), balance.derivative(), balance.error() + 1e-7, balance.toString());
        assertTrue(balance.error() < 1e-3 * Math.abs(balance.balance()), balance.toString());
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

    /** Parts in memory; stops the work where a part that is not there is asked for once too often. */
    private static final class Kept implements FinishedParts {
        private final Map<String, Object> parts = new HashMap<>();
        private int left;

        @Override
        public <T> T kept(String name, Class<T> type, Supplier<T> compute) {
            if (!parts.containsKey(name)) {
                if (left-- == 0) {
                    throw new CancellationException();
                }
                parts.put(name, compute.get());
            }
            return type.cast(parts.get(name));
        }
    }

    /** Stopped after every part and gone on with: the result of one go, and no part computed twice. */
    @Test
    void stoppedAfterEveryPart() {
        Study study = study(1, new RieszPotential(0), Flow.GRADIENT, 1, "0", "1+Cos(x)/2+3/10*Sin(2*x)", Scaling.PER_OTHER, 7);
        ModulatedResult whole = run(study);
        Kept kept = new Kept();
        ModulatedResult result;
        int interruptions = 0;
        do {
            kept.left = 1;
            result = ModulatedStudy.run(study, 3, 1, () -> false, part -> {}, kept);
            interruptions += result.complete() ? 0 : 1;
        } while (!result.complete() && interruptions < 20);
        assertEquals(kept.parts.size() - 1, interruptions);
        assertTrue(interruptions >= 6, kept.parts.keySet().toString());
        assertEquals(whole, result);
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
        assertTrue(noisy.contains("without noise, set it to 0"), noisy);
        String many = message(study(1, new CoulombPotential(), Flow.GRADIENT, 1, "0", "1", Scaling.PER_OTHER, 100_000));
        assertTrue(many.contains("up to 512 particles are followed in 1 dimension") && many.contains("--set"), many);
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

package org.dualcumulants.hierarchy.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.InteractingParticles;
import org.dualcumulants.hierarchy.layout.Tensors;
import org.dualcumulants.hierarchy.operator.OperatorSize;
import org.dualcumulants.hierarchy.series.SeriesLayout;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.TensorSet;
import org.dualcumulants.spectral.system.OneParticleSystem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is computed fits into the memory that it is said to need, and not into a third of it: done by Java with exactly that much. */
@Tag("slow")
class MemoryOfRunsTest {

    private static final int OUT_OF_MEMORY = 7;

    /** Of the processor, a hundred times what the work takes: what takes longer collects garbage and does nothing else. */
    private static final Duration MOST = Duration.ofMinutes(10);

    /** Kinds of work in which different parts of the memory count most. */
    enum Kind {
        MANY_ORDERS(circle("-Sin(x)", 12).truncation(6).study()),
        ALL_WAVES(circle("-Sin(x)/(5/4 - Cos(x))", 24).truncation(4).study()),
        MANY_PRODUCTS(circle("-Sin(x)/(101/100 - Cos(x))", 300).truncation(2).study()),
        PHASE_SPACE(phaseSpace(16, 24)),
        BY_DEGREE(circle("-Sin(x)", 30).truncation(4).study().with(new TensorSet(TensorSet.Rule.TOTAL_DEGREE, 2.5))),
        NORMS_OVER_TIME(phaseSpace(4, 70)) {
            @Override
            Detail detail() {
                return Detail.HISTORY;
            }
        },
        SIDE_BY_SIDE(circle("-Sin(x)", 8).truncation(5).study()) {
            @Override
            List<Double> particles() {
                return List.of(8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 512.0, 1024.0);
            }
        },
        SERIES(circle("-Sin(x)", 20).truncation(1).study()) {
            private static final int POWERS = 2;

            @Override
            double bytes() {
                return Footprint.series(tensors(), POWERS, operator(model()));
            }

            @Override
            boolean solved() {
                Model model = model();
                TensorLayout all = tensors().layout(SeriesLayout.truncation(POWERS, 0));
                return SeriesSolver.solve(
                                model.limit(16), model.terms(), new SeriesLayout(all.indexSet(), POWERS), 1e-6, 2, Slot.NONE, () -> false, part -> {})
                        instanceof SeriesSolution.Solved;
            }
        },
        BY_PRODUCTS(phaseSpace(100, 60)) {
            @Override
            double bytes() {
                OneParticleSystem system = model().limit(16).system();
                return Footprint.made(model().limit(16))
                        + Footprint.firstPower(system, FirstPowerSolver.USUAL_TIMES, Math.min(system.functions(), 2.0 * system.rank()), 2);
            }

            @Override
            boolean solved() {
                Model model = model();
                return FirstPowerSolver.solve(model.limit(16), model.terms(), 1e-3, 2, 1e12, Slot.NONE, () -> false, part -> {})
                        instanceof SeriesSolution.Solved;
            }
        },
        /** Of all orders, each at the finest resolution at which the order that is dropped has at most 30,000 coefficients. */
        CERTIFICATES(circle("-Sin(x)/(5/4 - Cos(x))", 14).truncation(1, 2, 3, 4, 5).study()) {
            private static final double PARTICLES = 16;

            private Certifier certifier() {
                return new Certifier(study(), resolution(), new Memory(1e12), () -> false);
            }

            @Override
            double bytes() {
                return Footprint.PROGRAM
                        + certifier().bytes(study().truncation().stream().map(m -> new Forecast.Run(PARTICLES, m)).toList(), 1);
            }

            @Override
            boolean solved() {
                int top = study().truncation().get(4);
                CumulantHistory coarse = HierarchyProblem.of(study(), List.of(4), top, 1e-6, () -> false).solve(PARTICLES);
                double[] norms = IntStream.rangeClosed(1, top).mapToDouble(n -> coarse.scaledNorm(n, 0)).toArray();
                Certifier certifier = certifier();
                return study().truncation().stream().allMatch(m -> certifier.certify(PARTICLES, m, norms, 1).sharp().value().isPresent());
            }
        };

        private final Study study;

        Kind(Study study) {
            this.study = study;
        }

        private static InteractingParticles circle(String kernel, int harmonics) {
            return InteractingParticles.on(new PeriodicAxis("x", 0, 2 * Math.PI)).kernel(kernel).noise(0.8)
                    .initial("1 + Cos(x)/2").mean("Cos(x)").until(0.01).particles(16).resolution(harmonics);
        }

        private static Study phaseSpace(int harmonics, int degree) {
            return InteractingParticles.on(new PeriodicAxis("x", 0, 2 * Math.PI), new RealAxis("v", 0, 1)).drift("v", "0")
                    .kernel("0", "Sin(x)").initial("(1 + Cos(x)/10)*Exp(-v^2/2)").mean("Cos(x)").until(0.01).particles(16)
                    .truncation(2).resolution(harmonics, degree).study();
        }

        Study study() {
            return study;
        }

        List<Integer> resolution() {
            return study.resolution().orElseThrow();
        }

        Tensors tensors() {
            return Tensors.of(study, resolution(), Tensors.Room.NONE);
        }

        Model model() {
            return new Model(study, resolution(), HierarchyProblem.terms(study), () -> false);
        }

        static OperatorSize operator(Model model) {
            return OperatorSize.of(model.limit(16).system());
        }

        List<Double> particles() {
            return study.particles();
        }

        Detail detail() {
            return Detail.NORMS;
        }

        int truncation() {
            return study.truncation().get(0);
        }

        double bytes() {
            Model model = model();
            return Footprint.run(tensors(), truncation(), operator(model), particles().size(), detail()) + Footprint.made(model.limit(16));
        }

        boolean solved() {
            return BackwardSolver.solve(
                            model(), tensors().layout(truncation()), particles(), 1e-6, 2, detail(), Slot.NONE, () -> false, part -> {})
                    .get(0) instanceof Solution.Solved;
        }
    }

    /** One piece of work, without a look at whether it fits. */
    public static void main(String[] arguments) {
        try {
            System.exit(Kind.valueOf(arguments[0]).solved() ? 0 : 1);
        } catch (OutOfMemoryError e) {
            System.exit(OUT_OF_MEMORY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isWhatIsSaid(Kind kind) throws Exception {
        double bytes = kind.bytes();
        assertEquals(0, run(kind, bytes), kind + " does not fit into " + (long) (bytes * 1e-6) + " MB");
        assertNotEquals(0, run(kind, bytes / 3), kind + " fits into a third of " + (long) (bytes * 1e-6) + " MB");
    }

    private static int run(Kind kind, double bytes) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                        "-Xmx" + (long) (bytes / 1024) + "k", "-cp", System.getProperty("java.class.path"),
                        MemoryOfRunsTest.class.getName(), kind.name())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (!process.waitFor(1, TimeUnit.SECONDS)) {
            if (process.info().totalCpuDuration().map(MOST::compareTo).orElse(0) < 0) {
                process.destroyForcibly();
                return OUT_OF_MEMORY;
            }
        }
        return process.exitValue();
    }
}

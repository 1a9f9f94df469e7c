package org.dualcumulants.hierarchy.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dualcumulants.hierarchy.InteractingParticles;
import org.dualcumulants.hierarchy.layout.Tensors;
import org.dualcumulants.hierarchy.operator.OperatorSize;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.TensorSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run fits into the memory that it is said to need, and not into half of it: run by Java with exactly that much. */
@Tag("slow")
class MemoryOfRunsTest {

    private static final int OUT_OF_MEMORY = 7;

    /** Kinds of studies in which different parts of the memory count most. */
    enum Kind {
        MANY_ORDERS(6, InteractingParticles.on(new PeriodicAxis("x", 0, 2 * Math.PI)).kernel("-Sin(x)").noise(0.8)
                .initial("1 + Cos(x)/2").mean("Cos(x)").until(0.01).particles(16).truncation(6).resolution(12).study()),
        ALL_WAVES(4, InteractingParticles.on(new PeriodicAxis("x", 0, 2 * Math.PI)).kernel("-Sin(x)/(5/4 - Cos(x))").noise(0.8)
                .initial("1 + Cos(x)/2").mean("Cos(x)").until(0.01).particles(16).truncation(4).resolution(24).study()),
        PHASE_SPACE(2, InteractingParticles.on(new PeriodicAxis("x", 0, 2 * Math.PI), new RealAxis("v", 0, 1)).drift("v", "0")
                .kernel("0", "Sin(x)").initial("(1 + Cos(x)/10)*Exp(-v^2/2)").mean("Cos(x)").until(0.01).particles(16)
                .truncation(2).resolution(20, 30).study()),
        BY_DEGREE(4, InteractingParticles.on(new PeriodicAxis("x", 0, 2 * Math.PI)).kernel("-Sin(x)").noise(0.8)
                .initial("1 + Cos(x)/2").mean("Cos(x)").until(0.01).particles(16).truncation(4).resolution(30).study()
                .with(new TensorSet(TensorSet.Rule.TOTAL_DEGREE, 2.5)));

        private final int truncation;
        private final Study study;

        Kind(int truncation, Study study) {
            this.truncation = truncation;
            this.study = study;
        }

        private List<Integer> resolution() {
            return study.resolution().orElseThrow();
        }

        private Tensors tensors() {
            return Tensors.of(study, resolution(), Tensors.Room.NONE);
        }

        private Model model() {
            return new Model(study, resolution(), HierarchyProblem.terms(study), () -> false);
        }

        private double bytes() {
            return Capacity.bytes(tensors(), truncation, OperatorSize.of(model().limit(16).system()));
        }

        private List<Solution> solve() {
            return BackwardSolver.solve(
                    model(), tensors().layout(truncation), List.of(16.0), 1e-6, 2, Detail.NORMS, Slot.NONE, () -> false, part -> {});
        }
    }

    /** One run, without a look at whether it fits. */
    public static void main(String[] arguments) {
        try {
            System.exit(Kind.valueOf(arguments[0]).solve().get(0) instanceof Solution.Solved ? 0 : 1);
        } catch (OutOfMemoryError e) {
            System.exit(OUT_OF_MEMORY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isWhatIsSaid(Kind kind) throws Exception {
        double bytes = kind.bytes();
        assertEquals(0, run(kind, bytes), kind + " does not fit into " + (long) (bytes * 1e-6) + " MB");
        assertNotEquals(0, run(kind, bytes / 2), kind + " fits into half of " + (long) (bytes * 1e-6) + " MB");
    }

    private static int run(Kind kind, double bytes) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                        "-Xmx" + (long) (bytes / 1024) + "k", "-cp", System.getProperty("java.class.path"),
                        MemoryOfRunsTest.class.getName(), kind.name())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return OUT_OF_MEMORY;
        }
        return process.exitValue();
    }
}

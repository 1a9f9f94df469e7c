package org.dualcumulants.verify.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.dualcumulants.hierarchy.run.Progress;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.hierarchy.run.TruncationStudy;
import org.dualcumulants.spectral.kernel.KernelChoice;
import org.dualcumulants.spectral.kernel.NamedKernel;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.verify.duality.ParticleRun;
import org.dualcumulants.verify.duality.ParticleSettings;
import org.dualcumulants.verify.duality.ParticleStudy;
import org.junit.jupiter.api.Test;

/** The study's corrections against particles of the same model and of others. */
class ParticlesTest {

    private static final VerificationSettings SETTINGS = new VerificationSettings(3, 2);

    private static List<Finding> look(Study study) {
        return new Particles().look(new Subject(study, SETTINGS, Progress.NONE));
    }

    @Test
    void agree() {
        for (Models model : List.of(Models.kuramoto("-Sin(x)"), Models.line("-x", "-x/2"))) {
            List<Finding> findings = look(model.study());
            assertEquals(2, findings.size(), "one line for N = 4, one for the other");
            for (Finding finding : findings) {
                Finding.Compared compared = (Finding.Compared) finding;
                assertFalse(compared.failed(), compared.toString());
                assertTrue(compared.tolerance() < 0.5 * Math.abs(compared.expected()), "says nothing: " + compared);
            }
        }
    }

    @Test
    void particlesOfOtherModelsDoNot() {
        Study study = Models.kuramoto("-Sin(x)").study().with(List.of(4.0), List.of(4));
        RunResult run = TruncationStudy.solve(study, 1, Progress.NONE).results().get(0);
        for (String kernel : List.of("Sin(x)", "-0.8*Sin(x)", "-Sin(x) + Cos(x)/4")) {
            ParticleRun simulated = ParticleStudy.run(
                            Models.kuramoto(kernel).study().with(List.of(4.0), List.of(4)),
                            new ParticleSettings(true, OptionalLong.of(30_000), OptionalDouble.empty(), 1, 2), Progress.NONE)
                    .runs().get(0);
            assertTrue(new Particles().judge(run, simulated).failed(), kernel);
        }
    }

    /** Numbers of particles that take longer than a check may are left out; without any the check is skipped. */
    @Test
    void tooManyParticles() {
        Study study = Models.kuramoto("-Sin(x)").study().with(List.of(1e6, 1e23), List.of(2));
        List<Finding> findings = look(study);
        assertEquals(1, findings.size());
        assertTrue(findings.get(0) instanceof Finding.Skipped);
    }

    /** A step cannot follow near pairs under an unbounded kernel: the checks that simulate say so instead of judging. */
    @Test
    void unboundedKernels() {
        Study circle = Models.kuramoto("-Sin(x)").study();
        Study study = circle.with(
                new KernelChoice(NamedKernel.LOG, Map.of(), Optional.empty(), OptionalInt.empty(), 0).on(circle.axes()));
        Subject subject = new Subject(study, SETTINGS, Progress.NONE);
        for (Check check : List.of(new Particles(), new DualityConstant(), new DualityDrift())) {
            List<Finding> findings = check.look(subject);
            assertTrue(!findings.isEmpty() && findings.stream()
                    .allMatch(f -> f instanceof Finding.Skipped s && s.reason().contains("unbounded") && s.reason().contains("cannot follow near pairs")),
                    findings.toString());
        }
    }
}

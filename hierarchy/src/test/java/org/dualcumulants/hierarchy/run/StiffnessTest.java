package org.dualcumulants.hierarchy.run;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dualcumulants.hierarchy.InteractingParticles;
import org.dualcumulants.hierarchy.derive.Factorisation;
import org.dualcumulants.hierarchy.derive.Generator;
import org.dualcumulants.hierarchy.layout.Tensors;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.Study;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps follow the dynamics and not the fastest decay that a resolution holds, ½ m ε² K². */
class StiffnessTest {

    private static final String WAVE = "-Sin(x)";

    /** Waves of all lengths, each half as strong as the one before. */
    private static final String ALL_WAVES = "-Sin(x)/(5/4 - Cos(x))";

    private static int steps(String kernel, double noise, int harmonics, int order, double tolerance) {
        Study study = InteractingParticles.on(new PeriodicAxis("x", 0, 2 * Math.PI))
                .kernel(kernel)
                .noise(noise)
                .initial("1 + Cos(x)/2 + 3/10*Sin(2*x)")
                .mean("Cos(x) + Sin(x)/2")
                .until(0.5)
                .particles(16)
                .truncation(order)
                .resolution(harmonics)
                .tolerance(tolerance)
                .study();
        List<Integer> resolution = List.of(harmonics);
        Model model = new Model(
                study, resolution, Factorisation.terms(Generator.of(study.scaling(), study.selfInteraction())), () -> false);
        Solution solution = BackwardSolver.solve(
                        model, Tensors.of(study, resolution, Tensors.Room.NONE).layout(order), List.of(16.0), tolerance, 1,
                        Detail.CORRECTION, Slot.NONE, () -> false, part -> {})
                .get(0);
        return assertInstanceOf(Solution.Solved.class, solution).steps();
    }

    /** ½ m ε² K² T is 4608 and more with the larger noise, a hundredth of it with the smaller one. */
    @ParameterizedTest
    @CsvSource({WAVE + ", 32, 2, 1e-6", WAVE + ", 32, 2, 1e-10", WAVE + ", 32, 3, 1e-6", ALL_WAVES + ", 24, 2, 1e-10"})
    void tenTimesTheNoiseTakesAtMostThreeTimesTheSteps(String kernel, int harmonics, int order, double tolerance) {
        int mild = steps(kernel, 0.3, harmonics, order, tolerance);
        int stiff = steps(kernel, 3, harmonics, order, tolerance);
        assertTrue(mild > 1 && stiff <= 3 * mild, stiff + " steps against " + mild);
    }
}

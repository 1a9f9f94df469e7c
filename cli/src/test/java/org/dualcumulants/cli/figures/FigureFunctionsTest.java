package org.dualcumulants.cli.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.dualcumulants.hierarchy.run.Progress;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.verify.exact.DualFields;
import org.dualcumulants.verify.exact.ExactSolution;
import org.dualcumulants.verify.exact.ParticleSystem;
import org.junit.jupiter.api.Test;

/** What the figures compute themselves. */
class FigureFunctionsTest {

    private static final int POINTS = 25;

    private final Circumstances circumstances = new Circumstances(1, 1, Progress.NONE);
    private final double[] points = grid();

    private static double[] grid() {
        double[] points = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            points[i] = 2 * Math.PI * i / POINTS;
        }
        return points;
    }

    /** ∫ V_f f(y) dy = 0 and ∫ f(x) V_f dx = 0: trigonometric polynomials, so that 25 points integrate exactly. */
    @Test
    void theEffectiveKernelIsCentredInBothPlaces() {
        Study study = Model.of("kuramoto.yaml").study();
        Compiled density = study.initial().compile(List.of("x"));
        double[][] v = EffectiveKernel.values(study, points);
        double largest = 0;
        for (int i = 0; i < POINTS; i++) {
            double pushed = 0;
            double pushing = 0;
            for (int j = 0; j < POINTS; j++) {
                pushed += v[j][i] * density.at(points[j]) / POINTS;
                pushing += v[i][j] * density.at(points[j]) / POINTS;
                largest = Math.max(largest, Math.abs(v[i][j]));
            }
            assertEquals(0, pushed, 1e-13);
            assertEquals(0, pushing, 1e-13);
        }
        // K' = -cos alone reaches 1
        assertTrue(largest > 1 && largest < 5, "max |V_f| = " + largest);
    }

    /** Two particles, order 2: the functions of the hierarchy are those of the exact equation on the same grid. */
    @Test
    void dualCumulantsAreThoseOfTheExactEquation() {
        Model model = Model.of("kuramoto.yaml", "particles=[2]", "truncation=[2]", "indexSet={tensor: full}", "resolution={x: 12}");
        CumulantFunctions functions = new CumulantFunctions(model.problem(2, circumstances), 2);
        DualFields exact = ExactSolution.solve(ParticleSystem.of(model.study(), 2), POINTS, 0).at(0);
        double[] first = functions.first(points);
        double[][] second = functions.second(points);
        // twelve harmonics hold what 25 points do
        for (int i = 0; i < POINTS; i++) {
            assertEquals(exact.dualCumulant(1).at(i), first[i], 1e-6);
            for (int j = 0; j < POINTS; j++) {
                assertEquals(exact.dualCumulant(2).at(i, j), second[i][j], 1e-6);
            }
        }
        assertTrue(exact.dualCumulant(2).maxNorm() > 0.01);
    }
}

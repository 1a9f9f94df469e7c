package org.dualcumulants.hierarchy.derive.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.study.Study;
import org.junit.jupiter.api.Test;

/** Closed forms against quadrature of their definitions; the definitions use the study's own formulas and nothing derived. */
class PsiLawsTest {

    private static final double TOLERANCE = 1e-12;
    private static final int POINTS = 48;

    /** The definitions by quadrature. */
    private static final class Direct {
        private final int d;
        private final List<Compiled> kernel;
        private final Compiled initial;
        private final double mass;

        Direct(Study study) {
            d = study.dimension();
            kernel = study.kernel().components().stream().map(k -> k.compile(study.axisNames())).toList();
            initial = study.initial().compile(study.axisNames());
            mass = Models.mean(d, POINTS, initial::at) * Math.pow(Models.TURN, d);
        }

        double density(double[] x) {
            return initial.at(x) / mass;
        }

        double convolution(int axis, double[] x) {
            return Math.pow(Models.TURN, d) * Models.mean(d, POINTS, y -> kernel.get(axis).at(minus(x, y)) * density(y));
        }

        /** div_x[(K(x-y) - K*f(x)) f(x)]. */
        double psi(double[] x, double[] y) {
            return IntStream.range(0, d)
                    .mapToDouble(a -> Models.derivative(
                            z -> (kernel.get(a).at(minus(z, y)) - convolution(a, z)) * density(z), x, a))
                    .sum();
        }

        private static double[] minus(double[] x, double[] y) {
            return IntStream.range(0, x.length).mapToDouble(i -> x[i] - y[i]).toArray();
        }
    }

    private static double at(Psi psi, double[] x, double[] y) {
        List<String> coordinates = new ArrayList<>(psi.first());
        coordinates.addAll(psi.second());
        double[] point = new double[2 * x.length];
        System.arraycopy(x, 0, point, 0, x.length);
        System.arraycopy(y, 0, point, x.length, y.length);
        return psi.formula().compile(coordinates).at(point);
    }

    private static void closedFormsAreTheirDefinitions(Study study, Psi.Closure closure, int trials) {
        Psi psi = StudyDerivation.of(study).psi();
        assertEquals(closure, psi.closure());
        Direct direct = new Direct(study);
        int d = study.dimension();
        Compiled density = psi.density().compile(study.axisNames());
        Random random = new Random(31);
        double largest = 0;
        for (int trial = 0; trial < trials; trial++) {
            double[] x = random.doubles(d, 0, Models.TURN).toArray();
            double[] y = random.doubles(d, 0, Models.TURN).toArray();
            assertEquals(direct.density(x), density.at(x), TOLERANCE);
            for (int a = 0; a < d; a++) {
                double found = psi.convolution().orElseThrow().get(a).compile(study.axisNames()).at(x);
                assertEquals(direct.convolution(a, x), found, TOLERANCE, "(K*f°)_" + a);
            }
            double expected = direct.psi(x, y);
            assertEquals(expected, at(psi, x, y), TOLERANCE, "ψ");
            largest = Math.max(largest, Math.abs(expected));
        }
        assertTrue(largest > 1e-3, "nothing was compared");
    }

    @Test
    void kuramoto() {
        closedFormsAreTheirDefinitions(Models.kuramoto().study(), Psi.Closure.EXACT, 40);
    }

    @Test
    void vortices() {
        closedFormsAreTheirDefinitions(Models.vortices().study(), Psi.Closure.EXACT, 3);
    }

    @Test
    void evenAndConstantPartsOfAKernel() {
        closedFormsAreTheirDefinitions(
                Models.circle("coupling/3 + Cos(x)^2 - Sin(x + coupling)*Cos(x)", "2 + Sin(x)*Cos(2*x) + Sin(x/2)^2").study(),
                Psi.Closure.EXACT, 40);
    }

    @Test
    void momentsOfADensityThatIsNoPolynomial() {
        Models models = Models.circle("-coupling*Sin(x) + Cos(2*x)/3", "Exp(Cos(x - 1)/2)");
        Study study = models.study();
        Psi psi = StudyDerivation.of(study).psi();
        assertEquals(Psi.Closure.MOMENTS, psi.closure());
        assertEquals(List.of("Z", "c1", "s1", "c2", "s2"), psi.definitions().stream().map(Definition::symbol).toList());
        Direct direct = new Direct(study);
        Random random = new Random(32);
        for (int trial = 0; trial < 20; trial++) {
            double[] x = {random.nextDouble() * Models.TURN};
            assertEquals(direct.convolution(0, x), psi.convolution().orElseThrow().get(0).compile(List.of("x")).at(x), TOLERANCE);
        }
        // Riesz' formula is not exact here: centre instead, ∫ψ dx = 0 and ∫ψ f°(y) dy = 0
        double[] fixed = {0.7};
        assertEquals(0, Models.mean(1, POINTS, x -> at(psi, x, fixed)), TOLERANCE);
        assertEquals(0, Models.mean(1, POINTS, y -> at(psi, fixed, y) * direct.density(y)), TOLERANCE);
        assertTrue(Math.abs(at(psi, fixed, new double[] {2})) > 1e-3);
    }

    @Test
    void withoutClosedFormTheConvolutionHasAName() {
        Psi psi = StudyDerivation.of(Models.circle("Exp(Cos(x))*Sin(x)", "1 + Cos(x)/2").study()).psi();
        assertEquals(Psi.Closure.NAMED, psi.closure());
        assertTrue(psi.convolution().isEmpty());
        assertEquals(
                List.of(Definition.Kind.CONVOLUTION, Definition.Kind.CONVOLUTION_DIVERGENCE),
                psi.definitions().stream().map(Definition::kind).toList());
        assertTrue(psi.formula().variables().containsAll(List.of("x1", "x2", "Kf", "divKf")), psi.formula().text());
    }

    /** For K(x, x') = a(x) b(x') the average and its derivative are those of a times a number. */
    @Test
    void aKernelOfBothStates() {
        Psi psi = StudyDerivation.of(Models.circle("-coupling*Sin(x)*(1 + Cos(x'))", "1 + Cos(x)/2 + Sin(x)/4").study()).psi();
        assertEquals(Psi.Closure.NAMED, psi.closure());
        Compiled found = psi.formula().compile(List.of("x1", "x2", "Kf", "divKf"));
        DoubleUnaryOperator f = x -> (1 + Math.cos(x) / 2 + Math.sin(x) / 4) / Models.TURN;
        Random random = new Random(33);
        for (int trial = 0; trial < 20; trial++) {
            double x = random.nextDouble() * Models.TURN;
            double y = random.nextDouble() * Models.TURN;
            // ∫ (1 + cos) f = 5/4
            double expected = Models.derivative(
                    z -> -1.25 * Math.sin(z[0]) * (1 + Math.cos(y) - 1.25) * f.applyAsDouble(z[0]), new double[] {x}, 0);
            assertEquals(expected, found.at(x, y, -1.25 * 1.25 * Math.sin(x), -1.25 * 1.25 * Math.cos(x)), TOLERANCE);
        }
    }

    /** A divergence-free kernel leaves the gradient only. */
    @Test
    void divergenceFreeKernelsHaveNoSecondPart() {
        assertEquals(2, StudyDerivation.of(Models.vortices().study()).psi().terms().size());
        assertEquals(2, StudyDerivation.of(Models.kuramoto().study()).psi().terms().size());
        assertFalse(StudyDerivation.of(Models.vortices().study()).psi().formula().text().contains("f"));
    }

    @Test
    void parametersStaySymbolsAndKeepTheirNames() {
        Study study = Models.circle("-coupling*Sin(x) + x1*Cos(x)", "1 + Z*Abs(Sin(x))")
                .parameters(Map.of("coupling", 1.0, "noise", 1.0, "x1", 2.0, "Z", 0.5, "c1", 3.0))
                .study();
        Psi psi = StudyDerivation.of(study).psi();
        assertEquals(List.of("x_1"), psi.first());
        assertEquals("Z_0", psi.definitions().get(0).symbol());
        assertTrue(psi.formula().text().contains("coupling"));
        assertEquals(
                new Direct(study).convolution(0, new double[] {1}),
                psi.convolution().orElseThrow().get(0).compile(List.of("x")).at(1), 2e-3,
                "the direct sum knows the corner to its step squared");
    }

    @Test
    void effectiveKernelOfKuramoto() {
        List<EffectiveKernel.Term> terms =
                StudyDerivation.of(Models.kuramoto().study()).equation().effectiveKernel().orElseThrow().components().get(0);
        assertEquals(1, terms.size());
        assertEquals("-coupling", terms.get(0).coefficient().text());
        assertTrue(terms.get(0).odd());
        assertEquals("Cos(x)", terms.get(0).cosine().text());
        assertEquals("Sin(x)", terms.get(0).sine().text());
    }
}

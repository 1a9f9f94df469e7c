package org.dualcumulants.spectral.system;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.matrix.SparseMatrix;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.junit.jupiter.api.Test;

/** The same one-particle problem in another basis gives the same functions, moments and mean field. */
class OneParticleSystemLawsTest {

    /** Roundings of products of 11 × 11 matrices whose Gram matrix has a condition below 100. */
    private static final double TOLERANCE = 1e-13;

    /** A density 1 + Σ small waves on the circle, random matrices for everything else. */
    private static OneParticleSystem draw(Random random) {
        ProductBasis basis = ProductBasis.of(List.of(new PeriodicAxis("x", 0, 2 * Math.PI)), List.of(5));
        ProductBasis fine = basis.refined(2);
        double[] form = new double[fine.size()];
        form[0] = 1;
        for (int a = 1; a < 7; a++) {
            form[a] = random.nextDouble(-0.08, 0.08);
        }
        List<SparseMatrix> forces = new ArrayList<>();
        List<SparseMatrix> weights = new ArrayList<>();
        for (int r = 0; r < 3; r++) {
            forces.add(basis.transport(List.of(random.doubles(fine.size(), -1, 1).toArray()), fine));
            weights.add(basis.multiplication(random.doubles(fine.size(), -1, 1).toArray(), fine));
        }
        SparseMatrix generator = basis.transport(List.of(random.doubles(fine.size(), -1, 1).toArray()), fine);
        return OneParticleSystem.of(
                generator, forces, weights, forces.get(0), basis.cut(form, fine), SparseMatrix.of(basis.pairing(form, fine)));
    }

    private static double[] meanFieldDerivative(OneParticleSystem system, double[] m) {
        double[] derivative = new double[m.length];
        system.generator().addTransposedTimes(1, m, derivative);
        for (int r = 0; r < system.rank(); r++) {
            system.force(r).addTransposedTimes(dot(system.weightCoefficients(r), m), m, derivative);
        }
        return derivative;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int a = 0; a < x.length; a++) {
            sum += x[a] * y[a];
        }
        return sum;
    }

    private static double scale(double[] x) {
        return Arrays.stream(x).map(Math::abs).max().orElse(0);
    }

    /** Coefficients, in the new basis, of the plain basis function a. */
    private static double[] image(OneParticleSystem system, int a) {
        double[] unit = new double[system.functions() + 1];
        unit[a] = 1;
        return system.coefficients(unit);
    }

    /** ∫ g_a g_b f° = c_a·c_b with the coefficients c of the plain functions in an orthonormal basis. */
    @Test
    void theNewBasisIsOrthonormal() {
        Random random = new Random(91);
        for (int trial = 0; trial < 10; trial++) {
            OneParticleSystem plain = draw(random);
            OneParticleSystem orthonormal = plain.orthonormal();
            for (int a = 0; a <= plain.functions(); a++) {
                for (int b = 0; b <= plain.functions(); b++) {
                    double product = dot(image(orthonormal, a), image(orthonormal, b));
                    assertEquals(plain.gram().at(a, b), product, TOLERANCE);
                    assertEquals(a == b ? 1 : 0, orthonormal.gram().at(a, b));
                }
            }
        }
    }

    @Test
    void itsMomentsAreThoseOfTheConstant() {
        OneParticleSystem plain = draw(new Random(92));
        OneParticleSystem orthonormal = plain.orthonormal();
        double[] e = new double[plain.functions() + 1];
        e[0] = 1;
        assertArrayEquals(e, orthonormal.initialMoments(), 0);
        assertArrayEquals(plain.initialMoments(), orthonormal.plainMoments(e), TOLERANCE);
        assertArrayEquals(e, image(orthonormal, 0), TOLERANCE, "the constant is the constant");
    }

    /** ∫ φ f is the same number whichever basis both are written in. */
    @Test
    void pairingsAreInvariant() {
        Random random = new Random(93);
        OneParticleSystem plain = draw(random);
        OneParticleSystem orthonormal = plain.orthonormal();
        for (int trial = 0; trial < 20; trial++) {
            double[] c = random.doubles(plain.functions() + 1, -1, 1).toArray();
            double[] m = random.doubles(plain.functions() + 1, -1, 1).toArray();
            assertEquals(dot(c, orthonormal.plainMoments(m)), dot(orthonormal.coefficients(c), m), 10 * TOLERANCE);
        }
    }

    @Test
    void theMeanFieldMovesTheSame() {
        Random random = new Random(94);
        for (int trial = 0; trial < 10; trial++) {
            OneParticleSystem plain = draw(random);
            OneParticleSystem orthonormal = plain.orthonormal();
            double[] m = random.doubles(plain.functions() + 1, -1, 1).toArray();
            m[0] = 1;
            double[] expected = meanFieldDerivative(plain, orthonormal.plainMoments(m));
            assertTrue(scale(expected) > 0.1, "nothing moves");
            double[] found = orthonormal.plainMoments(meanFieldDerivative(orthonormal, m));
            assertArrayEquals(expected, found, 100 * TOLERANCE * scale(expected));
        }
    }

    @Test
    void theCentredGramMatrixIsFactorised() {
        Random random = new Random(95);
        for (OneParticleSystem plain : List.of(draw(random), draw(random))) {
            double[][] l = plain.centredGramFactor();
            double[] m = plain.initialMoments();
            assertEquals(plain.functions(), l.length);
            for (int a = 0; a < l.length; a++) {
                for (int b = 0; b < l.length; b++) {
                    assertTrue(b <= a || l[a][b] == 0, "lower triangular");
                    double expected = plain.gram().at(a + 1, b + 1) - m[a + 1] * m[b + 1];
                    assertEquals(expected, dot(l[a], l[b]), TOLERANCE);
                }
            }
            double[][] identity = plain.orthonormal().centredGramFactor();
            for (int a = 0; a < identity.length; a++) {
                assertEquals(1, identity[a][a], TOLERANCE);
            }
        }
    }

    /** f° = δ in a direction: the function is constant for it, its column vanishes, no NaN appears. */
    @Test
    void directionsWithoutWeightGetAZeroColumn() {
        double[][] gram = {{1, 0.5, 0}, {0.5, 0.25, 0}, {0, 0, 2}};
        SparseMatrix zero = SparseMatrix.of(new double[3][3]);
        OneParticleSystem system =
                OneParticleSystem.of(zero, List.of(), List.of(), zero, new double[] {1, 0.5, 0}, SparseMatrix.of(gram));
        double[][] l = system.centredGramFactor();
        assertArrayEquals(new double[] {0, 0}, l[0], 0);
        assertArrayEquals(new double[] {0, Math.sqrt(2)}, l[1], 1e-15);
        ArithmeticException e = assertThrows(ArithmeticException.class, system::orthonormal);
        assertEquals("the Gram matrix of L²_f° is not positive definite at this resolution", e.getMessage());
    }
}

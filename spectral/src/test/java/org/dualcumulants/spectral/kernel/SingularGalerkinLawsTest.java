package org.dualcumulants.spectral.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.interaction.FourierKernel;
import org.dualcumulants.spectral.matrix.SparseMatrix;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.PairKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Why waves up to twice the resolution are all of a singular K. On functions of two particles the pair term is
 * A = K(x-y)·∇_x + K(y-x)·∇_y = K_odd·(∇_x - ∇_y) + K_even·(∇_x + ∇_y), an identity of operators and not of symmetrised ones;
 * ⟨g_a g_b, A g_c g_d⟩ pairs K with a trigonometric polynomial in x - y of degree at most twice the resolution. So Σ_r D_r ⊗ M_r + M_r ⊗ D_r
 * with truncated matrices is the Galerkin matrix of the form with the difference of gradients, which is an honest integral on
 * symmetric functions if |x|K is integrable.
 */
class SingularGalerkinLawsTest {

    private static final List<Axis> CIRCLE = List.of(new PeriodicAxis("x", 0, 2 * Math.PI));
    private static final List<Axis> TORUS = List.of(new PeriodicAxis("x", 0, 2 * Math.PI), new PeriodicAxis("y", 0, 3));

    private static FourierKernel kernel(NamedKernel name, List<Axis> axes, OptionalInt harmonics) {
        return ((PairKernel.Periodic) new KernelChoice(name, Map.of(), Optional.empty(), harmonics, 0).on(axes)).series();
    }

    /** ⟨g_a g_b, A g_c g_d⟩ up to the norms: entry [a·n + b][c·n + d] of D ⊗ M + M ⊗ D, from waves that {@code fine} holds. */
    private static double[][] pairMatrix(FourierKernel kernel, ProductBasis basis, ProductBasis fine) {
        int n = basis.size();
        double[][] pair = new double[n * n][n * n];
        for (SeparableKernel.Product p : SeparableKernel.from(kernel, fine, 0).products()) {
            double[][] d = basis.transport(p.field(), fine).dense();
            SparseMatrix multiply = basis.multiplication(p.weight(), fine);
            double[][] m = multiply.dense();
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < n; b++) {
                    for (int c = 0; c < n; c++) {
                        for (int e = 0; e < n; e++) {
                            pair[a * n + b][c * n + e] += d[a][c] * m[b][e] + m[a][c] * d[b][e];
                        }
                    }
                }
            }
        }
        return pair;
    }

    private static double distance(double[][] a, double[][] b) {
        double distance = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                distance = Math.max(distance, Math.abs(a[i][j] - b[i][j]));
            }
        }
        return distance;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void wavesBeyondTwiceTheResolutionAreNotSeen(int harmonics) {
        ProductBasis basis = ProductBasis.of(CIRCLE, List.of(harmonics));
        FourierKernel all = kernel(NamedKernel.LOG, CIRCLE, OptionalInt.empty());
        double[][] twice = pairMatrix(all, basis, basis.refined(2));
        assertTrue(distance(twice, pairMatrix(all, basis, basis.refined(5))) < 1e-13);
        // and one fewer is seen
        FourierKernel fewer = kernel(NamedKernel.LOG, CIRCLE, OptionalInt.of(2 * harmonics - 1));
        assertTrue(distance(twice, pairMatrix(fewer, basis, basis.refined(2))) > 0.1);
    }

    @Test
    void wavesBeyondTwiceTheResolutionAreNotSeenInThePlane() {
        ProductBasis basis = ProductBasis.of(TORUS, List.of(1, 1));
        FourierKernel all = kernel(NamedKernel.BIOT_SAVART, TORUS, OptionalInt.empty());
        double[][] twice = pairMatrix(all, basis, basis.refined(2));
        assertTrue(distance(twice, pairMatrix(all, basis, basis.refined(4))) < 1e-13);
        assertTrue(distance(twice, pairMatrix(kernel(NamedKernel.BIOT_SAVART, TORUS, OptionalInt.of(1)), basis, basis.refined(2))) > 1e-3);
    }

    /**
     * The columns of symmetric functions against ½ cot((x-y)/2) (∂_x - ∂_y)(g_c(x) g_d(y) + g_d(x) g_c(y)) itself: a trigonometric
     * polynomial, whose coefficients an equispaced grid gives exactly, with y half a step off x so that the pole is not met.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void theCancellationIsInTheMatrices(int harmonics) {
        ProductBasis basis = ProductBasis.of(CIRCLE, List.of(harmonics));
        int n = basis.size();
        double[][] pair = pairMatrix(kernel(NamedKernel.LOG, CIRCLE, OptionalInt.empty()), basis, basis.refined(2));
        double[] norms = basis.normsSquared();
        int points = 6 * harmonics + 3;
        double step = 2 * Math.PI / points;
        double largest = 0;
        for (int c = 0; c < n; c++) {
            for (int d = c; d < n; d++) {
                double[][] expected = new double[n][n];
                for (int i = 0; i < points; i++) {
                    for (int j = 0; j < points; j++) {
                        double x = i * step;
                        double y = (j + 0.5) * step;
                        double slope = derivative(c, x) * g(d, y) + derivative(d, x) * g(c, y) - g(c, x) * derivative(d, y) - g(d, x) * derivative(c, y);
                        double value = 0.5 / Math.tan((x - y) / 2) * slope;
                        for (int a = 0; a < n; a++) {
                            for (int b = 0; b < n; b++) {
                                expected[a][b] += value * g(a, x) * g(b, y) * step * step / (norms[a] * norms[b]);
                            }
                        }
                    }
                }
                for (int a = 0; a < n; a++) {
                    for (int b = 0; b < n; b++) {
                        double found = pair[a * n + b][c * n + d] + pair[a * n + b][d * n + c];
                        assertEquals(expected[a][b], found, 1e-11, "⟨g_" + a + " g_" + b + ", A (g_" + c + " g_" + d + ")⟩");
                        largest = Math.max(largest, Math.abs(found));
                    }
                }
            }
        }
        assertTrue(largest > 0.1, "nothing to compare");
    }

    private static double g(int a, double x) {
        int k = (a + 1) / 2;
        return a % 2 == 1 || a == 0 ? Math.cos(k * x) : Math.sin(k * x);
    }

    private static double derivative(int a, double x) {
        int k = (a + 1) / 2;
        return a % 2 == 1 || a == 0 ? -k * Math.sin(k * x) : k * Math.cos(k * x);
    }

    /** The mean square of K outside the basis, where K has one: for the sawtooth Σ 1/k² beyond a cut, over all. */
    @Test
    void tailsAreExtrapolated() {
        for (int cut : new int[] {3, 8, 20}) {
            ProductBasis basis = ProductBasis.of(CIRCLE, List.of(cut));
            double kept = IntStream.rangeClosed(1, cut).mapToDouble(k -> 1.0 / k / k).sum();
            double expected = Math.sqrt(1 - kept / (Math.PI * Math.PI / 6));
            assertEquals(expected, SeparableKernel.from(kernel(NamedKernel.COULOMB, CIRCLE, OptionalInt.empty()), basis, 0).tail(), 1e-3 * expected);
            assertTrue(Double.isNaN(SeparableKernel.from(kernel(NamedKernel.LOG, CIRCLE, OptionalInt.empty()), basis, 0).tail()));
            assertTrue(SeparableKernel.from(kernel(NamedKernel.LOG, CIRCLE, OptionalInt.of(3)), basis, 0).exact());
        }
    }
}

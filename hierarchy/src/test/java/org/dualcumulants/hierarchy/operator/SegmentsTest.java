package org.dualcumulants.hierarchy.operator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.InteractingParticles;
import org.dualcumulants.hierarchy.derive.Factorisation;
import org.dualcumulants.hierarchy.derive.Generator;
import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.hierarchy.term.Coefficients;
import org.dualcumulants.hierarchy.term.Term;
import org.dualcumulants.spectral.matrix.SparseMatrix;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.system.Discretisation;
import org.dualcumulants.spectral.system.OneParticleSystem;
import org.junit.jupiter.api.Test;

/** Matrices of one axis of a product basis act on segments of the other; order 2 in segments is what the whole matrix says. */
class SegmentsTest {

    private static final int HARMONICS = 1;
    private static final int DEGREE = 64;

    private static Study study() {
        return InteractingParticles.on(new PeriodicAxis("x", 0, 2 * Math.PI), new RealAxis("v", 0, 1))
                .drift("v", "0")
                .kernel("0", "-Sin(x)")
                .initial("(1 + Cos(x)/2)*Exp(-v^2/2)")
                .mean("Cos(x)")
                .until(1)
                .particles(10)
                .truncation(2)
                .resolution(HARMONICS, DEGREE)
                .study();
    }

    private static OneParticleSystem system() {
        return new Discretisation(study(), List.of(HARMONICS, DEGREE)).system(10);
    }

    @Test
    void multiplicationByFunctionsOfPositionMovesSegments() {
        OneParticleSystem system = system();
        int k = system.functions();
        List<SparseMatrix> matrices = IntStream.range(0, system.rank()).mapToObj(r -> system.weight(r).from(1)).toList();
        Segments segments = Segments.of(k, matrices);
        // the constant is missing: three positions, the first beginning at degree 1, in two pieces
        assertEquals(8, segments.count());
        assertEquals(2, segments.tileCount());
        double[] x = new Random(1).doubles(k, -1, 1).toArray();
        for (int i = 0; i < matrices.size(); i++) {
            double[][] in = segments.vector();
            double[][] out = segments.vector();
            for (int s = 0; s < segments.count(); s++) {
                System.arraycopy(x, segments.start(s), in[s], 0, segments.length(s));
            }
            for (int t = 0; t < segments.tileCount(); t++) {
                segments.addTimes(t, i, in, out);
            }
            double[] expected = matrices.get(i).times(x);
            assertTrue(Arrays.stream(expected).anyMatch(y -> y != 0));
            assertArrayEquals(expected, Arrays.stream(out).flatMapToDouble(Arrays::stream).toArray(), 1e-13);
        }
        assertEquals(k, IntStream.of(segments.byPlace()).distinct().count(), "every row once");
    }

    @Test
    void whatIsMixedStaysWhole() {
        double[][] dense = new double[40][40];
        for (double[] row : dense) {
            Arrays.fill(row, 1);
        }
        assertEquals(1, Segments.of(40, List.of(SparseMatrix.of(dense))).count());
    }

    @Test
    void orderTwoIsWhatTheWholeMatrixSays() {
        requireOrderTwo(system(), study());
    }

    /** All waves the resolution can see: the shortest leave rows of some functions empty, and four rows do not divide ten. */
    @Test
    void orderTwoOfManyProductsIsWhatTheWholeMatrixSays() {
        Study sawtooth = InteractingParticles.on(new PeriodicAxis("x", 0, 2 * Math.PI))
                .kernel("-x/2")
                .noise("1/2")
                .initial("1 + Cos(x)/2 + Sin(2*x)/3")
                .mean("Cos(x)")
                .until(1)
                .particles(10)
                .truncation(2)
                .resolution(5)
                .study();
        OneParticleSystem system = new Discretisation(sawtooth, List.of(5)).system(10);
        assertTrue(system.rank() > 2 * 5, system.rank() + " products");
        requireOrderTwo(system, sawtooth);
    }

    private static void requireOrderTwo(OneParticleSystem system, Study study) {
        List<Term> terms = Factorisation.terms(Generator.of(study.scaling(), false));
        TensorLayout layout = new TensorLayout(new FullIndexSet(system.functions(), 2), 2);
        double[] c = new Random(2).doubles(layout.length(), -1, 1).toArray();
        double[] moments = system.initialMoments();
        double[] expected = new double[c.length];
        AssembledHierarchy.of(system, layout, terms).orElseThrow().at(Coefficients.at(10)).apply(moments, c, expected);
        double scale = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        assertTrue(scale > 0);
        for (int threads = 1; threads <= 2; threads++) {
            double[] y = new double[c.length];
            new SweepOperator(system, layout, terms, 10, threads).apply(moments, c, y);
            // sums of some hundred terms, in another order
            assertArrayEquals(expected, y, 1e-13 * scale);
        }
    }
}

package org.dualcumulants.hierarchy.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.dualcumulants.hierarchy.derive.Factorisation;
import org.dualcumulants.hierarchy.derive.Generator;
import org.dualcumulants.hierarchy.operator.AssembledHierarchy;
import org.dualcumulants.hierarchy.operator.HierarchyOperator;
import org.dualcumulants.hierarchy.operator.SweepOperator;
import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.hierarchy.tensor.ListedIndexSet;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.hierarchy.term.Coefficient.Linear;
import org.dualcumulants.hierarchy.term.Coefficients;
import org.dualcumulants.hierarchy.term.Term;
import org.dualcumulants.spectral.matrix.SparseMatrix;
import org.dualcumulants.spectral.system.OneParticleSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Σ_k h^k y^{(k)} against the hierarchy at N applied to Σ_k h^k c̃^{(k)}: what remains on orders 0 to 2 is O(h^p). */
class SeriesOperatorLawsTest {

    private static final int FUNCTIONS = 3;

    private final Random random = new Random(271);
    private final OneParticleSystem system = system();

    private OneParticleSystem system() {
        int size = FUNCTIONS + 1;
        double[] moments = random.doubles(size, -0.5, 0.5).toArray();
        moments[0] = 1;
        return OneParticleSystem.of(
                derivation(size), List.of(derivation(size), derivation(size)), List.of(matrix(size, 0), matrix(size, 0)),
                derivation(size), moments, SparseMatrix.of(new double[size][size]));
    }

    private SparseMatrix matrix(int size, int firstColumn) {
        double[][] a = new double[size][size];
        for (double[] row : a) {
            for (int j = firstColumn; j < size; j++) {
                row[j] = random.nextGaussian();
            }
        }
        return SparseMatrix.of(a);
    }

    /** A constant has no derivative: the first column is 0. */
    private SparseMatrix derivation(int size) {
        return matrix(size, 1);
    }

    private static List<Term> terms(int which) {
        return which == 0 ? Factorisation.terms(Generator.perOther()) : Factorisation.terms(Generator.perParticle(which == 2));
    }

    private BiFunction<TensorLayout, Coefficients, HierarchyOperator> sweeps(List<Term> terms) {
        return (layout, coefficients) -> new SweepOperator(system, layout, terms, coefficients, 1);
    }

    private BiFunction<TensorLayout, Coefficients, HierarchyOperator> matrices(List<Term> terms) {
        return (layout, coefficients) -> AssembledHierarchy.of(system, layout, terms).orElseThrow().at(coefficients);
    }

    private static List<IndexSet> sets(int powers) {
        return List.of(
                new FullIndexSet(FUNCTIONS, 2 * powers),
                new ListedIndexSet(FUNCTIONS, 2 * powers, a -> Arrays.stream(a).sum() <= 2 * powers + 1));
    }

    /** max over orders 0 to 2 of |y at N - Σ_k h^k y^{(k)}|. */
    private double remainder(SeriesLayout layout, double[] c, double[] y, List<Term> terms, double n) {
        TensorLayout whole = layout.level(0);
        double[] sum = new double[whole.length()];
        double[] series = new double[whole.offset(3)];
        for (int k = layout.powers() - 1; k >= 0; k--) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] = sum[i] / n + (i < layout.level(k).length() ? c[layout.offset(k) + i] : 0);
            }
            for (int i = 0; i < series.length; i++) {
                series[i] = series[i] / n + y[layout.offset(k) + i];
            }
        }
        double[] direct = new double[whole.length()];
        sweeps(terms).apply(whole, Coefficients.at(n)).apply(system.initialMoments(), sum, direct);
        double largest = 0;
        for (int i = 0; i < series.length; i++) {
            largest = Math.max(largest, Math.abs(direct[i] - series[i]));
        }
        return largest;
    }

    private double power(int powers, IndexSet set, List<Term> faulty, List<Term> terms) {
        SeriesLayout layout = new SeriesLayout(set, powers);
        double[] c = new Random(3).doubles(layout.length(), -1, 1).toArray();
        double[] y = new double[c.length];
        new SeriesOperator(layout, sweeps(faulty)).apply(system.initialMoments(), c, y);
        double near = remainder(layout, c, y, terms, 3e2);
        double far = remainder(layout, c, y, terms, 3e3);
        return Math.log10(near / far);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "3, 0", "1, 1", "2, 1", "3, 1", "1, 2", "2, 2", "3, 2"})
    void isTheHierarchyOrderByOrder(int powers, int which) {
        for (IndexSet set : sets(powers)) {
            assertEquals(powers, power(powers, set, terms(which), terms(which)), 0.1);
        }
    }

    /** A factor (N+1)/N on one term alone leaves its leading power as it is and spoils the next. */
    @ParameterizedTest
    @CsvSource({"0", "1", "2"})
    void aFaultInOnePowerOfOneTermIsSeen(int which) {
        List<Term> terms = terms(which);
        assertTrue(terms.size() > 5);
        for (int i = 0; i < terms.size(); i++) {
            Term t = terms.get(i);
            List<Term> faulty = new ArrayList<>(terms);
            faulty.set(i, new Term(t.name(), t.coefficient().times(new Linear(1, 0, 1)).over(Linear.PARTICLES), t.factors()));
            double power = power(3, sets(3).get(0), faulty, terms);
            assertTrue(power < 2.5, t + ": the remainder still falls like N^-" + power);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "3, 0", "2, 1", "3, 2"})
    void matricesAndSweepsAgree(int powers, int which) {
        for (IndexSet set : sets(powers)) {
            SeriesLayout layout = new SeriesLayout(set, powers);
            double[] c = new Random(5).doubles(layout.length(), -1, 1).toArray();
            double[] y = new double[c.length];
            double[] other = new double[c.length];
            new SeriesOperator(layout, sweeps(terms(which))).apply(system.initialMoments(), c, y);
            new SeriesOperator(layout, matrices(terms(which))).apply(system.initialMoments(), c, other);
            double scale = Arrays.stream(y).map(Math::abs).max().orElseThrow();
            assertTrue(scale > 0);
            assertArrayEquals(y, other, 1e-13 * scale);
        }
    }

    /** Lower powers do not depend on how many are asked for. */
    @Test
    void aShorterSeriesIsTheBeginning() {
        SeriesLayout three = new SeriesLayout(sets(3).get(0), 3);
        SeriesLayout two = new SeriesLayout(sets(3).get(0), 2);
        double[] c = new Random(9).doubles(three.length(), -1, 1).toArray();
        double[] shorter = new double[two.length()];
        for (int k = 0; k < 2; k++) {
            System.arraycopy(c, three.offset(k), shorter, two.offset(k), two.level(k).length());
        }
        double[] y = new double[c.length];
        double[] z = new double[shorter.length];
        new SeriesOperator(three, sweeps(terms(0))).apply(system.initialMoments(), c, y);
        new SeriesOperator(two, sweeps(terms(0))).apply(system.initialMoments(), shorter, z);
        for (int k = 0; k < 2; k++) {
            double[] beginning = Arrays.copyOfRange(y, three.offset(k), three.offset(k) + two.level(k).length());
            assertArrayEquals(beginning, Arrays.copyOfRange(z, two.offset(k), two.offset(k + 1)), 1e-12);
        }
    }

    @Test
    void needsOnePowerAtLeast() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new SeriesLayout(new FullIndexSet(2, 2), 0));
        assertEquals("a series of 0 powers of 1/N was asked for; 1 or more are required", e.getMessage());
    }
}

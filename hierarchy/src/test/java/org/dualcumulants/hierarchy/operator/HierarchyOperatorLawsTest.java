package org.dualcumulants.hierarchy.operator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.derive.Factorisation;
import org.dualcumulants.hierarchy.derive.Generator;
import org.dualcumulants.hierarchy.tensor.AdditiveRule;
import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.hierarchy.tensor.ListedIndexSet;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.hierarchy.term.Factor;
import org.dualcumulants.hierarchy.term.Term;
import org.dualcumulants.spectral.matrix.SparseMatrix;
import org.dualcumulants.spectral.system.OneParticleSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packed operator against the list of terms applied literally, slot by slot, to dense K^n tensors. */
class HierarchyOperatorLawsTest {

    static OneParticleSystem system(int functions, int rank, int halfBand, Random random) {
        int size = functions + 1;
        double[] moments = random.doubles(size, -0.5, 0.5).toArray();
        moments[0] = 1;
        List<SparseMatrix> forces = random.ints(rank).mapToObj(r -> derivation(size, halfBand, random)).toList();
        List<SparseMatrix> weights = random.ints(rank).mapToObj(r -> band(size, halfBand, random)).toList();
        return OneParticleSystem.of(
                derivation(size, halfBand, random), forces, weights, derivation(size, halfBand, random), moments,
                SparseMatrix.of(new double[size][size]));
    }

    private static SparseMatrix band(int size, int halfBand, Random random) {
        double[][] a = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = Math.max(0, i - halfBand); j <= Math.min(size - 1, i + halfBand); j++) {
                a[i][j] = random.nextGaussian();
            }
        }
        return SparseMatrix.of(a);
    }

    /** A constant has no derivative: the first column is 0. */
    private static SparseMatrix derivation(int size, int halfBand, Random random) {
        double[][] a = band(size, halfBand, random).dense();
        for (double[] row : a) {
            row[0] = 0;
        }
        return SparseMatrix.of(a);
    }

    static List<Term> terms(int which) {
        return which == 0 ? Factorisation.terms(Generator.perOther()) : Factorisation.terms(Generator.perParticle(which == 2));
    }

    private static double[] apply(OneParticleSystem s, TensorLayout layout, List<Term> terms, double n, int threads, long seed) {
        return apply(new SweepOperator(s, layout, terms, n, threads), s, seed);
    }

    private static double[] apply(HierarchyOperator operator, OneParticleSystem s, long seed) {
        double[] c = new Random(seed).doubles(operator.layout().length(), -1, 1).toArray();
        double[] y = new double[c.length];
        operator.apply(s.initialMoments(), c, y);
        double[] again = new double[c.length];
        operator.apply(s.initialMoments(), c, again);
        assertArrayEquals(y, again, 0, "an operator remembers nothing");
        return y;
    }

    @ParameterizedTest
    @CsvSource({"3,1,2,1,0", "3,2,2,3,0", "4,3,2,1,1", "4,4,1,3,2", "3,5,2,1,2", "2,6,3,2,0", "1,3,1,1,2", "5,4,0,1,0"})
    void equalsTheTermsAppliedToDenseTensors(int functions, int truncation, int rank, int halfBand, int which) {
        OneParticleSystem s = system(functions, rank, halfBand, new Random(functions * 10 + truncation));
        Predicate<int[]> weightRule = a -> Arrays.stream(a).map(x -> x + 2).sum() <= functions + truncation + 1;
        for (IndexSet set : List.of(
                new FullIndexSet(functions, truncation),
                new ListedIndexSet(functions, truncation, a -> true),
                new ListedIndexSet(functions, truncation, weightRule))) {
            TensorLayout layout = new TensorLayout(set, truncation);
            double[] c = new Random(7).doubles(layout.length(), -1, 1).toArray();
            double[] expected = new DenseTerms(s, s.initialMoments(), truncation + 2.0).apply(terms(which), layout, c, 1);
            double scale = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
            assertTrue(scale > 0);
            assertArrayEquals(expected, apply(s, layout, terms(which), truncation + 2.0, 1, 7), 1e-13 * scale);
            AssembledHierarchy assembled = AssembledHierarchy.of(s, layout, terms(which)).orElseThrow();
            assertTrue(assembled.entries() > 0);
            assertArrayEquals(expected, apply(assembled.at(truncation + 2.0), s, 7), 1e-13 * scale);
        }
    }

    /**
     * Every 997th coefficient, and for tensors of which the parts are written by different threads; the last one in wide rows. Heavy and
     * light functions alternate in one of the sets, where a block has spectators from all over the set.
     */
    @ParameterizedTest
    @CsvSource({"32,4,3,33", "50,3,2,60", "18,5,1,28", "15,6,1,30"})
    void equalsTheTermsWhereWorkIsShared(int functions, int truncation, int halfBand, int budget) {
        OneParticleSystem s = system(functions, 2, halfBand, new Random(functions));
        double[] weights = IntStream.range(0, functions).mapToDouble(a -> 1 + 0.5 * a).toArray();
        IndexSet listed = new AdditiveRule(weights, budget).set(truncation);
        assertTrue(listed instanceof ListedIndexSet);
        for (IndexSet set : List.of(new FullIndexSet(functions, truncation), listed, alternating(functions, truncation, budget))) {
            TensorLayout layout = new TensorLayout(set, truncation);
            assertTrue(layout.length() >= 20_000, layout.length() + " unknowns");
            double[] c = new Random(7).doubles(layout.length(), -1, 1).toArray();
            double[] expected = new DenseTerms(s, s.initialMoments(), 9).apply(terms(0), layout, c, 997);
            double scale = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
            double[] actual = apply(s, layout, terms(0), 9, 2, 7);
            for (int i = 0; i < actual.length; i++) {
                assertEquals(expected[i], i % 997 == 0 ? actual[i] : 0, 1e-13 * scale, "coefficient " + i);
            }
        }
    }

    /** Functions of weights from 1 on, in steps of 1/2, one light and one heavy. */
    private static IndexSet alternating(int functions, int truncation, int budget) {
        double[] weights = IntStream.range(0, functions).mapToDouble(a -> 1 + 0.5 * (a % 2 == 0 ? a / 2 : functions - 1 - a / 2)).toArray();
        return new AdditiveRule(weights, budget).set(truncation);
    }

    @ParameterizedTest
    @CsvSource({"4,4,2,2,0,3", "3,5,2,1,2,8", "2,6,3,2,1,1", "5,3,0,1,0,5"})
    void sideBySideEqualsOneAfterTheOther(
            int functions, int truncation, int rank, int halfBand, int which, int numbers) {
        OneParticleSystem s = system(functions, rank, halfBand, new Random(3));
        TensorLayout layout = new TensorLayout(
                new ListedIndexSet(functions, truncation, a -> Arrays.stream(a).sum() <= 2 * functions), truncation);
        AssembledHierarchy hierarchy = AssembledHierarchy.of(s, layout, terms(which)).orElseThrow();
        double[] particles = new Random(4).ints(numbers, truncation, 100).asDoubleStream().toArray();
        double[] c = new Random(5).doubles(BatchOperator.LANES * layout.length(), -1, 1).toArray();
        double[] y = new double[c.length];
        hierarchy.at(particles).apply(s.initialMoments(), c, y);
        for (int l = 0; l < BatchOperator.LANES; l++) {
            int lane = l;
            IntToDoubleFunction own = i -> c[BatchOperator.LANES * i + lane];
            double[] alone = new double[layout.length()];
            hierarchy.at(particles[Math.min(l, numbers - 1)])
                    .apply(s.initialMoments(), IntStream.range(0, alone.length).mapToDouble(own).toArray(), alone);
            double scale = Arrays.stream(alone).map(Math::abs).max().orElseThrow();
            assertTrue(scale > 0);
            for (int i = 0; i < alone.length; i++) {
                assertEquals(alone[i], y[BatchOperator.LANES * i + l], 1e-14 * scale);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"4,4,2,2,0,8", "3,5,2,1,2,6", "6,3,3,5,1,7", "5,2,2,4,0,2", "4,6,1,2,2,8", "5,3,0,1,0,5", "3,1,1,1,1,3"})
    void sweptSideBySideEqualsOneAfterTheOther(
            int functions, int truncation, int rank, int halfBand, int which, int numbers) {
        OneParticleSystem s = system(functions, rank, halfBand, new Random(3));
        double[] particles = new Random(4).ints(numbers, truncation, 100).asDoubleStream().toArray();
        particles[0] = truncation;
        particles[1] = 1e23;
        for (IndexSet set : List.of(
                new FullIndexSet(functions, truncation),
                new ListedIndexSet(functions, truncation, a -> Arrays.stream(a).sum() <= 2 * functions))) {
            TensorLayout layout = new TensorLayout(set, truncation);
            sideBySideEqualsAlone(s, layout, terms(which), particles);
        }
    }

    /** Where two threads share the work, with blocks full and broken off. */
    @Test
    void sweptSideBySideEqualsOneAfterTheOtherWhereWorkIsShared() {
        OneParticleSystem s = system(24, 2, 3, new Random(3));
        double[] weights = IntStream.range(0, 24).mapToDouble(a -> 1 + 0.5 * a).toArray();
        double[] particles = {4, 5, 8, 13, 50, 1000, 1e6, 1e23};
        for (IndexSet set : List.of(new FullIndexSet(24, 4), new AdditiveRule(weights, 24).set(4))) {
            sideBySideEqualsAlone(s, new TensorLayout(set, 4), terms(2), particles);
        }
    }

    private static void sideBySideEqualsAlone(
            OneParticleSystem s, TensorLayout layout, List<Term> terms, double[] particles) {
        HierarchyOperator together = new SweepOperator(s, layout, terms, particles, 2);
        int stride = together.stride();
        double[] c = new Random(5).doubles(stride * layout.length(), -1, 1).toArray();
        double[] y = new double[c.length];
        together.apply(s.initialMoments(), c, y);
        double[] alone = new double[layout.length()];
        for (int l = 0; l < stride; l++) {
            int lane = l;
            double[] own = IntStream.range(0, alone.length).mapToDouble(i -> c[stride * i + lane]).toArray();
            new SweepOperator(s, layout, terms, particles[Math.min(l, particles.length - 1)], 1)
                    .apply(s.initialMoments(), own, alone);
            double scale = Arrays.stream(alone).map(Math::abs).max().orElseThrow();
            assertTrue(scale > 0);
            for (int i = 0; i < alone.length; i++) {
                assertEquals(alone[i], y[stride * i + l], 1e-14 * scale, "coefficient " + i + ", particle number " + l);
            }
        }
    }

    @Test
    void largeTensorsAreNotAssembled() {
        OneParticleSystem s = system(40, 2, 2, new Random(3));
        TensorLayout layout = new TensorLayout(new FullIndexSet(40, 4), 4);
        assertTrue(AssembledHierarchy.of(s, layout, terms(0)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"32,4,2", "16,5,3", "15,6,3", "9,3,40"})
    void doesNotDependOnTheNumberOfThreads(int functions, int truncation, int halfBand) {
        doesNotDependOnTheNumberOfThreads(new FullIndexSet(functions, truncation), truncation, halfBand);
    }

    @ParameterizedTest
    @CsvSource({"50,3,2,60", "32,4,3,33", "18,5,1,28"})
    void onListedSetsDoesNotDependOnTheNumberOfThreads(int functions, int truncation, int halfBand, int budget) {
        IndexSet set = alternating(functions, truncation, budget);
        assertTrue(new TensorLayout(set, truncation).length() >= 20_000);
        doesNotDependOnTheNumberOfThreads(set, truncation, halfBand);
    }

    private static void doesNotDependOnTheNumberOfThreads(IndexSet set, int truncation, int halfBand) {
        OneParticleSystem s = system(set.functions(), 2, halfBand, new Random(1));
        TensorLayout layout = new TensorLayout(set, truncation);
        double[] one = apply(s, layout, terms(0), 50, 1, 3);
        assertTrue(Arrays.stream(one).anyMatch(x -> x != 0));
        assertArrayEquals(one, apply(s, layout, terms(0), 50, 2, 3), 0);
        assertArrayEquals(one, apply(s, layout, terms(0), 50, 3, 3), 0);
    }

    @Test
    void sideBySideDoesNotDependOnTheNumberOfThreads() {
        OneParticleSystem s = system(16, 2, 3, new Random(1));
        TensorLayout layout = new TensorLayout(new FullIndexSet(16, 4), 4);
        double[] particles = {4, 5, 6, 7, 8, 9, 10};
        double[] c = new Random(3).doubles(BatchOperator.LANES * layout.length(), -1, 1).toArray();
        double[][] y = new double[3][c.length];
        for (int threads = 1; threads <= 3; threads++) {
            new SweepOperator(s, layout, terms(0), particles, threads).apply(s.initialMoments(), c, y[threads - 1]);
        }
        assertTrue(Arrays.stream(y[0]).anyMatch(x -> x != 0));
        assertArrayEquals(y[0], y[1], 0);
        assertArrayEquals(y[0], y[2], 0);
    }

    @ParameterizedTest
    @CsvSource({"12,1,1820", "28,2,35960"})
    void fullAndListedPlacesGiveTheSame(int functions, int threads, int unknowns) {
        OneParticleSystem s = system(functions, 2, 2, new Random(5));
        double[] full = apply(s, new TensorLayout(new FullIndexSet(functions, 4), 4), terms(0), 9, threads, 4);
        IndexSet set = new ListedIndexSet(functions, 4, a -> true);
        double[] listed = apply(s, new TensorLayout(set, 4), terms(0), 9, threads, 4);
        assertEquals(unknowns, full.length);
        assertArrayEquals(full, listed, 0);
    }

    @Test
    void needsLessWorkSpaceThanOneState() {
        TensorLayout layout = new TensorLayout(new FullIndexSet(32, 4), 4);
        OneParticleSystem s = system(32, 2, 3, new Random(1));
        long workspace = new SweepOperator(s, layout, terms(0), 16, 2).workspace();
        assertTrue(workspace < layout.length(), workspace + " doubles");
        SweepOperator together = new SweepOperator(s, layout, terms(0), new double[] {16, 32}, 2);
        assertTrue(together.workspace() < together.stride() * layout.length(), together.workspace() + " doubles");
    }

    /** Σ over different slots of the factors of every term, by index arithmetic on arrays of K^n numbers. */
    private static final class DenseTerms {
        private final OneParticleSystem s;
        private final double[] m;
        private final double particles;
        private final int k;

        DenseTerms(OneParticleSystem s, double[] moments, double particles) {
            this.s = s;
            this.m = moments;
            this.particles = particles;
            this.k = s.functions();
        }

        /** Every {@code stride}-th coefficient; 0 elsewhere. */
        double[] apply(List<Term> terms, TensorLayout layout, double[] packed, int stride) {
            double[] y = new double[packed.length];
            int[] alpha = new int[layout.truncation() + 2];
            for (int n = 0; n <= layout.truncation(); n++) {
                for (int rank = 0; rank < layout.indexSet().size(n); rank++) {
                    if ((layout.offset(n) + rank) % stride != 0) {
                        continue;
                    }
                    layout.indexSet().multiset(n, rank, alpha);
                    double sum = 0;
                    for (Term term : terms) {
                        int source = n - term.shift();
                        if (source < 1 || source > layout.truncation()) {
                            continue;
                        }
                        double coefficient = term.coefficient().at(particles, n, n - source + (n == 0 ? 1 : 0));
                        for (int r = 0; r < (term.summedOverProducts() ? s.rank() : 1); r++) {
                            sum += coefficient * sum(term.factors(), r, Arrays.copyOf(alpha, n), new int[0], layout, packed);
                        }
                    }
                    y[layout.offset(n) + rank] = sum;
                }
            }
            return y;
        }

        /** Places the first factor on every remaining slot; what remains in the end are spectators. */
        private double sum(List<Factor> factors, int r, int[] rest, int[] read, TensorLayout layout, double[] packed) {
            if (factors.isEmpty()) {
                return entry(join(rest, read), layout, packed);
            }
            Factor factor = factors.get(0);
            List<Factor> others = factors.subList(1, factors.size());
            double sum = 0;
            if (factor.kind() == Factor.Kind.BRA) {
                for (int b = 0; b < k; b++) {
                    sum += value(factor, r, 0, b) * sum(others, r, rest, join(read, b), layout, packed);
                }
                return sum;
            }
            for (int i = 0; i < rest.length; i++) {
                int a = rest[i];
                int[] fewer = join(Arrays.copyOf(rest, i), Arrays.copyOfRange(rest, i + 1, rest.length));
                if (factor.kind() == Factor.Kind.KET) {
                    sum += value(factor, r, a, 0) * sum(others, r, fewer, read, layout, packed);
                } else {
                    for (int b = 0; b < k; b++) {
                        sum += value(factor, r, a, b) * sum(others, r, fewer, join(read, b), layout, packed);
                    }
                }
            }
            return sum;
        }

        private static int[] join(int[] a, int... b) {
            int[] both = Arrays.copyOf(a, a.length + b.length);
            System.arraycopy(b, 0, both, a.length, b.length);
            return both;
        }

        private double entry(int[] slots, TensorLayout layout, double[] packed) {
            int[] d = Arrays.stream(slots).map(x -> -x).sorted().map(x -> -x).toArray();
            int rank = layout.indexSet().rank(d.length, d);
            return rank == IndexSet.OUTSIDE ? 0 : packed[layout.offset(d.length) + rank];
        }

        private double value(Factor factor, int r, int a, int b) {
            return switch (factor) {
                case GENERATOR -> s.generator().at(a + 1, b + 1) + meanForce(a + 1, b + 1);
                case MEAN_FORCE -> meanForce(a + 1, b + 1);
                case SELF_FORCE -> s.selfForce().at(a + 1, b + 1);
                case FORCE -> s.force(r).at(a + 1, b + 1);
                case CENTRED_WEIGHT -> s.weight(r).at(a + 1, b + 1) - s.weightCoefficients(r)[a + 1] * m[b + 1]
                        - (a == b ? average(r) : 0);
                case WEIGHT -> s.weightCoefficients(r)[a + 1];
                case FORCE_AVERAGE -> row(s.force(r), b);
                case WEIGHT_AVERAGE -> row(s.weight(r), b) - average(r) * m[b + 1];
                case MEAN_FORCE_AVERAGE -> {
                    double sum = 0;
                    for (int q = 0; q < s.rank(); q++) {
                        sum += average(q) * row(s.force(q), b);
                    }
                    yield sum;
                }
                case SELF_FORCE_AVERAGE -> row(s.selfForce(), b);
            };
        }

        private double meanForce(int a, int b) {
            double sum = 0;
            for (int r = 0; r < s.rank(); r++) {
                sum += average(r) * s.force(r).at(a, b);
            }
            return sum;
        }

        private double average(int r) {
            double sum = 0;
            for (int a = 0; a <= k; a++) {
                sum += s.weightCoefficients(r)[a] * m[a];
            }
            return sum;
        }

        private double row(SparseMatrix matrix, int b) {
            double sum = 0;
            for (int a = 0; a <= k; a++) {
                sum += m[a] * matrix.at(a, b + 1);
            }
            return sum;
        }
    }
}

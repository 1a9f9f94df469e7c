package org.dualcumulants.hierarchy.run;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.layout.Tensors;
import org.dualcumulants.hierarchy.meanfield.MeanFieldPath;
import org.dualcumulants.hierarchy.operator.AssembledHierarchy;
import org.dualcumulants.hierarchy.operator.BatchOperator;
import org.dualcumulants.hierarchy.operator.OperatorSize;
import org.dualcumulants.hierarchy.series.SeriesLayout;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.BasisSet;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.system.OneParticleSystem;

/** Bytes that the parts of a study take, before they are made: what grows with the number of functions K, the order m or the rank. */
final class Footprint {

    /** What classes and small things take. */
    static final double PROGRAM = 60e6;

    /** Of an entry of K×K: ∫ g_a g_b f° dense on two grids and as a sparse matrix that was not cut to size yet, or such a matrix in two bases. */
    private static final double GRAM = 44;

    /** The same in the basis orthonormal in L²_{f°}: factors, their inverses and products, and full matrices of the kernel. */
    private static final double ORTHONORMAL = 300;

    /** Of an entry of K×K: the Gram matrix and its factor, dense, and the factor's columns. */
    private static final double FACTOR = 22;

    /** Of what is left of that: the columns. */
    private static final double COLUMNS = 6;

    /** Of an entry of a sparse matrix, cut or not. */
    private static final double SPARSE = 16;

    /** Of an entry of the matrix of a small hierarchy while it grows. */
    private static final double ASSEMBLED = 36;

    /** Of an unknown besides the vectors of a step: its rate, its lane, a copy that is looked at. */
    private static final double COPIES = 28;

    /** Of a coefficient of a listed set for each of its slots, see {@link org.dualcumulants.hierarchy.tensor.Extensions}. */
    private static final double EXTENSION = 8;

    /** Points of initial states that depend on each other, at which all functions have a value, twice. */
    private static final double CORRELATED = 16.0 * (1 << 13);

    /** Functions beside each other of a basis of twice the resolution, see {@link GramOverTime}. */
    private static final double FINER = 500;

    private Footprint() {}

    /** What making the one-particle matrices takes at most. */
    static double making(Study study, List<Integer> resolution) {
        double functions = ProductBasis.size(study.axes(), resolution, study.functions());
        List<Expression> factors = study.initial().independentFactors();
        double squares = factors.size() < 2
                ? functions * functions
                : factors.stream().mapToDouble(f -> Math.pow(functions(study, resolution, f), 2)).sum();
        return GRAM * Math.min(squares, functions * functions)
                + (study.basis() == BasisChoice.WEIGHTED ? ORTHONORMAL * functions * functions : 0)
                + (study.initialCorrelation().isPresent() ? CORRELATED * functions + GRAM * functions * functions : 0);
    }

    /** Functions of the axes that a formula depends on. */
    private static double functions(Study study, List<Integer> resolution, Expression formula) {
        int[] axes = IntStream.range(0, study.dimension())
                .filter(i -> formula.variables().contains(study.axisNames().get(i)))
                .toArray();
        return ProductBasis.size(
                Arrays.stream(axes).mapToObj(study.axes()::get).toList(),
                Arrays.stream(axes).mapToObj(resolution::get).toList(), BasisSet.FULL);
    }

    /** What stays of them. */
    static double made(OneParticleSystem system) {
        double entries = system.generator().nonZeros() + system.selfForce().nonZeros() + system.gram().nonZeros();
        for (int r = 0; r < system.rank(); r++) {
            entries += system.force(r).nonZeros() + system.weight(r).nonZeros();
        }
        return SPARSE * entries + 32.0 * system.rank() * system.functions();
    }

    /** With the mean field's path. */
    static double made(Limit limit) {
        return made(limit.system()) + (limit.meanField() instanceof MeanFieldPath path ? path.bytes() : 0);
    }

    /**
     * A run: state and stages of a step, what an evaluation works with, places of streaming, norms.
     *
     * @param operator {@link OperatorSize#NONE}: not known
     * @param numbers of particle numbers side by side
     */
    static double run(Tensors tensors, int truncation, OperatorSize operator, int numbers, Detail detail) {
        double coefficients = tensors.coefficients(truncation);
        int lanes = numbers > 1 ? BatchOperator.LANES : 1;
        int swept = numbers >= BackwardSolver.WORTH_SWEEPING_TOGETHER ? BatchOperator.LANES : 1;
        return tensors.bytes(truncation) + (lanes - 1) * tensors.vectors(truncation)
                + Math.max(operator.bytes(tensors.functions(), tensors::size, truncation, swept), assembled(tensors, truncation, operator, lanes))
                + lanes * COPIES * coefficients
                + (tensors.isFull() && truncation > 1 ? 4 * Limit.MOST_PLACES * coefficients : 0)
                + (tensors.isFull() ? 0 : EXTENSION * truncation * coefficients)
                + (detail.norms() ? norms(tensors, truncation) : 0)
                + (detail == Detail.HISTORY ? history(tensors, truncation) : 0)
                + (operator.equals(OperatorSize.NONE) ? 0 : PROGRAM);
    }

    /** What stays of a run for others like it. */
    static double remembered(Tensors tensors, int truncation, OperatorSize operator, int numbers, Detail detail) {
        return assembled(tensors, truncation, operator, numbers > 1 ? BatchOperator.LANES : 1) / 2
                + 8 * tensors.coefficients(truncation)
                + (detail.norms() && truncation > 1 ? places(tensors, truncation) + COLUMNS * squared(tensors) : 0);
    }

    /** The hierarchy as one matrix, where it is small enough. */
    private static double assembled(Tensors tensors, int truncation, OperatorSize operator, int lanes) {
        double coefficients = tensors.coefficients(truncation);
        if (coefficients > AssembledHierarchy.MOST_UNKNOWNS || lanes == 1 && tensors.isFull() && coefficients > Limit.SMALL) {
            return 0;
        }
        return ASSEMBLED * entries(coefficients, truncation, operator) + 5 * places(tensors, truncation) + 16 * lanes * coefficients;
    }

    /** Of the matrix of a hierarchy with so many rows. */
    private static double entries(double rows, int truncation, OperatorSize operator) {
        double ofPairs = 0.5 * truncation * (truncation - 1) * Math.max(1, operator.entries());
        return Math.min(AssembledHierarchy.MOST_ENTRIES, rows * (ofPairs + 8 * truncation));
    }

    /** {@link org.dualcumulants.hierarchy.tensor.GramNorm}: the place of every multiset with each function. */
    private static double places(Tensors tensors, int truncation) {
        return 4.0 * tensors.functions() * tensors.coefficients(truncation - 1);
    }

    private static double norms(Tensors tensors, int truncation) {
        return BackwardSolver.takesFactor(tensors.functions(), truncation, tensors.isFull())
                ? FACTOR * squared(tensors) + places(tensors, truncation) : 0;
    }

    /** Norms at one time, from the law of then. */
    private static double history(Tensors tensors, int truncation) {
        return FACTOR * squared(tensors) + places(tensors, truncation) + GRAM * FINER * FINER;
    }

    private static double squared(Tensors tensors) {
        return (double) tensors.functions() * tensors.functions();
    }

    /** C_n(t) kept at a number of times, each with its norms. */
    static double kept(Tensors tensors, int truncation, int times) {
        return times * (16 * tensors.coefficients(truncation) + places(tensors, truncation) + COLUMNS * squared(tensors));
    }

    /**
     * The certificate of a run of order m, what stays of it included.
     *
     * @param tensors full ones, at the certificate's resolution
     * @param top order of the cumulants that are dropped, and solved for
     * @param times of the quadrature
     */
    static double certificate(Tensors tensors, int truncation, int top, OperatorSize operator, int times) {
        return run(tensors, top, operator, 1, Detail.CORRECTION) - PROGRAM
                + kept(tensors, top, times) + kept(tensors, top - 1, times) + kept(tensors, truncation, times)
                + 8 * times * tensors.coefficients(top)
                + FACTOR * squared(tensors) + places(tensors, top)
                + 2 * adjoint(tensors, truncation, top, operator);
    }

    /** What stays of it for other N: the matrix of the adjoint, which has the rows of orders up to m; twice that while it grows. */
    static double adjoint(Tensors tensors, int truncation, int top, OperatorSize operator) {
        return ASSEMBLED / 2 * entries(tensors.coefficients(truncation), top, operator) + 2.5 * places(tensors, top);
    }

    /** What the certificates of one resolution stand on. */
    static double certificates(Study study, List<Integer> resolution) {
        double finer = ProductBasis.size(study.axes(), resolution.stream().map(p -> 2 * p).toList(), BasisSet.FULL);
        return making(study, resolution) + GRAM * Math.pow(Math.min(finer, FINER), 2);
    }

    /** Number of unknowns of the series up to N^{-p}. */
    static double seriesCoefficients(Tensors tensors, int powers) {
        return IntStream.range(0, powers)
                .mapToDouble(k -> tensors.coefficients(SeriesLayout.truncation(powers, k)))
                .sum();
    }

    /** One state of all orders in 1/N, what every operator between them works with, norms. */
    static double series(Tensors tensors, int powers, OperatorSize operator) {
        int top = SeriesLayout.truncation(powers, 0);
        double sum = operator.equals(OperatorSize.NONE) ? 0 : PROGRAM;
        for (int k = 0; k < powers; k++) {
            int own = SeriesLayout.truncation(powers, k);
            sum += tensors.vectors(own) + (COPIES + (tensors.isFull() ? 4 * Limit.MOST_PLACES : 0)) * tensors.coefficients(own);
            for (int j = 0; j <= k; j++) {
                int level = j == 0 ? own : SeriesLayout.truncation(powers, k - 1);
                sum += operator.bytes(tensors.functions(), tensors::size, level, 1) + (j < 2 ? assembled(tensors, level, operator, 1) : 0);
            }
        }
        return sum + tensors.bytes(top) - tensors.vectors(top) + 32 * tensors.coefficients(top)
                + FACTOR * squared(tensors) + places(tensors, top);
    }

    /**
     * V_1 by products: those of all source times on both ends of their way and once more for their norm; for every thread the stages of a
     * step, copies of it, and the system's matrices.
     *
     * @param products of a source
     */
    static double firstPower(OneParticleSystem system, int times, double products, int threads) {
        double functions = system.functions();
        double side = Math.min(products, Propagation.WIDEST);
        double pairs = times * products;
        return 8 * functions * (3 * pairs + PairNorm.TOGETHER)
                + 8 * PairNorm.TOGETHER * pairs
                + threads * (8 * functions * (Tensors.full(1).vectors(0) / 8 + 8) * side + 20 * functions * (8 + 3.0 * system.rank()))
                + PROGRAM;
    }
}

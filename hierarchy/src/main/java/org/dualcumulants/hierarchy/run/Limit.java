package org.dualcumulants.hierarchy.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.meanfield.MeanFieldOutcome;
import org.dualcumulants.hierarchy.observable.TerminalData;
import org.dualcumulants.hierarchy.operator.AssembledHierarchy;
import org.dualcumulants.hierarchy.operator.HierarchyOperator;
import org.dualcumulants.hierarchy.operator.SweepOperator;
import org.dualcumulants.hierarchy.step.DiagonalPart;
import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.dualcumulants.hierarchy.tensor.FunctionBlocks;
import org.dualcumulants.hierarchy.tensor.GramNorm;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.hierarchy.term.Coefficients;
import org.dualcumulants.hierarchy.term.Term;
import org.dualcumulants.spectral.matrix.SparseMatrix;
import org.dualcumulants.spectral.system.OneParticleSystem;

/** The mean-field side of a model for one noise, and what the runs of all N with that noise share. */
final class Limit {

    /** Unknowns of full tensors from which on sweeps are faster than the matrix for a single N. */
    static final int SMALL = 3_000;

    /** How often streaming may hold a coefficient, on average. */
    static final int MOST_PLACES = 4;

    private static final double LARGEST_ARRAY = 1 << 26;

    private final OneParticleSystem system;
    private final MeanFieldOutcome meanField;
    private final TerminalData terminal;
    private final int[] wavelengths;
    private final Map<TensorLayout, LinearParts> linear = new ConcurrentHashMap<>();
    private final Map<TensorLayout, GramNorm> norms = new ConcurrentHashMap<>();
    private final Map<TensorLayout, Optional<AssembledHierarchy>> assembled = new ConcurrentHashMap<>();

    /** @param wavelengths of every function but the constant, a number that those of the same wavelengths on periodic axes share */
    Limit(OneParticleSystem system, MeanFieldOutcome meanField, TerminalData terminal, int[] wavelengths) {
        this.wavelengths = wavelengths;
        this.system = system;
        this.meanField = meanField;
        this.terminal = terminal;
    }

    /** One-particle matrices. */
    OneParticleSystem system() {
        return system;
    }

    /** f(t) or why there is none. */
    MeanFieldOutcome meanField() {
        return meanField;
    }

    /** The observable. */
    TerminalData terminal() {
        return terminal;
    }

    /** What steps may take exactly of -Σ_i B_0, the part of the right-hand side that does not depend on time. */
    LinearParts linear(TensorLayout layout) {
        return linear.computeIfAbsent(layout, l -> new LinearParts(
                diffusion(l), streaming(l).map(b -> new LinearParts.Streaming(b, cost(b, l))), l));
    }

    /**
     * What of it keeps the wavelengths on periodic axes, as free streaming does and a force in space does not; none where that is diagonal, or
     * where it cannot be taken slot by slot.
     */
    private Optional<FunctionBlocks> streaming(TensorLayout layout) {
        if (!(layout.indexSet() instanceof FullIndexSet set) || layout.truncation() < 2) {
            return Optional.empty();
        }
        SparseMatrix generator = system.generator().from(1);
        SparseMatrix kept = SparseMatrix.of(generator.rows(), generator.columns(), 0, (a, sum) -> {
            for (int e = generator.start(a); e < generator.start(a + 1); e++) {
                if (wavelengths[a] == wavelengths[generator.column(e)]) {
                    sum.add(generator.column(e), -generator.value(e));
                }
            }
        });
        int n = layout.truncation();
        return Optional.of(FunctionBlocks.of(set, kept))
                .filter(blocks -> !blocks.isDiagonal() && blocks.places(n) <= MOST_PLACES && blocks.largestArray(n) <= LARGEST_ARRAY);
    }

    /**
     * What exponentials of streaming, one there and one back, take beside an evaluation, about: places and multiplications of both, in
     * proportions that were measured.
     */
    private double cost(FunctionBlocks blocks, TensorLayout layout) {
        int n = layout.truncation();
        double entries = IntStream.range(0, system.rank())
                .mapToDouble(r -> system.force(r).nonZeros() + system.weight(r).nonZeros())
                .sum();
        return (8 * n + 0.5 * blocks.multiplications(n)) / (64 + 4 * entries / system.functions());
    }

    /** The diagonal, which is diffusion where the basis diagonalises it. */
    private DiagonalPart diffusion(TensorLayout layout) {
        double[] diagonal = new double[system.functions()];
        for (int a = 0; a < diagonal.length; a++) {
            diagonal[a] = system.generator().at(a + 1, a + 1);
        }
        double[] rates = new double[layout.length()];
        int[] multiset = new int[layout.truncation()];
        for (int n = 1; n <= layout.truncation(); n++) {
            for (int rank = 0; rank < layout.indexSet().size(n); rank++) {
                layout.indexSet().multiset(n, rank, multiset);
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum -= diagonal[multiset[i]];
                }
                rates[layout.offset(n) + rank] = sum;
            }
        }
        return DiagonalPart.of(rates);
    }

    /**
     * The right-hand side for N particles: one matrix, shared by every N, where the tensors are small, sweeps elsewhere.
     *
     * @param terms the hierarchy, the same at every call
     * @param threads threads that may share one evaluation
     */
    HierarchyOperator operator(TensorLayout layout, List<Term> terms, double particles, int threads) {
        return operator(layout, terms, Coefficients.at(particles), threads);
    }

    /** The right-hand side at one N, or the coefficient of a power of 1/N in it. */
    HierarchyOperator operator(TensorLayout layout, List<Term> terms, Coefficients coefficients, int threads) {
        boolean sweepsAreFaster = layout.indexSet() instanceof FullIndexSet && layout.length() > SMALL;
        return (sweepsAreFaster ? Optional.<AssembledHierarchy>empty() : assembled(layout, terms))
                .map(hierarchy -> hierarchy.at(coefficients))
                .orElseGet(() -> new SweepOperator(system, layout, terms, coefficients, threads));
    }

    /** The same for several N side by side: one matrix where it is small enough to exist, sweeps elsewhere. */
    HierarchyOperator operator(TensorLayout layout, List<Term> terms, double[] particles, int threads) {
        return assembled(layout, terms)
                .<HierarchyOperator>map(hierarchy -> hierarchy.at(particles))
                .orElseGet(() -> new SweepOperator(system, layout, terms, particles, threads));
    }

    /** Whether the right-hand side is one matrix for several N. */
    boolean isAssembled(TensorLayout layout, List<Term> terms) {
        return assembled(layout, terms).isPresent();
    }

    /** The right-hand side as one matrix, where that is small enough. */
    private Optional<AssembledHierarchy> assembled(TensorLayout layout, List<Term> terms) {
        return assembled.computeIfAbsent(layout, l -> AssembledHierarchy.of(system, l, terms));
    }

    /** ‖·‖ in L²_{f°}. */
    GramNorm norm(TensorLayout layout) {
        return norms.computeIfAbsent(
                layout, l -> new GramNorm(l.indexSet(), system.centredGramFactor(), l.truncation()));
    }
}

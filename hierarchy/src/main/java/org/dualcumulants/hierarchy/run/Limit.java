package org.dualcumulants.hierarchy.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.dualcumulants.hierarchy.meanfield.MeanFieldOutcome;
import org.dualcumulants.hierarchy.observable.TerminalData;
import org.dualcumulants.hierarchy.operator.AssembledHierarchy;
import org.dualcumulants.hierarchy.operator.HierarchyOperator;
import org.dualcumulants.hierarchy.operator.SweepOperator;
import org.dualcumulants.hierarchy.step.DiagonalPart;
import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.dualcumulants.hierarchy.tensor.GramNorm;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.hierarchy.term.Coefficients;
import org.dualcumulants.hierarchy.term.Term;
import org.dualcumulants.spectral.system.OneParticleSystem;

/** The mean-field side of a model for one noise, and what the runs of all N with that noise share. */
final class Limit {

    /** Unknowns of full tensors from which on sweeps are faster than the matrix for a single N. */
    private static final int SMALL = 3_000;

    private final OneParticleSystem system;
    private final MeanFieldOutcome meanField;
    private final TerminalData terminal;
    private final Map<TensorLayout, DiagonalPart> diffusions = new ConcurrentHashMap<>();
    private final Map<TensorLayout, GramNorm> norms = new ConcurrentHashMap<>();
    private final Map<TensorLayout, Optional<AssembledHierarchy>> assembled = new ConcurrentHashMap<>();

    Limit(OneParticleSystem system, MeanFieldOutcome meanField, TerminalData terminal) {
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

    /** The diagonal of -Σ_i B_0, which is diffusion where the basis diagonalises it. */
    DiagonalPart diffusion(TensorLayout layout) {
        return diffusions.computeIfAbsent(layout, this::newDiffusion);
    }

    private DiagonalPart newDiffusion(TensorLayout layout) {
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

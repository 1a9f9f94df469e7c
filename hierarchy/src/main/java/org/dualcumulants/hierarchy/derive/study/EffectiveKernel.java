package org.dualcumulants.hierarchy.derive.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.TrigonometricPolynomial;
import org.dualcumulants.spectral.study.Study;

/**
 * K*f in closed form through finitely many moments of f: with K_a(z) = Σ_k α_k cos(k·z) + β_k sin(k·z) and ⟨g⟩ = ∫ g f,
 * (K*f)_a(x) = Σ_k α_k (cos kx ⟨cos k⟩ + sin kx ⟨sin k⟩) + β_k (sin kx ⟨cos k⟩ - cos kx ⟨sin k⟩).
 *
 * @param components the terms of each (K*f)_a
 */
public record EffectiveKernel(List<List<Term>> components) {

    /**
     * coefficient · (cos kx ⟨cos k⟩ + sin kx ⟨sin k⟩) if even, coefficient · (sin kx ⟨cos k⟩ - cos kx ⟨sin k⟩) if odd, the
     * coefficient alone if k = 0.
     *
     * @param coefficient α_k or β_k, with the study's parameters as symbols
     * @param cosine cos(k·x), in the axis names
     * @param sine sin(k·x)
     * @param odd whether it comes from sin(k·z)
     * @param constant whether k = 0
     */
    public record Term(Expression coefficient, Expression cosine, Expression sine, boolean odd, boolean constant) {}

    public EffectiveKernel {
        components = components.stream().map(List::copyOf).toList();
    }

    /** Empty unless K is a function of the difference, every component a trigonometric polynomial in the study's periods. */
    static Optional<EffectiveKernel> of(Study study) {
        boolean difference = study.kernel().fold(d -> true, g -> false, p -> false);
        if (!difference) {
            return Optional.empty();
        }
        List<List<Term>> components = new ArrayList<>();
        for (Optional<TrigonometricPolynomial> kernel : polynomials(study)) {
            if (kernel.isEmpty()) {
                return Optional.empty();
            }
            List<Term> terms = new ArrayList<>();
            for (TrigonometricPolynomial.Wave wave : kernel.get().waves()) {
                add(kernel.get(), wave, wave.cosine(), false, terms);
                add(kernel.get(), wave, wave.sine(), true, terms);
            }
            components.add(terms);
        }
        return Optional.of(new EffectiveKernel(components));
    }

    static List<Optional<TrigonometricPolynomial>> polynomials(Study study) {
        return study.kernel().components().stream()
                .map(k -> Cell.waves(k, study.axes()))
                .toList();
    }

    private static void add(
            TrigonometricPolynomial kernel, TrigonometricPolynomial.Wave wave, Expression coefficient, boolean odd, List<Term> terms) {
        if (!coefficient.text().equals("0")) {
            boolean constant = wave.vector().stream().allMatch(k -> k == 0);
            terms.add(new Term(coefficient, kernel.cosine(wave.vector()), kernel.sine(wave.vector()), odd, constant));
        }
    }
}

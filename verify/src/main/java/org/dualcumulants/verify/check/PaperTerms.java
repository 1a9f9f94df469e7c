package org.dualcumulants.verify.check;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.hierarchy.term.Coefficient;
import org.dualcumulants.hierarchy.term.Coefficient.Linear;
import org.dualcumulants.hierarchy.term.Factor;
import org.dualcumulants.hierarchy.term.Term;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;

/**
 * The parts of the hierarchy that rule at large N, written by hand from mathematics sections 6 to 8 where the hierarchy derives them:
 * for c̃_n = N^n C_n
 * <pre>
 * ∂_t c̃_n = -Σ_i B_i c̃_n - Σ_r Σ_i v̂_r ⟨d_r, c̃_n⟩_i - Σ_r Σ_{i≠j} (D_r c̃_{n-1})_i ⊗ (v̂_r)_j - (1/N) Σ_r ⟨d_r ⊗ w_r, c̃_{n+2}⟩,
 * </pre>
 * and with scaling 1/N the defect + (1/N) ∫ f (K*f)·∇ c̃_{n+1}, less that of K(x, x) with self-interaction. They have V_1 right, and the
 * limiting hierarchy.
 */
final class PaperTerms {

    private PaperTerms() {}

    static List<Term> leading(Study study) {
        List<Term> terms = new ArrayList<>(List.of(
                Term.of("one-body", Coefficient.of(-1), Factor.GENERATOR),
                Term.of("exchange", Coefficient.of(-1), Factor.WEIGHT, Factor.FORCE_AVERAGE),
                Term.of("S⁺", Coefficient.of(-1).over(Linear.PARTICLES), Factor.FORCE, Factor.WEIGHT),
                Term.of("S⁼", Coefficient.of(-1).times(Linear.PARTICLES), Factor.FORCE_AVERAGE, Factor.WEIGHT_AVERAGE)));
        if (study.scaling() == Scaling.PER_PARTICLE) {
            terms.add(Term.of("defect", Coefficient.of(1), Factor.MEAN_FORCE_AVERAGE));
        }
        if (study.selfInteraction()) {
            terms.add(Term.of("self", Coefficient.of(-1), Factor.SELF_FORCE_AVERAGE));
        }
        return terms;
    }
}

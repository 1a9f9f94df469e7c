package org.dualcumulants.hierarchy.term;

import static org.dualcumulants.hierarchy.term.Coefficient.Linear.OTHERS;
import static org.dualcumulants.hierarchy.term.Coefficient.Linear.PARTICLES;
import static org.dualcumulants.hierarchy.term.Coefficient.Linear.REST;
import static org.dualcumulants.hierarchy.term.Coefficient.Linear.REST_BUT_ONE;
import static org.dualcumulants.hierarchy.term.Factor.CENTRED_WEIGHT;
import static org.dualcumulants.hierarchy.term.Factor.FORCE;
import static org.dualcumulants.hierarchy.term.Factor.FORCE_AVERAGE;
import static org.dualcumulants.hierarchy.term.Factor.GENERATOR;
import static org.dualcumulants.hierarchy.term.Factor.MEAN_FORCE;
import static org.dualcumulants.hierarchy.term.Factor.MEAN_FORCE_AVERAGE;
import static org.dualcumulants.hierarchy.term.Factor.SELF_FORCE;
import static org.dualcumulants.hierarchy.term.Factor.SELF_FORCE_AVERAGE;
import static org.dualcumulants.hierarchy.term.Factor.WEIGHT;
import static org.dualcumulants.hierarchy.term.Factor.WEIGHT_AVERAGE;

import java.util.ArrayList;
import java.util.List;

/**
 * The dual cumulant hierarchy (7) of Bresch, Duerinckx and Jabin (arXiv 2402.04695) in the factorised form of mathematics
 * section 6, with g = 1/(N-1) or 1/N:
 * <pre>
 * ∂_t c_n = -Σ_i B_i c_n - g (N-n) Σ_r Σ_i v̂^r_i ⟨d^r, c_n⟩_i - g Σ_r Σ_{i≠j} (D_r)_i (M̃_r)_j c_n             S⁰
 *           - g Σ_r Σ_{i≠j} (D_r c_{n-1})_i ⊗ v̂^r_j                                                          S⁺
 *           - g (N-n) Σ_r Σ_i [ (D_r)_i ⟨w^r, c_{n+1}⟩ + (M̃_r)_i ⟨d^r, c_{n+1}⟩ ]                            S⁻
 *           - g (N-n)(N-n-1) Σ_r ⟨d^r ⊗ w^r, c_{n+2}⟩                                                        S⁼
 * </pre>
 * The scaling 1/N leaves (1/N)(K*f)·∇ over, which does not leave f invariant and therefore also lowers the order by one;
 * the self-interaction adds -(1/N) K(x, x)·∇ of the same kind.
 */
public final class DualCumulantTerms {

    private DualCumulantTerms() {}

    /** Scaling 1/(N-1). */
    public static List<Term> perOther() {
        return List.copyOf(pairTerms(OTHERS));
    }

    /** Scaling 1/N. */
    public static List<Term> perParticle(boolean selfInteraction) {
        List<Term> terms = pairTerms(PARTICLES);
        Coefficient one = Coefficient.of(1).over(PARTICLES);
        terms.add(Term.of("defect S⁰", one, MEAN_FORCE));
        terms.add(Term.of("defect S⁻", one.times(REST), MEAN_FORCE_AVERAGE));
        if (selfInteraction) {
            Coefficient minus = Coefficient.of(-1).over(PARTICLES);
            terms.add(Term.of("self S⁰", minus, SELF_FORCE));
            terms.add(Term.of("self S⁻", minus.times(REST), SELF_FORCE_AVERAGE));
        }
        return List.copyOf(terms);
    }

    private static List<Term> pairTerms(Coefficient.Linear scale) {
        Coefficient g = Coefficient.of(-1).over(scale);
        List<Term> terms = new ArrayList<>();
        terms.add(Term.of("one-body S⁰", Coefficient.of(-1), GENERATOR));
        terms.add(Term.of("exchange S⁰", g.times(REST), WEIGHT, FORCE_AVERAGE));
        terms.add(Term.of("pair S⁰", g, FORCE, CENTRED_WEIGHT));
        terms.add(Term.of("S⁺", g, FORCE, WEIGHT));
        terms.add(Term.of("S⁻", g.times(REST), FORCE, WEIGHT_AVERAGE));
        terms.add(Term.of("S⁻", g.times(REST), CENTRED_WEIGHT, FORCE_AVERAGE));
        terms.add(Term.of("S⁼", g.times(REST, REST_BUT_ONE), FORCE_AVERAGE, WEIGHT_AVERAGE));
        return terms;
    }
}

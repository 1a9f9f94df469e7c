package org.dualcumulants.verify.exact;

import java.util.Objects;
import java.util.stream.IntStream;

/** The law F_N of exchangeable particles and the mean field f at one time: marginals, direct correlations, distance from chaos. */
public final class JointLaw {

    private final GridFunction law;
    private final GridFunction meanField;

    /**
     * @param law F_N, a symmetric function of N particles, ∫F_N = 1
     * @param meanField f on the same grid, ∫f = 1
     */
    public JointLaw(GridFunction law, GridFunction meanField) {
        if (meanField.slots() != 1 || !meanField.grid().equals(law.grid())) {
            throw new IllegalArgumentException("f is given for " + meanField.slots() + " particles on "
                    + meanField.grid() + "; one particle on " + law.grid() + " is required");
        }
        this.law = law;
        this.meanField = meanField;
    }

    /** F_N. */
    public GridFunction law() {
        return law;
    }

    /** f. */
    public GridFunction meanField() {
        return meanField;
    }

    /** ∫F_N, which is 1. */
    public double mass() {
        return marginal(0).at();
    }

    /** F_{N,k} = ∫ F_N dx_{k+1} … dx_N, 0 ≤ k ≤ N. */
    public GridFunction marginal(int k) {
        Objects.checkIndex(k, law.slots() + 1);
        GridFunction one = GridFunction.constant(law.grid(), 1, 1);
        GridFunction marginal = law;
        while (marginal.slots() > k) {
            marginal = marginal.contract(marginal.slots() - 1, one);
        }
        return marginal;
    }

    /** H_n = Σ_k (-1)^{n-k} Σ_{σ⊂[n], |σ|=k} F_{N,k}(x_σ) f^{⊗(n-k)}, 0 ≤ n ≤ N; H_0 = 1, H_1 = F_{N,1} - f. */
    public GridFunction correlation(int n) {
        Objects.checkIndex(n, law.slots() + 1);
        SlotSum correlation = new SlotSum(law.grid(), n);
        GridFunction[] terms = new GridFunction[n + 1];
        for (int k = 0; k <= n; k++) {
            terms[k] = marginal(k).tensor(meanField.power(n - k));
        }
        for (int set = 0; set < 1 << n; set++) {
            int k = Integer.bitCount(set);
            int members = set;
            int[] order = IntStream.concat(
                            IntStream.range(0, n).filter(i -> (members >> i & 1) == 1),
                            IntStream.range(0, n).filter(i -> (members >> i & 1) == 0))
                    .toArray();
            correlation.add((n - k) % 2 == 0 ? 1 : -1, terms[k], order);
        }
        return correlation.result();
    }

    /** ∫ F_N Φ_N. */
    public double expectation(GridFunction phi) {
        return law.inner(phi);
    }

    /** Σ_n binom(N,n) ∫ C_n H_n with the dual cumulants of a function of N particles: equals ∫ F_N Φ_N. */
    public double expectation(DualFields dual) {
        int particles = law.slots();
        double sum = 0;
        double binomial = 1;
        for (int n = 0; n <= particles; n++) {
            sum += binomial * dual.dualCumulant(n).inner(correlation(n));
            binomial = binomial * (particles - n) / (n + 1);
        }
        return sum;
    }

    /** sup |∫ (F_{N,k} - f^{⊗k}) φ| over the test functions φ of k particles, 1 ≤ k ≤ N. */
    public double weakDistance(int k, TestFunctions functions) {
        if (!(k >= 1 && k <= law.slots())) {
            throw new IllegalArgumentException(
                    "a marginal of " + k + " particles is asked of " + law.slots() + "; between 1 and that many are required");
        }
        int[] all = IntStream.range(0, k).toArray();
        return functions.supremum(new SlotSum(law.grid(), k)
                .add(1, marginal(k), all)
                .add(-1, meanField.power(k), all)
                .result());
    }
}

package org.dualcumulants.verify.exact;

import java.util.Objects;
import java.util.stream.IntStream;

/** Φ_N and f at one time, and by quadrature the dual marginals and dual cumulants (5) that (6) expands Φ_N in. */
public final class DualFields {

    private final GridFunction phi;
    private final GridFunction meanField;

    /**
     * @param phi Φ_N, a symmetric function of N particles
     * @param meanField f on the same grid, ∫f = 1
     */
    public DualFields(GridFunction phi, GridFunction meanField) {
        if (meanField.slots() != 1 || !meanField.grid().equals(phi.grid())) {
            throw new IllegalArgumentException("f is given for " + meanField.slots() + " particles on "
                    + meanField.grid() + "; one particle on " + phi.grid() + " is required");
        }
        this.phi = phi;
        this.meanField = meanField;
    }

    /** Φ_N. */
    public GridFunction phi() {
        return phi;
    }

    /** f. */
    public GridFunction meanField() {
        return meanField;
    }

    /** M_n = ∫ Φ_N f^{⊗(N-n)} dx_{n+1} … dx_N, 0 ≤ n ≤ N. */
    public GridFunction dualMarginal(int n) {
        Objects.checkIndex(n, phi.slots() + 1);
        GridFunction marginal = phi;
        while (marginal.slots() > n) {
            marginal = marginal.contract(marginal.slots() - 1, meanField);
        }
        return marginal;
    }

    /** C_n = Σ_k (-1)^{n-k} Σ_{σ⊂[n], |σ|=k} M_k(x_σ), 0 ≤ n ≤ N. */
    public GridFunction dualCumulant(int n) {
        Objects.checkIndex(n, phi.slots() + 1);
        GridFunction[] marginals = new GridFunction[n + 1];
        marginals[n] = dualMarginal(n);
        for (int k = n - 1; k >= 0; k--) {
            marginals[k] = marginals[k + 1].contract(k, meanField);
        }
        SlotSum cumulant = new SlotSum(phi.grid(), n);
        for (int set = 0; set < 1 << n; set++) {
            int k = Integer.bitCount(set);
            int members = set;
            int[] sigma = IntStream.range(0, n).filter(i -> (members >> i & 1) == 1).toArray();
            cumulant.add((n - k) % 2 == 0 ? 1 : -1, marginals[k], sigma);
        }
        return cumulant.result();
    }

    /** ‖C_n‖ in L²_f, ‖C_n‖² = ∫ |C_n|² f^{⊗n}. */
    public double norm(int n) {
        return dualCumulant(n).norm(meanField);
    }

    /** (∫ |Φ_N|² f^{⊗N})^{1/2}, by Parseval (Σ_n binom(N,n) ‖C_n‖²)^{1/2}. */
    public double norm() {
        return phi.norm(meanField);
    }
}

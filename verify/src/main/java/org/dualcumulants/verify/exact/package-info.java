/**
 * Small N exactly, on a full grid of N·d dimensions. Backward, the Kolmogorov equation (3) of Φ_N, its dual marginals and dual cumulants
 * (5) and their norms; forward, Liouville's equation ∂_t F_N = -Σ_i div_i(b_i F_N) + ½ Σ ε² ∂² F_N of the joint law, its marginals F_{N,k}
 * and direct correlations H_n; both with the mean field (2). Paired as in (4), E[Φ̄_N] = ∫ f_N° Φ_N(0) = ∫ F_N(t) Φ_N(t) = Σ_n binom(N,n) ∫ C_n H_n.
 * Initial laws are products f°^{⊗N} or such with Σ_{i&lt;j} a(x_i, x_j). Near an invariant product law the classical cumulants of F_N are the dual
 * ones of the reversed system.
 * An oracle for the hierarchy, sharing nothing with it: no symmetry, no separable kernel, no moments, no operators.
 * Derivatives of trigonometric interpolants on circles, of polynomials through Gauss points on other axes, weak between walls;
 * integrals by the same points; Dormand–Prince 8(5,3) in time.
 * Uses {@code spectral.study}, {@code interaction}, {@code space}, {@code expression}, {@code verify.part} and Hipparchus' integrators; never {@code hierarchy}.
 */
package org.dualcumulants.verify.exact;

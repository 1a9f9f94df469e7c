/**
 * The derived hierarchy for one study, before anything is solved: the mean-field equation (2) with the study's S, K and ε, div K,
 * ψ = f V_f of section 5 for f°, the hypotheses of the theorem of [BDJ] with what was found about them, and how large the
 * truncated systems are. Symbols where integrals are finite sums, measured exponents and quadrature elsewhere, and "not decided"
 * where neither says enough. Uses {@code spectral}, {@code meanfield} and {@code layout}.
 */
package org.dualcumulants.hierarchy.derive.study;

/**
 * ∂_t c_n of the truncated hierarchy on packed tensors, built from a list of terms.
 *
 * <p>Every term annihilates at most two slots of its source and creates at most two of its target; the other slots are
 * spectators. One sweep over the spectator multisets γ of order k therefore does everything: gather c_{k+2}(γ∪{b,b'}),
 * c_{k+1}(γ∪{b}), apply small matrices on one or two slots, scatter into orders k, k+1, k+2. Terms with fewer slots are
 * folded in with the reciprocal of their number of appearances. The pair term is the exact Galerkin projection on any
 * downward closed index set, and nothing of the size of a tensor is needed besides input and output.
 *
 * <p>Unknowns are c̃_n = N^n c_n for n ≥ 1 and c̃_0 = N (C_0 - mean field). Uses {@code term}, {@code tensor},
 * {@code spectral.system}, {@code spectral.matrix}.
 */
package org.dualcumulants.hierarchy.operator;

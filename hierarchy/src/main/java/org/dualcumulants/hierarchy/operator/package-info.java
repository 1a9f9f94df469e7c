/**
 * ∂_t c_n of the truncated hierarchy on packed tensors, built from a list of terms.
 *
 * <p>Large tensors ({@code SweepOperator}): every term annihilates at most two slots of its source and creates at most two of its target; the other slots are
 * spectators. A sweep over the multisets δ of order k opens one slot: gather c_{k+1}(δ∪{b}), apply a small matrix, contract
 * with vectors, add to orders k and k+1. A sweep over γ opens two: gather c_{k+2}(γ∪{b,b'}) and the contractions of the
 * sweep before, apply small matrices on one or two slots, add to orders k, k+1, k+2. The pair term is the exact Galerkin
 * projection on any downward closed index set. Besides input and output there are tensors of order m-1 only, one for every
 * vector that c is contracted with, and for small listed index sets the places of every block, looked up once.
 *
 * <p>Small ones ({@code AssembledHierarchy}): the same terms as one sparse matrix on (c, ⟨bra, c⟩, ⟨bra ⊗ bra', c⟩), the same
 * for every N but for one weight a term, so that several N are evaluated side by side ({@code BatchOperator}).
 *
 * <p>Unknowns are c̃_n = N^n c_n for n ≥ 1 and c̃_0 = N (C_0 - mean field). Uses {@code term}, {@code tensor},
 * {@code spectral.system}, {@code spectral.matrix}.
 */
package org.dualcumulants.hierarchy.operator;

/**
 * ∂_t c_n of the truncated hierarchy on packed tensors, built from a list of terms.
 *
 * <p>Large tensors ({@code SweepOperator}): every term annihilates at most two slots of its source and creates at most two of its target; the other slots are
 * spectators. Order n is evaluated in two sweeps over the multisets γ of order n-2. The first gathers c_n(γ∪{b,b'}), applies
 * one small matrix to two slots and another to one of them while the other slot watches, adds to order n, and contracts with
 * vectors. The second gathers these contractions and c_{n-1}, applies small matrices to one slot, adds to orders n, n-1, n-2.
 * Spectators stand side by side as lanes, so that small matrices act on rows of contiguous numbers; order 1 has none, and order 2 one without
 * elements: its first sweep is a product of K×K matrices ({@code SecondOrder}), its second works on vectors of K numbers
 * ({@code SecondOrderSources}). The pair term is the exact Galerkin projection on any downward closed index set. Besides input
 * and output there are tensors of the orders below m, one for every vector that c is contracted with, the rows of a block for
 * every thread, and for small listed index sets the places of every block, looked up once. On listed
 * sets spectators that as many functions can join share a block: rows of pairs that none of them has beside it are not touched.
 *
 * <p>Small ones ({@code AssembledHierarchy}): the same terms as one sparse matrix on (c, ⟨bra, c⟩, ⟨bra ⊗ bra', c⟩), the same
 * for every N but for one weight a term, so that several N are evaluated side by side ({@code BatchOperator}).
 *
 * <p>Sweeps take several N side by side as well: the eight numbers of one coefficient lie beside each other in tensors and in
 * lanes ({@code Block}), so that a place is looked up once for all of them, and what depends on N is one factor for every lane
 * ({@code Variation}).
 *
 * <p>At leading order in 1/N orders 0 to 2 through vectors of one particle ({@code LeadingOrder}): for V_1 without a pair tensor.
 *
 * <p>Unknowns are c̃_n = N^n c_n for n ≥ 1 and c̃_0 = N (C_0 - mean field). Uses {@code term}, {@code tensor},
 * {@code spectral.system}, {@code spectral.matrix}.
 */
package org.dualcumulants.hierarchy.operator;

/**
 * The truncated hierarchy order by order in h = 1/N, mathematics section 7: with c̃ = Σ_k h^k c̃^{(k)} and A(h) = Σ_j h^j A_j,
 * <pre>
 * ∂_t c̃^{(k)} = Σ_{j≤k} A_j c̃^{(k-j)},   V_{k+1} = c̃_0^{(k)}(0).
 * </pre>
 * Order n of ∂_t c̃ takes from orders n+1 and n+2 with a factor h, so V_1 … V_p need c̃_n^{(k)} for n ≤ 2(p-k) and nothing else:
 * no truncation, no N. Uses {@code operator}, {@code tensor}, {@code term}.
 */
package org.dualcumulants.hierarchy.series;

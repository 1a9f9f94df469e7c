/**
 * The hierarchies derived from the generator, not recited. Slots carry two projections, E_i g = ∫ g f dx_i and Q_i = 1 - E_i;
 * Φ_N obeys ∂_t Φ = -LΦ, where L is a sum of interactions, prefactor Σ A(x_i, x_j, …)·∇_i, and f obeys the mean-field equation
 * (2), so that d/dt E_i = E_i B_i with B the drifts and the mean forces of L. C_n = P Φ with P = Q_1 … Q_n E_{n+1} … E_N, hence
 * <pre>
 * ∂_t C_n = -P L Φ + (∂_t P) Φ,      Φ = Σ_τ C_{|τ|}(x_τ).                                  {@link Derivation}
 * </pre>
 *
 * <p><b>1. Split the kernel.</b> 1 = E_j + Q_j in each argument of A but the moved one: A is a sum of kernels that are averaged
 * in some arguments, which touch no slot there, and centred in the others, ∫ A f dx_j = 0. A particle under an averaged
 * argument is any of those that are left: N-1 ways, then N-2, … For two particles this is K = K*f + k.
 *
 * <p><b>2. Place the slots.</b> A slot that A touches is one of the target's, and then Q stands before A and a sum runs over where it
 * is, or is integrated against f and may be any of the N-n, then N-n-1, … others. Behind A the source depends on it or not
 * (1_j). On all other slots P and the source must agree, Q_l C = C, E_l C = 0. A kills what does not depend on the moved slot;
 * ∫ A f dx_j = 0 kills the rest. For a pair kernel five words are left, Q_iQ_jA(1_j), E_iQ_jA(1_j), Q_iQ_jA, Q_iE_jA and E_iQ_jA,
 * E_iE_jA, which are S⁺, exchange and pair part of S⁰, S⁻, S⁼. Three-body forces have three touched slots and no other rule.
 *
 * <p><b>3. Write it out.</b> Q = 1 - E, where under E the slot stays the target's and is <i>idle</i>; k = K - ∫ K f, where the slot of
 * the averaged argument is a bystander: n - (slots already summed over) ways if the source depends on it, idle if not, E_j C = 0;
 * and one integration by parts, E_i k·∇_i g = -∫ ψ g with ψ = div_x(k f). Equal words are added. {@link Expansion}
 *
 * <p>With 1 in the place of Q and Σ_τ C_τ left as Φ the same steps give the marginals M_n. Words instead of formulas:
 * a {@link Word} is a kernel, a {@link Role} for each argument, and the idle slots; its order shift is the number of slots it
 * creates less those it integrates. Coefficients are exact ({@link Scalar}): sums of products of linear
 * forms in N and n. Numerical terms need no more; systems that are shown have them simplified by the algebra system, {@link ScalarAlgebra}.
 * {@link Factorisation} turns the words of step 2 into the numerical terms, {@link
 * DerivedSystem} rescales and takes limits. {@link Rules} holds the signs.
 *
 * <p>Uses {@code hierarchy.term}; {@code spectral.expression} where coefficients are simplified, compared or taken to a limit.
 */
package org.dualcumulants.hierarchy.derive;

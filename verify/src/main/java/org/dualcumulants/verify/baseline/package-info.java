/**
 * What others would do, on one circle: the mean field (2) alone, and the BBGKY hierarchy of the marginals F_s = F_{N,s} cut at s = 1 or 2,
 *
 * <pre>
 * ∂_t F_s = -Σ_{i≤s} ∂_i [ (S(x_i) + c Σ_{j≤s, j≠i} K(x_i, x_j)) F_s + (N-s) c ∫ K(x_i, z) F_{s+1}(x_1, …, x_s, z) dz ] + ½ε² Σ_i ∂_i² F_s,
 * </pre>
 *
 * c = 1/(N-1) or 1/N, with F_{s+1} from a {@link org.dualcumulants.verify.baseline.Closure}: independence, the cluster expansion without its
 * third correlation, Kirkwood's superposition (compare Berlyand, Creese, Jabin and Potomkin, arXiv 1805.02268). The factors of N are kept, so
 * s = N is exact. A closure that breaks down is a value with a reason.
 * Uses {@code verify.exact}'s grids, fluxes and time paths; never {@code hierarchy}, against which it is compared.
 */
package org.dualcumulants.verify.baseline;

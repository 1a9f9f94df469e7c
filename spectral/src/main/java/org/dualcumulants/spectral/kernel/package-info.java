/**
 * Pair kernels as sums of products, K(x, y) = Σ_r u_r(x) v_r(y) with u_r a vector field and v_r a function, K a function of
 * two states or of their difference: exact and of minimal rank for kernels the basis holds, a Galerkin truncation with its
 * neglected tail otherwise. Also the library of named kernels. Uses {@code study}, {@code interaction}, {@code space} and {@code basis}.
 */
package org.dualcumulants.spectral.kernel;

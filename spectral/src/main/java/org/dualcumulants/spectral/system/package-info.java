/**
 * The one-particle side of a study in a chosen basis (mathematics, section 6): matrices B_0 of S·∇ + ½ε²Δ, D_r of u_r·∇,
 * M_r of multiplication by v_r, the coefficients v̂_r, the moments of f° and the Gram matrix of L²_{f°}. Everything above
 * this package sees numbers only, not axes.
 */
package org.dualcumulants.spectral.system;

/**
 * The mean-field limit f(t) of (2) by its moments m_a = ∫ g_a f: ṁ = mᵀ (B_0 + Σ_r ⟨v_r⟩ D_r), the dual of the one-body
 * operator with the same truncated matrices as the hierarchy, so that duality holds exactly in the discrete system. Uses
 * {@code spectral.system}.
 */
package org.dualcumulants.hierarchy.meanfield;

/**
 * Serfaty's modulated energy and free energy as a witness of particles and their mean field. With g = |x|^{-s}/s or -log|x|,
 * F_N(X, μ) = ∬_{x≠y} g(x - y) d(μ_N - μ)^{⊗2}, and D_v = ∬_{x≠y} (v(x) - v(y))·∇g(x - y) d(μ_N - μ)^{⊗2}: fast sums on tori
 * ({@code EwaldPairs}, {@code ModulatedEnergy}), closed forms in the whole space, truncated charges and potentials, the commutator's constant,
 * what the energy does along trajectories, and f_N on grids for two and three particles. The mean field is solved here on a grid. Uses
 * {@code verify.particles}, the study and its interaction; never the hierarchy, its bases or its kernels.
 */
package org.dualcumulants.verify.modulated;

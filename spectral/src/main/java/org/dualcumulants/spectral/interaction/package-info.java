/**
 * Interactions of the literature on periodic axes: potentials g with their Fourier transforms, the flows made of them, and
 * the kernel K(x - x') = Σ_κ of them, exact where K is singular. Conventions of [S] (g = |x|^{-s}/s, or -log|x|), and
 * Γ and Bessel functions from Hipparchus. Formulas and numbers only; uses no other package.
 */
package org.dualcumulants.spectral.interaction;

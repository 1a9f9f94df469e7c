/**
 * One-particle bases g_0 = 1, g_1, …: on each axis a family of functions, on the state space their products. Gives the
 * matrices of multiplication and transport, projected orthogonally, and the coefficients of functions by fast transforms on
 * circles (JTransforms) and Gauss quadrature elsewhere. A new kind of axis is a new {@code AxisBasis}; nothing else changes.
 * Uses {@code space}, {@code expression}, {@code quadrature}, {@code matrix}.
 */
package org.dualcumulants.spectral.basis;

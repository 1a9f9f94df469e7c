/**
 * One-particle bases g_0 = 1, g_1, …: on each axis a family of functions, on the state space their products. Gives the
 * matrices of multiplication and differentiation, and the coefficients of functions by fast transforms (JTransforms).
 * A new kind of axis is a new {@code AxisBasis}; nothing else changes. Uses {@code space}, {@code expression},
 * {@code matrix}.
 */
package org.dualcumulants.spectral.basis;

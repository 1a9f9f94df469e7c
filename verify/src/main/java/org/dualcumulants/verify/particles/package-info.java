/**
 * The particle system (1) itself, simulated: initial states drawn exactly from f°, schemes of weak order 2 (a splitting where the
 * system is Newton's), pair sums by products or directly, observables, and their expectations with confidence intervals; coupled to
 * mean-field particles with the same noise where the 1/N correction is wanted. Random numbers and sums do not depend on threads.
 * A witness of the hierarchy that shares nothing with it: K*f, control variates and f(T) come in as plain functions. Uses
 * {@code spectral.study}, {@code space} and {@code expression} only; never {@code hierarchy}, nor expansions in a basis.
 */
package org.dualcumulants.verify.particles;

/**
 * Where the two sides of the duality (4) meet: particles are simulated by {@code verify.particles} and given, as plain functions, what
 * the hierarchy knows of the same study: K*f, f(T), the mean field of the observable, and control variates from C_1. None of these
 * can move a result but the mean field itself: a control variate has mean 0 whatever it is made of. In the other direction the truncated
 * Φ_N(t) is evaluated at the particles, and what it fails the N-particle equation by ({@link org.dualcumulants.verify.duality.DualityStudy}).
 * Uses {@code hierarchy} and {@code verify.particles}.
 */
package org.dualcumulants.verify.duality;

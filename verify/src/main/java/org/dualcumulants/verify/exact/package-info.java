/**
 * The exact expectation for small N: the backward Kolmogorov equation (3) and the mean field (2) on a full
 * grid of N·d dimensions, paired as in (4), split into dual marginals and dual cumulants by (5) and their norms.
 * An oracle for the hierarchy, sharing nothing with it: no symmetry, no separable kernel, no moments, no operators.
 * Derivatives of trigonometric interpolants on circles, of polynomials through Gauss points on other axes, weak between walls;
 * integrals by the same points; Dormand–Prince 8(5,3) in time.
 * Uses {@code spectral.study}, {@code interaction}, {@code space}, {@code expression} and Hipparchus' integrators; never {@code hierarchy}.
 */
package org.dualcumulants.verify.exact;

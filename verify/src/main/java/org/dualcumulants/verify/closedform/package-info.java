/**
 * Expectations in closed form at every number of particles, for the models that have them: linear systems, whose mean and covariance
 * solve ordinary differential equations; particles that do not interact, on straight lines or with noise on circles; the log gas on the
 * circle, whose power sums close. {@link org.dualcumulants.verify.closedform.ClosedForm} recognises them by their formulas. A witness of
 * the hierarchy that shares nothing with it: uses {@code spectral.study}, {@code space}, {@code expression}, {@code interaction} and
 * {@code quadrature} only.
 */
package org.dualcumulants.verify.closedform;

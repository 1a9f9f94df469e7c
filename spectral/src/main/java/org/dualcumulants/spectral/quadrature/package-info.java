/**
 * Gauss rules on an interval and for a Gaussian weight, a rule for densities on the whole line, and where such a density lies. Uses
 * {@code space} and {@code expression}.
 */
package org.dualcumulants.spectral.quadrature;

/**
 * Adaptive embedded and exponential Runge–Kutta stepping, forward or backward in time. The whole state of an integration is a value that
 * can be written and read, so a run can be continued to the identical result. A diagonal part, diffusion, is integrated
 * exactly. Uses the tableau of Hipparchus, Gauss's rule of {@code spectral.quadrature} and nothing else.
 */
package org.dualcumulants.hierarchy.step;

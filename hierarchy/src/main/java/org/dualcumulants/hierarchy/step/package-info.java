/**
 * Adaptive embedded and exponential Runge–Kutta stepping, forward or backward in time. The whole state of an integration is a value that
 * can be written and read, so a run can be continued to the identical result. A linear part is integrated exactly: a diagonal, which is
 * diffusion, or what one constant matrix does to every slot of symmetric tensors, which is free streaming. Uses the tableau of Hipparchus,
 * Gauss's rule of {@code spectral.quadrature}, {@code spectral.matrix} and {@code tensor}, and nothing else.
 */
package org.dualcumulants.hierarchy.step;

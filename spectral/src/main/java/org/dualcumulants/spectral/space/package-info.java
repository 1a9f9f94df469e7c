/**
 * The state space of one particle: a product of axes. Definitions only; how functions on an axis are expanded is the
 * business of {@code basis}. Uses nothing.
 */
package org.dualcumulants.spectral.space;

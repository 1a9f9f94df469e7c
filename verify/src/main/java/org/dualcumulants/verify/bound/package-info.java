/**
 * Norms in which theorems bound the dual cumulants: the interpolation norm of [KJ] between L²_f and H^{-1}_f, mathematics section 11.
 * Uses bases and quadrature of {@code spectral} and the index sets of {@code hierarchy.tensor}.
 */
package org.dualcumulants.verify.bound;

/**
 * Matrices of one-particle operators in a basis g_0 = 1, g_1, …: sparse ones in compressed rows, small dense ones and their exponentials,
 * immutable. Algebra on dense matrices (Cholesky, eigenvalues) is ojAlgo's; this package holds only what is applied slot by slot in
 * inner loops, and what is made anew at every step.
 */
package org.dualcumulants.spectral.matrix;

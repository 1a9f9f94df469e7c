/**
 * Sparse matrices of one-particle operators in a basis g_0 = 1, g_1, …: compressed rows, immutable. Algebra on dense
 * matrices (Cholesky, eigenvalues) is ojAlgo's; this package holds only what is applied slot by slot in inner loops.
 */
package org.dualcumulants.spectral.matrix;

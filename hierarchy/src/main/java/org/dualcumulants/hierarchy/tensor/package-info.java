/**
 * Symmetric tensors c_{a_1…a_n}, a_i = 0 … K-1, stored packed: one number per multiset {a_1, …, a_n} of an index set
 * that is permutation invariant and downward closed. It is the excitation Fock space of n bosons. Knows no equation and
 * uses nothing but {@code spectral.matrix}.
 */
package org.dualcumulants.hierarchy.tensor;

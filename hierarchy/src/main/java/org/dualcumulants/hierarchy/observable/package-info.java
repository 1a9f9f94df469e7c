/**
 * Observables Φ̄_N as terminal data of the hierarchy: their Hoeffding components C_n(T) for f(T)^{⊗N}, exactly, their own
 * 1/N parts included, and their coefficients in powers of 1/N. Uses {@code spectral}, {@code tensor}, {@code term}.
 */
package org.dualcumulants.hierarchy.observable;

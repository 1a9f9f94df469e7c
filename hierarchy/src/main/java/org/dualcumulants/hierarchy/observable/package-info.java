/**
 * Observables Φ̄_N as terminal data of the hierarchy: their Hoeffding components C_n(T) for f(T)^{⊗N}, exactly, their own
 * 1/N parts included. Uses {@code spectral}, {@code tensor}.
 */
package org.dualcumulants.hierarchy.observable;

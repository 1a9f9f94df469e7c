/**
 * The hierarchy as data: terms with a source order, a target order, a coefficient in N and n, and one-body factors on
 * slots. The numerical operators are built from a list of terms and from nothing else, so a derived list can take the
 * place of the typed one. Uses nothing.
 */
package org.dualcumulants.hierarchy.term;

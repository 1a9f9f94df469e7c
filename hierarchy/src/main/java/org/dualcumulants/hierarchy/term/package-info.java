/**
 * The hierarchy as numbers need it: terms with a coefficient in N and n and one-body factors on slots, whose kinds give the
 * order shift. The numerical operators are built from a list of terms and from nothing else; {@code hierarchy.derive} makes
 * the list. Uses nothing.
 */
package org.dualcumulants.hierarchy.term;

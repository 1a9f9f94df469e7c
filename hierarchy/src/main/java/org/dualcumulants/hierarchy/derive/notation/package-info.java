/**
 * Derived hierarchies as people read them, in the notation of [BDJ]: a {@link Chapter} is what a reader asks for, a {@link
 * Display} one of its lines, written in a {@link Script}, plain text or LaTeX. Uses {@code hierarchy.derive}, and
 * {@code spectral.expression} for the LaTeX of coefficients.
 */
package org.dualcumulants.hierarchy.derive.notation;

/**
 * Formulas as users type them: data, never programs. A text is tokenised, checked against a closed list of functions and names,
 * simplified and differentiated by Symja, and compiled to a flat list of instructions over chunks of points. Everything that
 * could hang or exhaust memory is refused before Symja sees it; Symja itself is loaded at the first formula that needs it and
 * runs on one thread of its own. Depends on Symja and on nothing else of this project.
 */
package org.dualcumulants.spectral.expression;

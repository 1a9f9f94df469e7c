/**
 * Pictures: curves and heat maps as values ({@link org.dualcumulants.cli.plot.Plot}), drawn in one style as SVG, PDF and PNG, with their data as
 * CSV. Colours are told apart by all common forms of colour vision; axes are labelled in mathematics. Knows no study and no result.
 */
package org.dualcumulants.cli.plot;

/**
 * The documented figures: {@link org.dualcumulants.cli.figures.FigureSet} names them, each {@link org.dualcumulants.cli.figures.Recipe} makes one
 * from a study of notebooks/studies, with its caption, its equation and the paper it belongs to. Uses what the studies are solved with
 * ({@code hierarchy.run}, {@code verify}) and {@code cli.plot}; computes nothing itself that those can.
 */
package org.dualcumulants.cli.figures;

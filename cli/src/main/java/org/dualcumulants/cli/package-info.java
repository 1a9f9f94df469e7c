/**
 * The {@code dualcumulants} command: options, exit status, progress, cancellation. A run is study file → {@code Study} →
 * solver → results → files; this package joins the pieces and is the only one that talks to a terminal. Classes named by
 * option parsing load nothing heavy, so that {@code --help} answers at once.
 */
package org.dualcumulants.cli;

package org.dualcumulants.cli.figures;

/** How one figure is made. */
interface Recipe {

    /** Name on the command line and of the files. */
    String name();

    /**
     * Computes what is shown.
     *
     * @throws java.util.concurrent.CancellationException if cancelled
     * @throws ArithmeticException if numbers fail
     */
    Picture draw(Circumstances circumstances);
}

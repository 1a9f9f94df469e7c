package org.dualcumulants.cli.figures;

import java.util.OptionalLong;
import org.dualcumulants.cli.input.Provenance;
import org.dualcumulants.cli.plot.Plot;

/**
 * A figure with what is printed below it.
 *
 * @param plot what is drawn
 * @param caption sentences with formulas in LaTeX between dollars
 * @param source the equation and the paper
 * @param study how the same numbers are had from the command line
 */
public record Picture(Plot plot, String caption, String source, String study) {

    /**
     * The caption as a document.
     *
     * @param drawn by which program, asked for what
     * @param seed of its random numbers, if it has any
     */
    public String markdown(Provenance drawn, OptionalLong seed) {
        return "# " + plot.title() + "\n\n![" + plot.title() + "](" + plot.name() + ".svg)\n\n" + caption + "\n\nSource: " + source
                + "\n\nData: `" + plot.name() + ".csv`. The model: `" + study + "`. Drawn by dualcumulants " + drawn.version() + ", `"
                + drawn.command() + "`" + (seed.isPresent() ? ", from random numbers with the seed " + seed.getAsLong() : "") + ".\n";
    }
}

package org.dualcumulants.cli;

import java.io.IOException;
import java.util.List;
import org.dualcumulants.cli.output.ResultsFolder;

/**
 * What a command found about one study, and how it is shown and kept.
 *
 * @param lines what the terminal shows below the model
 * @param failures one sentence each, said even where nothing else is
 * @param status what the shell is told, interruption and writing aside
 * @param complete false after an interruption
 * @param kept what an interruption left, in words
 * @param keeping puts it into the results folder
 * @param document what {@code --json} prints
 */
record Found(
        List<String> lines, List<String> failures, int status, boolean complete, String kept, Keeping keeping, Terminal.Printing document) {

    /** Writes files; says what could not be drawn. */
    interface Keeping {
        List<String> in(ResultsFolder folder) throws IOException;
    }

    /** "1 finished run is kept", "3 finished runs are kept". */
    static String kept(int count, String one, String several) {
        return count + (count == 1 ? " " + one + " is kept" : " " + several + " are kept");
    }
}

package org.dualcumulants.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code dualcumulants report}: report.html of results folders. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = {
            "Writes report.html into folders that study, simulate, modulated or verify left behind: one file that needs nothing else, with the model "
                    + "in mathematics, hypotheses, tables, figures, checks, how to have the numbers again, and BibTeX.",
            "The commands leave one themselves; this one adds the hypotheses of the theorem, which take seconds, and what the other commands found "
                    + "about the same study: in the same folder, or in those of the same name with -simulate, -modulated or -verify behind it."
        },
        footerHeading = "%nExit status:%n",
        footer = {"  0    done", "  2    a bad option, or a folder without results", "  3    the report could not be written"})
final class ReportCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "Results folders.")
    private List<Path> folders;

    private final Terminal terminal;

    ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws java.io.IOException {
        return new ReportJob(terminal).run(folders);
    }
}

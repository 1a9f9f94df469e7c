package org.dualcumulants.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.cli.output.ResultsFolder;
import org.dualcumulants.cli.output.Storage;
import org.dualcumulants.cli.report.Report;
import org.dualcumulants.cli.report.ReportException;

/** Reports from folders; all are read before the first is written. */
final class ReportJob {

    private final Terminal terminal;

    ReportJob(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Exit status. */
    int run(List<Path> folders) throws IOException {
        String version = VersionText.version();
        List<Report> reports = new ArrayList<>();
        try {
            for (Path folder : folders) {
                reports.add(Report.of(folder, version));
            }
        } catch (ReportException e) {
            terminal.err().println(e.getMessage());
            return ExitStatus.BAD_INPUT;
        }
        for (int i = 0; i < reports.size(); i++) {
            try {
                terminal.out().println(reports.get(i).write());
            } catch (IOException e) {
                terminal.err().println(new ResultsFolder(folders.get(i), Storage.disk()).message(e));
                return ExitStatus.FAILED;
            }
        }
        return ExitStatus.DONE;
    }
}

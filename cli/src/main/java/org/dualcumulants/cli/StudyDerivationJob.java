package org.dualcumulants.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.dualcumulants.cli.input.InputException;
import org.dualcumulants.cli.input.Setting;
import org.dualcumulants.cli.input.StudyFile;
import org.dualcumulants.cli.input.StudyReader;
import org.dualcumulants.cli.output.StudyDerivationReport;
import org.dualcumulants.hierarchy.derive.study.Hypothesis;
import org.dualcumulants.hierarchy.derive.study.StudyDerivation;
import org.dualcumulants.spectral.expression.ExpressionException;
import org.dualcumulants.spectral.study.StudyException;

/** The derivation of one study, from the file to the terminal. */
final class StudyDerivationJob {

    private final Terminal terminal;
    private final Cancellation cancellation;

    StudyDerivationJob(Terminal terminal, Cancellation cancellation) {
        this.terminal = terminal;
        this.cancellation = cancellation;
    }

    /** Exit status. */
    int run(Path path, List<String> settings, DeriveCommand.Format format, boolean solve) {
        StudyFile file;
        try {
            file = StudyReader.read(path, settings.stream().map(Setting::new).toList());
        } catch (InputException e) {
            terminal.err().println(e.getMessage());
            return ExitStatus.BAD_INPUT;
        }
        StudyDerivation derivation;
        try {
            derivation = StudyDerivation.of(file.study());
            if (solve) {
                derivation = derivation.solved(file.study(), cancellation::requested);
            }
        } catch (StudyException e) {
            terminal.err().println(file.message(e));
            return ExitStatus.BAD_INPUT;
        } catch (ExpressionException e) {
            terminal.err().println(file.source() + ": " + e.getMessage());
            return ExitStatus.BAD_INPUT;
        } catch (CancellationException e) {
            return ExitStatus.INTERRUPTED;
        }
        return Math.max(print(file, derivation, format), unsolved(file, derivation));
    }

    private int print(StudyFile file, StudyDerivation derivation, DeriveCommand.Format format) {
        return terminal.print("the derivation", out -> {
            switch (format) {
                case text -> StudyDerivationReport.text(file, derivation).forEach(out::println);
                case latex -> out.print(StudyDerivationReport.latex(file, derivation));
                case json -> StudyDerivationReport.json(file, derivation, out);
            }
        });
    }

    private int unsolved(StudyFile file, StudyDerivation derivation) {
        for (Hypothesis undecided : derivation.undecidedBySolution()) {
            terminal.err().println(file.source() + ": " + undecided.reason());
        }
        return derivation.undecidedBySolution().isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
    }
}

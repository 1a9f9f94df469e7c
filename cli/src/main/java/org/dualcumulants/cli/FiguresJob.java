package org.dualcumulants.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.dualcumulants.cli.figures.Circumstances;
import org.dualcumulants.cli.figures.FigureFolder;
import org.dualcumulants.cli.figures.FigureSet;
import org.dualcumulants.cli.figures.Picture;
import org.dualcumulants.cli.figures.PictureJson;
import org.dualcumulants.cli.input.NearestName;
import org.dualcumulants.cli.input.Provenance;
import org.dualcumulants.cli.output.ResultsFolder;
import org.dualcumulants.cli.output.Storage;

/** Documented figures from names to files. */
final class FiguresJob {

    private static final Path DEFAULT_FOLDER = Path.of("results", "figures");
    private static final long USUAL_SEED = 1;

    private final CommonOptions options;
    private final Terminal terminal;
    private final Cancellation cancellation;
    private final PrintStream report;

    FiguresJob(CommonOptions options, Terminal terminal, Cancellation cancellation) {
        this.options = options;
        this.terminal = terminal;
        this.cancellation = cancellation;
        this.report = options.json() ? terminal.err() : terminal.out();
    }

    /** Exit status. */
    int run(List<String> names) {
        Path folder = options.output().orElse(DEFAULT_FOLDER);
        Optional<String> refusal = refusal(names, folder);
        if (refusal.isPresent()) {
            terminal.err().println(refusal.get());
            return ExitStatus.BAD_INPUT;
        }
        List<String> wanted = names.isEmpty() ? FigureSet.names() : names.stream().distinct().toList();
        List<Picture> drawn = new ArrayList<>();
        int status = ExitStatus.DONE;
        long seed = options.seed().orElse(USUAL_SEED);
        FigureFolder files = new FigureFolder(folder, Storage.disk());
        try (ProgressDisplay progress = terminal.interactive() && !options.quiet()
                ? ProgressDisplay.on(terminal.err(), "drawing", cancellation)
                : ProgressDisplay.silent(cancellation)) {
            for (String name : wanted) {
                Circumstances circumstances = new Circumstances(options.threads(), seed, progress);
                try {
                    Picture picture = FigureSet.draw(name, circumstances);
                    files.write(picture, drawnBy("dualcumulants figures " + name + (options.seed().isPresent() ? " --seed " + seed : "")), circumstances.drawnFrom())
                            .ifPresent(terminal.err()::println);
                    drawn.add(picture);
                    show(name + ": " + picture.plot().title());
                } catch (CancellationException e) {
                    terminal.err().println("interrupted; " + drawn.size() + (drawn.size() == 1 ? " figure is kept" : " figures are kept"));
                    return ExitStatus.INTERRUPTED;
                } catch (ArithmeticException e) {
                    terminal.err().println("figure " + name + ": " + e.getMessage());
                    status = ExitStatus.FAILED;
                } catch (IOException e) {
                    terminal.err().println(new ResultsFolder(folder, Storage.disk()).message(e));
                    return ExitStatus.FAILED;
                }
                progress.advanced(wanted.indexOf(name) + 1, wanted.size());
            }
        }
        show("figures in " + folder);
        if (options.json()) {
            status = Math.max(status, terminal.print("the list of figures", out -> PictureJson.write(drawn, drawnBy(options.asked()), seed, out)));
        }
        return status;
    }

    private static Provenance drawnBy(String command) {
        return new Provenance(VersionText.version(), command);
    }

    /** Why nothing is begun. */
    private Optional<String> refusal(List<String> names, Path folder) {
        if (!options.settings().isEmpty()) {
            return Optional.of("--set " + options.settings().get(0) + ": the documented figures are fixed; the caption of each names the study to change");
        }
        for (String name : names) {
            if (!FigureSet.names().contains(name)) {
                return Optional.of("figure " + name + ": " + NearestName.hint(name, FigureSet.names()));
            }
        }
        return new ResultsFolder(folder, Storage.disk()).obstacle().map(o -> "--output " + folder + ": " + o + "; choose another folder");
    }

    private void show(String line) {
        if (!options.quiet()) {
            report.println(line);
        }
    }
}

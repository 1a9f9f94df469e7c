package org.dualcumulants.cli.output;

import java.awt.AWTError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dualcumulants.cli.input.StudyFile;
import org.dualcumulants.cli.plot.Chart;
import org.dualcumulants.cli.plot.Figure;
import org.dualcumulants.cli.plot.PlainSvg;
import org.dualcumulants.cli.plot.PlotAxis;
import org.dualcumulants.hierarchy.run.StudyResult;
import org.dualcumulants.verify.check.Ledger;
import org.dualcumulants.verify.check.ModulatedOutcome;
import org.dualcumulants.verify.duality.ParticleStudyResult;

/** The folder a study leaves behind: results.json, table.csv, the figures as SVG and PNG. */
public final class ResultsFolder {

    private static final Pattern SCHEMA = Pattern.compile("\"schema\"\\s*:\\s*\"dual-cumulants/(study|simulate|modulated|verify)/1\"");
    private static final int FIRST_LINE = 200;
    private static final String NO_TEXT =
            "Java cannot draw text here (no font found); install fontconfig and a font such as DejaVu Sans to get PNG";
    private static final String NO_FONT = "figures are written as plain SVG only: " + NO_TEXT;
    private static final String UNDRAWN = "%1$s.svg is plain and %1$s.png missing: this figure cannot be drawn, which is a mistake of the program;"
            + " please report it with the study file";
    private static final Figure SAMPLE = new Figure(
            "sample", "N", PlotAxis.logarithmic("N", "x"), PlotAxis.logarithmic("‖C̄ₙ‖", "y"),
            List.of(new Figure.Curve("", Figure.Kind.DATA, 0, List.of(new Figure.Point(1, 1), new Figure.Point(10, 0.1)))));

    private final Path folder;
    private final Storage storage;
    private final Function<Figure, Chart> drawing;

    public ResultsFolder(Path folder, Storage storage) {
        this(folder, storage, Chart::new);
    }

    /** @param drawing may fail with anything the graphics libraries throw where no font is installed */
    ResultsFolder(Path folder, Storage storage, Function<Figure, Chart> drawing) {
        this.folder = folder;
        this.storage = storage;
        this.drawing = drawing;
    }

    /** Why PNG cannot be drawn here; empty if it can. */
    public static Optional<String> drawingObstacle() {
        return canDraw(Chart::new) ? Optional.empty() : Optional.of(NO_TEXT);
    }

    private static boolean canDraw(Function<Figure, Chart> drawing) {
        try {
            drawing.apply(SAMPLE).writePng(OutputStream.nullOutputStream());
            return true;
        } catch (IOException | RuntimeException | LinkageError | AWTError | InternalError e) {
            return false;
        }
    }

    /** Starts loading what draws figures in the background; it takes as long as a small study. */
    public static void prepare() {
        Thread loading = new Thread(
                () -> {
                    try {
                        Chart chart = new Chart(SAMPLE);
                        chart.writeSvg(OutputStream.nullOutputStream());
                        chart.writePng(OutputStream.nullOutputStream());
                    } catch (IOException | RuntimeException | LinkageError | AWTError | InternalError e) {
                        // the real figures meet the same obstacle and say so
                    }
                },
                "figures");
        loading.setDaemon(true);
        loading.start();
    }

    public Path path() {
        return folder;
    }

    /**
     * The checkpoint of work on a study here.
     *
     * @param work everything the numbers depend on besides the study: program, command, its options
     */
    public CheckpointFile checkpoint(StudyFile file, String work) {
        return new CheckpointFile(folder, storage, file, work);
    }

    /** Why nothing can be written here; empty if it can. Creates nothing. */
    public Optional<String> obstacle() {
        Path existing = folder.toAbsolutePath().normalize();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null || !Files.isDirectory(existing)) {
            return Optional.of(existing + " is not a folder");
        }
        return Files.isWritable(existing) ? Optional.empty() : Optional.of(existing + " is not writable");
    }

    /**
     * Writes everything, the most valuable file first.
     *
     * @return sentences about figures that could not be drawn
     * @throws IOException if a file could not be written; those before it are whole
     */
    public List<String> write(StudyFile file, StudyResult result) throws IOException {
        document("study", out -> ResultsJson.write(file, result, out));
        storage.write(folder.resolve("table.csv"), out -> ResultsCsv.write(result, out));
        // of another run
        Files.deleteIfExists(folder.resolve("results.h5"));
        return draw(new StudyFigures(file.study().title(), result).all(), result.complete());
    }

    /** results.json; one of another kind keeps its place beside it, under the name of its kind. */
    private void document(String kind, Storage.Content content) throws IOException {
        Files.createDirectories(folder);
        Path results = folder.resolve("results.json");
        Optional<String> before = kind(results);
        if (before.isPresent() && !before.get().equals(kind)) {
            Files.move(results, folder.resolve("results-" + before.get() + ".json"), StandardCopyOption.REPLACE_EXISTING);
        }
        storage.write(results, content);
        Files.deleteIfExists(folder.resolve("results-" + kind + ".json"));
    }

    /** What a document is of, from its first line. */
    private static Optional<String> kind(Path document) throws IOException {
        if (!Files.isRegularFile(document)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(document)) {
            Matcher schema = SCHEMA.matcher(new String(in.readNBytes(FIRST_LINE), StandardCharsets.UTF_8));
            return schema.find() ? Optional.of(schema.group(1)) : Optional.empty();
        }
    }

    /** Writes everything of a modulated energy, as {@link #write(StudyFile, StudyResult)} does. */
    public List<String> write(StudyFile file, ModulatedOutcome outcome) throws IOException {
        document("modulated", out -> ModulatedJson.write(file, outcome, out));
        storage.write(folder.resolve("table.csv"), out -> ModulatedCsv.write(outcome.result(), out));
        return draw(new ModulatedFigures(file.study().title(), outcome).all(), outcome.complete());
    }

    /** Figures as files; those with nothing to show are removed. */
    private List<String> draw(List<Figure> figures, boolean complete) throws IOException {
        // figures do not depend on each other; each takes as long as a small study
        List<Optional<Drawing>> drawings = figures.parallelStream()
                .map(figure -> complete && !figure.isEmpty() ? draw(figure) : Optional.<Drawing>empty())
                .toList();
        List<String> remarks = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            Figure figure = figures.get(i);
            Path svg = folder.resolve(figure.name() + ".svg");
            Path png = folder.resolve(figure.name() + ".png");
            if (figure.isEmpty()) {
                Files.deleteIfExists(svg);
                Files.deleteIfExists(png);
            } else if (drawings.get(i).isPresent()) {
                storage.write(svg, drawings.get(i).get().vector()::writeTo);
                storage.write(png, drawings.get(i).get().pixels()::writeTo);
            } else {
                storage.write(svg, out -> out.write(PlainSvg.of(figure).getBytes(StandardCharsets.UTF_8)));
                Files.deleteIfExists(png);
                if (complete) {
                    remarks.add(canDraw(drawing) ? String.format(UNDRAWN, figure.name()) : NO_FONT);
                }
            }
        }
        return remarks.stream().distinct().toList();
    }

    /** Writes results.h5, after the other files. */
    public void writeHdf5(StudyFile file, StudyResult result) throws IOException {
        storage.replace(folder.resolve("results.h5"), temporary -> ResultsHdf5.write(file, result, temporary));
    }

    /** Writes results.json of a simulation. */
    public List<String> write(StudyFile file, ParticleStudyResult result) throws IOException {
        document("simulate", out -> SimulationJson.write(file, result, out));
        return List.of();
    }

    /** Writes results.json of a verification. */
    public List<String> write(StudyFile file, Ledger ledger) throws IOException {
        document("verify", out -> VerificationJson.write(file, ledger, out));
        return List.of();
    }

    /** A figure as SVG and PNG. */
    private record Drawing(ByteArrayOutputStream vector, ByteArrayOutputStream pixels) {}

    /** Empty where Java cannot draw. It never can while the program is being stopped, so nobody asks it then. */
    private Optional<Drawing> draw(Figure figure) {
        Drawing drawing = new Drawing(new ByteArrayOutputStream(), new ByteArrayOutputStream());
        try {
            Chart chart = this.drawing.apply(figure);
            chart.writeSvg(drawing.vector());
            chart.writePng(drawing.pixels());
        } catch (IOException | RuntimeException | LinkageError | AWTError | InternalError e) {
            return Optional.empty();
        }
        return Optional.of(drawing);
    }

    /** A message for a write that failed. */
    public String message(IOException failure) {
        String reason = failure instanceof FileSystemException fs && fs.getReason() != null ? fs.getReason() : failure.getMessage();
        String kind = failure instanceof AccessDeniedException ? "permission denied" : reason;
        return folder + ": the results cannot be written: " + (kind == null ? failure.getClass().getSimpleName() : kind)
                + "; free some space or choose another folder with --output";
    }
}

package org.dualcumulants.cli.figures;

import java.awt.AWTError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.dualcumulants.cli.input.Provenance;
import org.dualcumulants.cli.output.ResultsFolder;
import org.dualcumulants.cli.output.Storage;
import org.dualcumulants.cli.plot.Chart;
import org.dualcumulants.cli.plot.Figure;
import org.dualcumulants.cli.plot.PlainSvg;

/** Where figures go: NAME.csv, NAME.md, NAME.svg, NAME.pdf, NAME.png of each. */
public final class FigureFolder {

    private static final String NO_FONT = "drawn as plain SVG at most: Java cannot draw text here (no font found); "
            + "install fontconfig and a font such as DejaVu Sans to get PDF and PNG";

    private static final String UNDRAWN = "drawn as plain SVG at most, which is a mistake of the program; please report it with its data, "
            + "the file of the same name in CSV";

    private final Path folder;
    private final Storage storage;

    public FigureFolder(Path folder, Storage storage) {
        this.folder = folder;
        this.storage = storage;
    }

    /**
     * Writes one, its data first.
     *
     * @param drawn by which program, asked for what
     * @param seed of its random numbers, if it has any
     * @return why it could not be drawn, where it could not
     * @throws IOException if a file could not be written; those before it are whole
     */
    public Optional<String> write(Picture picture, Provenance drawn, OptionalLong seed) throws IOException {
        Files.createDirectories(folder);
        String name = picture.plot().name();
        storage.write(folder.resolve(name + ".csv"), picture.plot()::writeCsv);
        storage.write(folder.resolve(name + ".md"), out -> out.write(picture.markdown(drawn, seed).getBytes(StandardCharsets.UTF_8)));
        List<ByteArrayOutputStream> files = new ArrayList<>();
        try {
            Chart chart = new Chart(picture.plot());
            for (int i = 0; i < 3; i++) {
                files.add(new ByteArrayOutputStream());
            }
            chart.writeSvg(files.get(0));
            chart.writePdf(files.get(1));
            chart.writePng(files.get(2));
        } catch (RuntimeException | LinkageError | AWTError | InternalError e) {
            if (picture.plot() instanceof Figure figure) {
                storage.write(folder.resolve(name + ".svg"), out -> out.write(PlainSvg.of(figure).getBytes(StandardCharsets.UTF_8)));
            }
            return Optional.of(name + ": " + (ResultsFolder.drawingObstacle().isPresent() ? NO_FONT : UNDRAWN));
        }
        storage.write(folder.resolve(name + ".svg"), files.get(0)::writeTo);
        storage.write(folder.resolve(name + ".pdf"), files.get(1)::writeTo);
        storage.write(folder.resolve(name + ".png"), files.get(2)::writeTo);
        return Optional.empty();
    }
}

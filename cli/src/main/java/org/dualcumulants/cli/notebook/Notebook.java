package org.dualcumulants.cli.notebook;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.dualcumulants.cli.input.Setting;
import org.dualcumulants.cli.input.StudyReader;
import org.dualcumulants.cli.output.StudyReport;
import org.dualcumulants.cli.output.VerificationReport;
import org.dualcumulants.cli.plot.Chart;
import org.dualcumulants.cli.plot.Plot;
import org.dualcumulants.hierarchy.run.StudyResult;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.verify.check.Ledger;

/**
 * What a notebook needs beside the library: study files, and HTML to look at. A cell that ends in {@code show(…)} shows it, where the kernel
 * takes a text for HTML; the same study gives the same HTML, so that notebooks can be compared.
 */
public final class Notebook {

    private Notebook() {}

    /**
     * A study file, in YAML or JSON.
     *
     * @param file relative to the folder of the notebook
     * @param settings {@code key.path=value}, which replace what the file says
     * @throws org.dualcumulants.cli.input.InputException if it cannot be read, with the place and what was expected
     */
    public static Study studyFile(String file, String... settings) {
        return StudyReader.read(Path.of(file), Stream.of(settings).map(Setting::new).toList()).study();
    }

    /**
     * The text of a study file.
     *
     * @throws org.dualcumulants.cli.input.InputException if it cannot be read, with the line and what was expected
     */
    public static Study study(String yaml) {
        return StudyReader.parse(yaml, "study", List.of()).study();
    }

    /** One row per (N, m), then the series, slopes and warnings, as the command prints them. */
    public static String show(StudyResult result) {
        return StudyReport.html(result);
    }

    /** One row per comparison of a verification. */
    public static String show(Ledger ledger) {
        return VerificationReport.html(ledger);
    }

    /** A picture; inside an image of its own, as two pictures in one page must not share names. */
    public static String show(Plot picture) {
        String svg = Base64.getEncoder().encodeToString(new Chart(picture).svg().getBytes(StandardCharsets.UTF_8));
        return "<img src=\"data:image/svg+xml;base64," + svg + "\" alt=\"" + picture.name() + "\">";
    }
}

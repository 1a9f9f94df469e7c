package org.dualcumulants.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pdflatex of this machine, if it has one. */
final class PdfLatex {

    /** Until it hangs: it takes a second, and a minute on a machine that is very busy. */
    private static final long SECONDS = 1200;
    private static final Pattern COMPLAINT = Pattern.compile(
            "^(?:!|LaTeX Warning:|Overfull \\\\hbox \\((?<excess>[0-9.]+)pt).*$", Pattern.MULTILINE);

    /** A line may reach into the margin of 2 cm, not beyond it. */
    private static final double MARGIN = 56.9;

    private PdfLatex() {}

    static Optional<Path> program() {
        return OtherPrograms.find("pdflatex");
    }

    /** Its first error, warning or line that leaves the page; empty if there is none and a page has come out. */
    static Optional<String> complaint(String document, Path folder) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("document.tex"), document, StandardCharsets.US_ASCII);
        Path pdf = folder.resolve("document.pdf");
        Files.deleteIfExists(pdf);
        Process latex = new ProcessBuilder(
                        program().orElseThrow().toString(), "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "document.tex")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
        if (!latex.waitFor(SECONDS, TimeUnit.SECONDS)) {
            latex.destroyForcibly();
            return Optional.of("no end after " + SECONDS + " s");
        }
        Matcher complaint = COMPLAINT.matcher(Files.readString(folder.resolve("output.txt"), StandardCharsets.ISO_8859_1));
        while (complaint.find()) {
            if (complaint.group("excess") == null || Double.parseDouble(complaint.group("excess")) > MARGIN) {
                return Optional.of(complaint.group());
            }
        }
        return latex.exitValue() == 0 && Files.size(pdf) > 1_000
                ? Optional.empty()
                : Optional.of("exit status " + latex.exitValue() + ", no page");
    }
}

package org.dualcumulants.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.dualcumulants.cli.report.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report in a browser without a screen, where one is installed. */
class ReportBrowserTest {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 3200;

    /** Until it hangs: it takes seconds, and minutes on a machine that is very busy. */
    private static final int SECONDS = 1200;

    @TempDir
    private Path folder;

    private static Optional<Path> browser() {
        return OtherPrograms.find("chromium", "chromium-browser", "google-chrome");
    }

    private String run(List<String> arguments) throws Exception {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(Stream.concat(
                Stream.of(browser().orElseThrow().toString(), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                        "--user-data-dir=" + folder.resolve("profile")), arguments.stream()).toList())
                .redirectOutput(output.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), "the browser did not end");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    /** Figures have colours, formulas have room, and the browser laid all sections out. */
    @Test
    void aBrowserShowsEverything() throws Exception {
        assumeTrue(browser().isPresent(), "no chromium on the path: apt-get install chromium");
        Path report = Report.of(ReportCommandTest.results(folder.resolve("sample")), "0").write();
        Path picture = folder.resolve("report.png");
        run(List.of("--window-size=" + WIDTH + "," + HEIGHT, "--screenshot=" + picture, report.toUri().toString()));
        BufferedImage image = ImageIO.read(picture.toFile());
        assertEquals(WIDTH, image.getWidth());
        long blue = 0;
        long vermilion = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y) & 0xFFFFFF;
                blue += rgb == 0x0072B2 ? 1 : 0;
                vermilion += rgb == 0xD55E00 ? 1 : 0;
            }
        }
        assertTrue(blue > 1000 && vermilion > 300, "blue " + blue + ", vermilion " + vermilion);

        // the browser itself measures the formulas: a fraction that is set is higher than a line
        String probe = Files.readString(report).replace("</body>", "<script>document.title = 'fraction ' + "
                + "Math.round(document.querySelector('mfrac').getBoundingClientRect().height) + ' sections ' + document.querySelectorAll('h2').length;</script></body>");
        Path measured = Files.writeString(folder.resolve("measured.html"), probe);
        String dom = run(List.of("--dump-dom", measured.toUri().toString()));
        var title = java.util.regex.Pattern.compile("<title>fraction (\\d+) sections (\\d+)</title>").matcher(dom);
        assertTrue(title.find(), dom.substring(0, Math.min(300, dom.length())));
        assertTrue(Integer.parseInt(title.group(1)) > 25, title.group());
        assertTrue(Integer.parseInt(title.group(2)) >= 6, title.group());
    }
}

package org.dualcumulants.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.dualcumulants.hierarchy.run.Outlook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bar: for those who watch, and for nobody else. */
class ProgressDisplayTest {

    private static final Pattern ELAPSED_AND_LEFT = Pattern.compile("\\(\\d+:\\d\\d:\\d\\d / \\d+:\\d\\d:\\d\\d\\)");

    /** Of a tenth of a second; one to three are enough, where the machine is not too busy to draw. */
    private static final int MOST_PAUSES = 10_000;

    @TempDir
    private Path folder;

    /** What is written to stderr while a quarter of the work is done. */
    private String shown(boolean interactive, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("sample.yaml"), SampleStudy.TEXT);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(new ByteArrayOutputStream()), new PrintStream(err, true, StandardCharsets.UTF_8), interactive);
        Solver solver = (study, threads, progress) -> {
            boolean expected = interactive && options.length == 0;
            int pauses = 0;
            do {
                progress.advanced(1, 4);
                pause();
            } while (expected && !ELAPSED_AND_LEFT.matcher(err.toString(StandardCharsets.UTF_8)).find() && ++pauses < MOST_PAUSES);
            return SampleResults.of(study.particles(), study.truncation());
        };
        List<String> words = new ArrayList<>(List.of("study", file.toString(), "--output", folder.resolve("out").toString()));
        words.addAll(List.of(options));
        assertEquals(0, Main.run(Main.commandLine(terminal, new Cancellation(), solver), words.toArray(String[]::new)));
        return err.toString(StandardCharsets.UTF_8);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void showsThePartDoneAndTheTimeLeft() throws IOException {
        String bar = shown(true);
        assertTrue(bar.contains("solving") && bar.contains("25%"), bar);
        assertTrue(ELAPSED_AND_LEFT.matcher(bar).find(), bar);
    }

    @Test
    void saysNothingInAPipeOrWhenToBeQuiet() throws IOException {
        assertEquals("", shown(false));
        assertEquals("", shown(true, "--quiet"));
    }

    /** What is long or large is told beforehand, the rest is not. */
    @Test
    void longRunsAreAnnounced() {
        List<String> told = new ArrayList<>();
        ProgressDisplay display = ProgressDisplay.silent(new Cancellation()).telling(told::add);
        display.expects(new Outlook(16, 8, 10_518_300, 2.61e9, 171, 386));
        display.expects(new Outlook(1e23, 4, 1e5, 2e7, 44.9, 45.2));
        display.expects(new Outlook(16, 4, 1e5, 2e7, 4, 9));
        assertEquals(
                List.of("N = 16, m = 8: 1.052e+07 coefficients and 2.6 GB at most; the study takes about 2.9 to 6.4 min",
                        "N = 1e23, m = 4: 1.000e+05 coefficients and 0.020 GB at most; the study takes about 45 s"),
                told);
    }
}

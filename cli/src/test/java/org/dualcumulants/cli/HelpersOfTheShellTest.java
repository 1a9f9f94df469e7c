package org.dualcumulants.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** completion, man and doctor. */
class HelpersOfTheShellTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Cancellation cancellation = new Cancellation();

    private int run(Solver solver, String... words) {
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), false);
        return Main.run(Main.commandLine(terminal, cancellation, solver), words);
    }

    private String printed(String... words) {
        assertEquals(0, run(new Solver.Hierarchy(), words), err.toString(StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Standard output and error together. */
    private String output(String... command) throws Exception {
        Path text = folder.resolve("text");
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(text.toFile()).start().waitFor();
        return Files.readString(text, StandardCharsets.UTF_8);
    }

    /** What bash offers behind some words. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "st | study",
        "'' | study verify derive simulate modulated figures report doctor schema completion man",
        "study --thr | --threads",
        "study --re | --resume",
        "simulate --estimator '' | plain coupled",
        "schema '' | study-file study verify simulate modulated derivation derive-study figures"
    })
    void bashCompletes(String typed, String offered) throws Exception {
        OtherPrograms.assumed("bash", "completion was not run");
        Path script = Files.writeString(folder.resolve("completion"), printed("completion"));
        String words = typed.strip();
        List<String> all = new ArrayList<>(List.of("dualcumulants"));
        all.addAll(List.of(words.split(" ")));
        all.replaceAll(w -> w.equals("''") ? "" : w);
        String array = String.join(" ", all.stream().map(w -> "'" + w + "'").toList());
        String bash = "source '" + script + "'; COMP_WORDS=(" + array + "); COMP_CWORD=" + (all.size() - 1) + "; COMP_LINE='" + String.join(" ", all)
                + "'; _complete_dualcumulants dualcumulants '" + all.get(all.size() - 1) + "' '" + all.get(all.size() - 2) + "'; printf '%s ' \"${COMPREPLY[@]}\"";
        List<String> found = List.of(output("bash", "-c", bash).strip().split("\\s+"));
        for (String each : offered.strip().split(" ")) {
            assertTrue(found.contains(each), () -> each + " is not among " + found);
        }
    }

    @Test
    void everyCommandAndOptionIsInTheManualPage() {
        String page = printed("man");
        Terminal terminal = new Terminal(System.out, System.err, false);
        var line = Main.commandLine(terminal, cancellation, new Solver.Hierarchy());
        assertTrue(line.getSubcommands().size() >= 8);
        line.getSubcommands().forEach((name, command) -> {
            assertTrue(page.contains(".SS \"dualcumulants " + name + "\"\n"), name);
            command.getCommandSpec().options().forEach(option ->
                    assertTrue(page.contains(option.longestName().replace("-", "\\-")), option.longestName()));
        });
        assertFalse(Pattern.compile("@\\||%n|%%").matcher(page).find(), page);
    }

    @Test
    void groffSetsTheManualPageWithoutAWord() throws Exception {
        OtherPrograms.assumed("groff", "the manual page was not set");
        OtherPrograms.assumed("preconv", "the manual page was not set");
        Path page = Files.writeString(folder.resolve("dualcumulants.1"), printed("man"));
        assertEquals("", output("sh", "-c", "preconv -e utf-8 '" + page + "' | groff -ww -z -man -Tutf8 -rLL=100n"));
        String text = output("sh", "-c", "preconv -e utf-8 '" + page + "' | groff -man -Tutf8 -P-cbou -rLL=100n").replaceAll("\\s+", " ");
        assertTrue(text.contains("--set KEY.PATH=VALUE Replace a value of the study, for example --set particle.noise[0]=0.3; repeatable."), text);
    }

    @Test
    void doctorSaysWhatThereIs() {
        List<String> solved = new ArrayList<>();
        Solver solver = (study, threads, progress) -> {
            solved.add(study.truncation() + " " + (threads == 1 ? "alone" : "together"));
            return SampleResults.of(study.particles(), study.truncation());
        };
        assertEquals(0, run(solver, "doctor"), err.toString(StandardCharsets.UTF_8));
        String text = out.toString(StandardCharsets.UTF_8);
        for (String word : List.of("Java", "memory", "processors", "figures", "results", "speed", "1 thread")) {
            assertTrue(text.contains(word), text);
        }
        assertTrue(text.contains(Runtime.version().toString()), text);
        assertTrue(Pattern.compile("\n +6 +74613 ").matcher(text).find(), text);
        assertTrue(solved.contains("[6] alone"), solved.toString());
        assertEquals(Runtime.getRuntime().availableProcessors() > 1, solved.contains("[6] together"));
    }

    @Test
    void doctorReportsASampleWithoutNumbersAndStopsWhenAsked() {
        assertEquals(3, run((study, threads, progress) -> SampleResults.interrupted(0), "doctor"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("the sample run of order 2 has no numbers"));
        cancellation.request();
        assertEquals(130, run((study, threads, progress) -> SampleResults.interrupted(0), "doctor"));
    }
}

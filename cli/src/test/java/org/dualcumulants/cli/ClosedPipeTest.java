package org.dualcumulants.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real pipe whose reader goes away. */
class ClosedPipeTest {

    @TempDir
    private Path folder;

    /** The status of the program with its output where the script says, and what it says on standard error. */
    private List<String> said(String words, String script) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path messages = folder.resolve("messages");
        String program = "'" + java + "' -XX:TieredStopAtLevel=1 -Djava.awt.headless=true -cp \"$CLASSES\" org.dualcumulants.cli.Main 2>'" + messages
                + "' " + words;
        ProcessBuilder builder = new ProcessBuilder("/bin/bash", "-c", script.formatted(program)).redirectInput(new File("/dev/null"));
        builder.environment().put("CLASSES", System.getProperty("java.class.path"));
        Process running = builder.start();
        String status = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, running.waitFor());
        return List.of(status, Files.readString(messages));
    }

    /** More than a pipe holds, and a reader that ends at once. */
    @Test
    void whoHasSeenEnoughIsNotAnswered() throws Exception {
        assertEquals(List.of("141", ""), said("derive --json", "%s | head -1 >/dev/null; echo ${PIPESTATUS[0]}"));
    }

    /** Work is not lost: what was asked for is in the folder. The reader has gone before the program begins. */
    @Test
    void aStudyIsFinishedWithoutItsReader() throws Exception {
        Path study = Files.writeString(folder.resolve("sample.yaml"), SampleStudy.TEXT.replace("[4, 8, 16]", "[4]").replace("[1, 2, 4]", "[1]"));
        assertEquals(List.of("141", ""), said("study " + study + " --json --quiet --output " + folder.resolve("out"),
                "exec 3> >(true); wait $!; %s >&3; echo $?"));
        assertTrue(Files.exists(folder.resolve("out/results.json")) && Files.exists(folder.resolve("out/report.html")));
    }

    /** A device that is full is no reader. */
    @Test
    void aFullDeviceIsStillAFailure() throws Exception {
        assumeTrue(Files.isWritable(Path.of("/dev/full")), "no /dev/full");
        List<String> found = said("schema study", "%s >/dev/full; echo $?");
        assertEquals("3", found.get(0));
        assertTrue(found.get(1).startsWith("standard output: ") && found.get(1).lines().count() == 1, found.get(1));
    }
}

package org.dualcumulants.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminationTest {

    @Test
    void aTerminatedProcessSavesWhatIsFinished(@TempDir Path folder) throws Exception {
        Path study = Files.writeString(folder.resolve("sample.yaml"), SampleStudy.TEXT);
        Path messages = folder.resolve("messages");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Djava.awt.headless=true",
                        "-cp", System.getProperty("java.class.path"), EndlessStudy.class.getName(),
                        "study", study.toString(), "--output", folder.resolve("out").toString())
                .redirectError(messages.toFile())
                .start();
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            while (line != null && !line.equals("solving")) {
                line = out.readLine();
            }
            assertNotNull(line, () -> read(messages));
            process.toHandle().destroy();
            assertTrue(out.lines().anyMatch(text -> text.startsWith("results in ")), () -> read(messages));
            assertEquals(130, process.waitFor());
        } finally {
            process.destroyForcibly();
        }
        assertEquals(study + ": interrupted; 2 finished runs are kept\n", Files.readString(messages));
        var document = new ObjectMapper().readTree(Files.readAllBytes(folder.resolve("out/results.json")));
        assertEquals(2, document.get("runs").size());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }
}

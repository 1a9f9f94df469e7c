package org.dualcumulants.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cells of the notebooks, compiled by JShell without Jupyter: what they call is there. notebooks/check runs them. */
class NotebooksTest {

    private static final Path FOLDER = Path.of("../notebooks");

    static List<Path> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
        }
    }

    @Test
    void thereAreFour() throws IOException {
        assertEquals(4, notebooks().size());
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void everyCellCompiles(Path notebook) throws IOException {
        compile(notebook.getFileName().toString(), codeCells(notebook));
    }

    @Test
    void aCellThatCallsWhatIsNotThereIsNamed() {
        ObjectMapper json = new ObjectMapper();
        JsonNode fine = json.createObjectNode().put("source", "int n = 1;\nString s = \"none\";");
        JsonNode wrong = json.createObjectNode().put("source", "int k = n;\ns = org.dualcumulants.cli.notebook.Notebook.nothing(k);");
        AssertionError refused = assertThrows(AssertionError.class, () -> compile("a.ipynb", List.of(fine, wrong)));
        assertTrue(refused.getMessage().startsWith("a.ipynb, code cell 2"), refused.getMessage());
        assertTrue(refused.getMessage().contains("nothing"), refused.getMessage());
    }

    /** Committed as executed: in order, without an error, and without what differs from one execution to the next. */
    @ParameterizedTest
    @MethodSource("notebooks")
    void itIsCommittedAsExecuted(Path notebook) throws IOException {
        int count = 0;
        for (JsonNode cell : codeCells(notebook)) {
            assertEquals(++count, cell.path("execution_count").asInt(), notebook + ": run notebooks/check --accept");
            assertTrue(cell.path("metadata").isEmpty(), cell.toString());
            for (JsonNode output : cell.path("outputs")) {
                assertTrue(List.of("stream", "execute_result").contains(output.path("output_type").asText()), output.toString());
            }
        }
        assertTrue(count > 5);
    }

    @TempDir
    private Path scratch;

    /** A number changed in the ninth digit is none; in the fifth, in a table and in a picture it is found, with its place. */
    @Test
    void theComparisonFindsWhatWasPlanted() throws Exception {
        Path notebook = notebooks().get(0);
        String text = Files.readString(notebook);
        assertTrue(text.contains("reference 0.2621803409") && text.contains(">0.262180340902<"));
        assertEquals("", comparison(notebook, text));
        assertEquals("", comparison(notebook, text.replace(">0.262180340902<", ">0.262180341902<")));
        String found = comparison(notebook, text.replace(">0.262180340902<", ">0.262190340902<"));
        assertTrue(found.contains("01-first-steps.ipynb: code cell 2 (StudyResult result") && found.contains("text/html, line"), found);
        assertTrue(found.contains("expected  ") && found.contains("0.262180340902") && found.contains("got       ") && found.contains("0.262190340902"), found);
        int picture = text.indexOf("base64,") + 7;
        String svg = new String(java.util.Base64.getDecoder().decode(text.substring(picture, text.indexOf('\\', picture))), StandardCharsets.UTF_8);
        String other = svg.replace("number of particles", "number of articles");
        assertTrue(!other.equals(svg));
        String encoded = java.util.Base64.getEncoder().encodeToString(other.getBytes(StandardCharsets.UTF_8));
        String changed = text.substring(0, picture) + encoded + text.substring(text.indexOf('\\', picture));
        assertTrue(comparison(notebook, changed).contains("number of articles"));
    }

    /** What compare.py says of a notebook that showed something else; its status says whether there is something. */
    private String comparison(Path committed, String executed) throws Exception {
        Path other = Files.writeString(scratch.resolve("executed.ipynb"), executed);
        Path python = OtherPrograms.assumed("python3", "notebooks were not compared");
        Process process = new ProcessBuilder(
                        python.toString(), FOLDER.resolve("kernel/compare.py").toString(), committed.toString(), other.toString())
                .redirectErrorStream(true).start();
        String said;
        try (InputStream out = process.getInputStream()) {
            said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertEquals(said.isEmpty() ? 0 : 1, process.waitFor(), said);
        return said;
    }

    private static List<JsonNode> codeCells(Path notebook) throws IOException {
        JsonNode cells = new ObjectMapper().readTree(notebook.toFile()).path("cells");
        return StreamSupport.stream(cells.spliterator(), false).filter(cell -> cell.path("cell_type").asText().equals("code")).toList();
    }

    private static boolean shellIsThere() {
        return ModuleLayer.boot().findModule("jdk.jshell").isPresent();
    }

    /** All cells of a notebook in one shell that compiles them and runs nothing. */
    private static void compile(String name, List<JsonNode> cells) {
        assumeTrue(ModuleLayer.boot().findModule("jdk.jshell").isPresent(), "this Java has no JShell");
        try (JShell shell = JShell.builder().executionEngine(new NothingRuns(), Map.of()).build()) {
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                shell.addToClasspath(entry);
            }
            for (int i = 0; i < cells.size(); i++) {
                compile(shell, text(cells.get(i).path("source")), name + ", code cell " + (i + 1) + ": ");
            }
        }
    }

    private static String text(JsonNode lines) {
        List<String> all = new ArrayList<>();
        lines.forEach(line -> all.add(line.asText()));
        return lines.isTextual() ? lines.asText() : String.join("", all);
    }

    private static void compile(JShell shell, String cell, String place) {
        String rest = cell;
        while (!rest.isBlank()) {
            CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            String source = next.completeness().isComplete() ? next.source() : rest;
            rest = next.completeness().isComplete() ? next.remaining() : "";
            for (SnippetEvent event : shell.eval(source)) {
                assertEquals(Snippet.Status.VALID, event.status(), () -> place + source + "\n" + diagnostics(shell, event.snippet()));
            }
        }
    }

    private static String diagnostics(JShell shell, Snippet snippet) {
        return shell.diagnostics(snippet).map(d -> d.getMessage(Locale.ROOT)).toList().toString();
    }

    /** Where JShell would run what it compiled. */
    private static final class NothingRuns implements ExecutionControlProvider {

        @Override
        public String name() {
            return "nothing";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
            return (ExecutionControl) Proxy.newProxyInstance(
                    ExecutionControl.class.getClassLoader(), new Class<?>[] {ExecutionControl.class},
                    (proxy, method, arguments) -> method.getReturnType() == String.class ? "" : null);
        }
    }
}

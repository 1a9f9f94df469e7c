package org.dualcumulants.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of Java in README.md, compiled and run. */
class ReadmeJavaTest {

    private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("N = (\\S+), m = (\\d): N \\(E - mean field\\) = (-0\\.\\d+)");

    @TempDir
    private Path folder;

    /** R1: 16 · (-1.505499e-3) and 16 · (-1.492841e-3); at N = 1e23 V_1 = -0.02301496 whatever the order. */
    @Test
    void itSaysWhatTheReferenceSays() throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assumeTrue(compiler != null, "this Java has no compiler");
        Matcher block = BLOCK.matcher(Files.readString(Path.of("../README.md")));
        assertTrue(block.find());
        Path source = Files.writeString(folder.resolve("Kuramoto.java"), block.group(1));
        assertEquals(0, compiler.run(null, null, null, "-proc:none", "-classpath", System.getProperty("java.class.path"),
                "-d", folder.toString(), source.toString()));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            var main = loader.loadClass("Kuramoto").getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        List<Double> expected = List.of(16 * -1.505499e-3, 16 * -1.492841e-3, -0.02301496, -0.02301496);
        Matcher line = LINE.matcher(printed.toString(StandardCharsets.UTF_8));
        for (double value : expected) {
            assertTrue(line.find(), printed.toString(StandardCharsets.UTF_8));
            assertEquals(value, Double.parseDouble(line.group(3)), 1e-6);
        }
    }
}

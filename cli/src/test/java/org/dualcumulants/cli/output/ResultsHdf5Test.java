package org.dualcumulants.cli.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.dualcumulants.cli.OtherPrograms;
import org.dualcumulants.cli.SampleResults;
import org.dualcumulants.cli.SampleStudy;
import org.dualcumulants.cli.input.StudyFile;
import org.dualcumulants.cli.input.StudyReader;
import org.dualcumulants.hierarchy.run.Progress;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.hierarchy.run.StudyResult;
import org.dualcumulants.hierarchy.run.TruncationStudy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsHdf5Test {

    private static final Progress HISTORIES = new Progress() {
        @Override
        public boolean wantsHistories() {
            return true;
        }
    };

    private static final StudyFile FILE = StudyReader.parse(
            SampleStudy.TEXT.replaceFirst("particles: .*", "particles: [4, 1e23]").replaceFirst("truncation: .*", "truncation: [1, 3]"), "study.yaml", List.of());

    @TempDir
    private Path folder;

    private Path write(StudyResult result) throws IOException {
        ResultsFolder results = new ResultsFolder(folder, Storage.disk());
        results.writeHdf5(FILE, result);
        try (var files = Files.list(folder)) {
            assertEquals(List.of("results.h5"), files.map(p -> p.getFileName().toString()).toList());
        }
        return folder.resolve("results.h5");
    }

    private static void visit(Group group, List<Node> nodes) {
        for (Node node : group) {
            nodes.add(node);
            if (node instanceof Group inner) {
                visit(inner, nodes);
            }
        }
    }

    @Test
    void everythingIsThereToTheLastBitAndSaysWhatItIs() throws IOException {
        StudyResult result = TruncationStudy.solve(FILE.study(), 1, HISTORIES);
        try (HdfFile file = new HdfFile(write(result))) {
            assertEquals("dual-cumulants/study-hdf5/1", file.getAttribute("schema").getData());
            assertArrayEquals(new double[] {4, 4, 1e23, 1e23}, (double[]) data(file, "runs/particles"));
            assertArrayEquals(new int[] {1, 3, 1, 3}, (int[]) data(file, "runs/truncation"));
            assertArrayEquals(
                    result.results().stream().mapToDouble(RunResult::correction).toArray(), (double[]) data(file, "runs/correction"), 0);
            double[][] norms = (double[][]) data(file, "runs/norms");
            assertEquals(result.results().get(1).norms(), DoubleStream.of(norms[1]).boxed().toList());
            assertTrue(Double.isNaN(norms[0][2]) && Double.isNaN(norms[0][3]));
            RunResult last = result.results().get(3);
            double[][] overTime = (double[][]) data(file, "over_time/N=1e23,m=3/norms");
            assertEquals(last.steps() + 1, overTime.length);
            assertArrayEquals(last.norms().stream().skip(1).mapToDouble(x -> x).toArray(), overTime[0]);
            assertArrayEquals(new double[] {0, FILE.study().horizon()}, ends((double[]) data(file, "over_time/N=1e23,m=3/time")));
            double[][] moments = (double[][]) data(file, "mean_field/moments");
            assertArrayEquals(new int[] {((double[]) data(file, "mean_field/time")).length, ((String[]) data(file, "mean_field/basis")).length},
                    new int[] {moments.length, moments[0].length});
            List<Node> nodes = new ArrayList<>();
            visit(file, nodes);
            assertTrue(nodes.size() > 30);
            for (Node node : nodes) {
                if (node instanceof Dataset dataset) {
                    assertFalse(((String) node.getAttribute("description").getData()).isBlank(), node.getPath());
                    int axes = dataset.isScalar() ? 0 : dataset.getDimensions().length;
                    int named = node.getAttribute("axes") == null ? 0 : named(node.getAttribute("axes").getData());
                    assertEquals(axes, named, node.getPath());
                }
            }
        }
    }

    private static Object data(HdfFile file, String path) {
        return file.getDatasetByPath(path).getData();
    }

    private static int named(Object axes) {
        return axes instanceof String[] names ? names.length : 1;
    }

    private static double[] ends(double[] values) {
        return new double[] {values[0], values[values.length - 1]};
    }

    /** Runs without numbers, no runs, no histories. */
    @Test
    void whatIsNotKnownIsNotANumber() throws IOException {
        try (HdfFile file = new HdfFile(write(SampleResults.failed()))) {
            assertTrue(Double.isNaN(((double[]) data(file, "runs/correction"))[1]));
            assertEquals(null, file.getChild("over_time"));
        }
        try (HdfFile file = new HdfFile(write(SampleResults.interrupted(0)))) {
            assertEquals("false", file.getAttribute("complete").getData());
            assertEquals(null, file.getChild("runs"));
        }
    }

    /** The tools of the HDF5 library itself, in C, read the same doubles. */
    @Test
    void h5dumpReadsTheSame() throws Exception {
        Path h5dump = OtherPrograms.assumed("h5dump", "results.h5 was read by the library that wrote it only; install hdf5-tools");
        StudyResult result = TruncationStudy.solve(FILE.study(), 1, HISTORIES);
        Path file = write(result);
        RunResult run = result.results().get(3);
        List<Double> norms = run.history().orElseThrow().norms().stream().flatMap(List::stream).toList();
        assertEquals(norms, numbers(dump(h5dump, file, "/over_time/N=1e23,m=3/norms")));
        assertEquals(result.results().stream().map(RunResult::correction).toList(), numbers(dump(h5dump, file, "/runs/correction")));
        String all = dump(h5dump, file, null);
        assertTrue(all.contains("GROUP \"over_time\"") && all.contains("ATTRIBUTE \"description\""), all);
    }

    private String dump(Path program, Path file, String dataset) throws Exception {
        List<String> command = new ArrayList<>(List.of(program.toString(), "-m", "%.17g"));
        if (dataset != null) {
            command.addAll(List.of("-y", "-w", "1", "-A", "0", "-d", dataset));
        }
        command.add(file.toString());
        Path out = folder.resolveSibling(folder.getFileName() + ".dump");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
        int status = process.waitFor();
        String text = Files.readString(out, StandardCharsets.UTF_8);
        Files.delete(out);
        assertEquals(0, status, text);
        return text;
    }

    private static List<Double> numbers(String dump) {
        Matcher data = Pattern.compile("DATA \\{(.*?)}", Pattern.DOTALL).matcher(dump);
        assertTrue(data.find(), dump);
        return Arrays.stream(data.group(1).split("[,\\s]+")).filter(s -> !s.isBlank()).map(Double::valueOf).toList();
    }
}

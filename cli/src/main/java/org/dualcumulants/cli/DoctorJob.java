package org.dualcumulants.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dualcumulants.cli.input.Setting;
import org.dualcumulants.cli.input.StudyFile;
import org.dualcumulants.cli.input.StudyReader;
import org.dualcumulants.cli.output.ResultsFolder;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.hierarchy.run.StudyResult;

/** What there is, then sample runs with one thread and with all. */
final class DoctorJob {

    private static final double GIBI = 0x1p30;

    /** Orders of the sample runs; the first also warms up. */
    private static final List<Integer> ORDERS = List.of(2, 4, 6);

    /** Noisy Kuramoto oscillators, 16 functions of one particle. */
    private static final String SAMPLE = """
            title: sample
            particle:
              axes: [{name: x, kind: periodic, length: 2*Pi}]
              kernel: ["-Sin(x)"]
              noise: [0.8]
              initial: "1 + Cos(x)/2 + 3/10*Sin(2*x)"
            observable: {mean: "Cos(x) + Sin(x)/2"}
            horizon: 1/2
            particles: [16]
            truncation: [2]
            resolution: {x: 8}
            tolerance: 1e-8
            """;

    private final Terminal terminal;
    private final Cancellation cancellation;
    private final Solver solver;

    DoctorJob(Terminal terminal, Cancellation cancellation, Solver solver) {
        this.terminal = terminal;
        this.cancellation = cancellation;
        this.solver = solver;
    }

    /** Exit status. */
    int run() throws IOException {
        show("program", new VersionText().getVersion()[0]);
        show("system", System.getProperty("os.name") + " " + System.getProperty("os.version") + ", " + System.getProperty("os.arch"));
        show("Java", Runtime.version() + ", " + System.getProperty("java.vendor") + ", " + System.getProperty("java.home"));
        show("memory", memory());
        int processors = Runtime.getRuntime().availableProcessors();
        show("processors", processors + "; as many threads unless --threads says otherwise");
        show("figures", ResultsFolder.drawingObstacle().map(why -> "plain SVG only: " + why).orElse("SVG and PNG"));
        show("results", room(Path.of("").toAbsolutePath()));
        show("speed", "seconds for one run of noisy Kuramoto oscillators, N = 16, 8 harmonics, tolerance 1e-8");
        List<Integer> threads = processors == 1 ? List.of(1) : List.of(1, processors);
        terminal.out().printf(Locale.ROOT, "  %3s %13s%s%n", "m", "coefficients",
                String.join("", threads.stream().map(t -> String.format("%12s", t == 1 ? "1 thread" : t + " threads")).toList()));
        solver.solve(sample(ORDERS.get(0)).study(), 1, ProgressDisplay.silent(cancellation));
        for (int order : ORDERS) {
            List<RunResult> runs = new ArrayList<>();
            for (int t : threads) {
                if (cancellation.requested()) {
                    return ExitStatus.INTERRUPTED;
                }
                StudyResult result = solver.solve(sample(order).study(), t, ProgressDisplay.silent(cancellation));
                runs.addAll(result.results());
            }
            if (cancellation.requested()) {
                return ExitStatus.INTERRUPTED;
            }
            if (runs.size() < threads.size()) {
                terminal.err().println("the sample run of order " + order + " has no numbers; the lines above and the version belong in a report");
                return ExitStatus.FAILED;
            }
            terminal.out().printf(Locale.ROOT, "  %3d %13d%s%n", order, runs.get(0).coefficients(),
                    String.join("", runs.stream().map(r -> String.format(Locale.ROOT, "%12.3f", r.seconds())).toList()));
        }
        return ExitStatus.DONE;
    }

    private static StudyFile sample(int order) {
        return StudyReader.parse(SAMPLE, "the sample", Stream.of("truncation=[" + order + "]").map(Setting::new).toList());
    }

    private static String memory() {
        double most = Runtime.getRuntime().maxMemory() / GIBI;
        String here = ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? String.format(Locale.ROOT, " of %.1f GiB here", system.getTotalMemorySize() / GIBI)
                : "";
        return String.format(Locale.ROOT, "%.1f GiB for Java%s; JAVA_OPTS=-Xmx… changes that", most, here);
    }

    private static String room(Path folder) throws IOException {
        double free = Files.getFileStore(folder).getUsableSpace() / GIBI;
        return String.format(Locale.ROOT, "%.1f GiB free in %s%s", free, folder, Files.isWritable(folder) ? "" : ", which is NOT writable: use --output");
    }

    private void show(String what, String text) {
        terminal.out().printf("%-11s %s%n", what, text);
    }
}

package org.dualcumulants.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code dualcumulants doctor}: what the program finds on this computer. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = {
            "Says what the program finds on this computer: Java, memory, processors, fonts, room for results; and how fast runs are here.",
            "Takes some seconds. Its lines belong in a report of a fault."
        },
        footerHeading = "%nExit status:%n",
        footer = {
            "  0    done",
            "  3    the sample run has no numbers",
            "  70   a fault of the program; DUALCUMULANTS_DEBUG=1 shows where",
            "  130  interrupted"
        })
final class DoctorCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Cancellation cancellation;
    private final Solver solver;

    DoctorCommand(Terminal terminal, Cancellation cancellation, Solver solver) {
        this.terminal = terminal;
        this.cancellation = cancellation;
        this.solver = solver;
    }

    @Override
    public Integer call() throws Exception {
        return new DoctorJob(terminal, cancellation, solver).run();
    }
}

package org.dualcumulants.cli;

/** The command with a solver that goes on until it is cancelled; a process of its own for {@link TerminationTest}. */
final class EndlessStudy {

    private EndlessStudy() {}

    public static void main(String[] arguments) {
        Cancellation cancellation = Cancellation.onShutdown();
        Terminal terminal = Terminal.system();
        int status = Main.run(Main.commandLine(terminal, cancellation, (study, threads, progress) -> {
            terminal.out().println("solving");
            while (!progress.cancelled()) {
                Thread.onSpinWait();
            }
            return SampleResults.interrupted(2);
        }), arguments);
        cancellation.saved();
        System.exit(status);
    }
}

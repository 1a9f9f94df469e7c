package org.dualcumulants.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Entry point of the {@code dualcumulants} command. */
@Command(
        name = "dualcumulants",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Finite-N expectations of interacting particle systems from the dual cumulant hierarchy.",
        commandListHeading = "%nCommands:%n",
        footer = {"", "dualcumulants COMMAND --help explains a command."})
public final class Main implements Callable<Integer>, IParameterExceptionHandler, IExecutionExceptionHandler {

    private static final String DEBUG_PROPERTY = "dualcumulants.debug";
    private static final String DEBUG_VARIABLE = "DUALCUMULANTS_DEBUG";

    @Spec
    private CommandSpec command;

    private Main() {}

    public static void main(String[] arguments) {
        Terminal terminal = Terminal.system();
        Cancellation cancellation = Cancellation.onShutdown();
        int status = run(commandLine(terminal, cancellation, new Solver.Hierarchy()), arguments);
        terminal.out().flush();
        terminal.err().flush();
        cancellation.saved();
        System.exit(terminal.settled(status));
    }

    static int run(CommandLine line, String... arguments) {
        try {
            return line.execute(arguments);
        } catch (Error e) {
            return fault(e, line);
        }
    }

    static CommandLine commandLine(Terminal terminal, Cancellation cancellation, Solver solver) {
        return commandLine(terminal, cancellation, solver, new Verifier.Checks());
    }

    static CommandLine commandLine(Terminal terminal, Cancellation cancellation, Solver solver, Verifier verifier) {
        Main main = new Main();
        CommandLine line = new CommandLine(main);
        line.addSubcommand(new StudyCommand(terminal, cancellation, solver));
        line.addSubcommand(new VerifyCommand(terminal, cancellation, verifier));
        line.addSubcommand(new DeriveCommand(terminal, cancellation));
        line.addSubcommand(new SimulateCommand(terminal, cancellation));
        line.addSubcommand(new DoctorCommand(terminal, cancellation, solver));
        line.addSubcommand(new SchemaCommand(terminal));
        line.addSubcommand(new CompletionCommand(terminal));
        line.addSubcommand(new ManCommand(terminal));
        line.addSubcommand(new ModulatedCommand(terminal, cancellation));
        line.addSubcommand(new FiguresCommand(terminal, cancellation));
        line.addSubcommand(new ReportCommand(terminal));
        line.setOut(new PrintWriter(terminal.out(), true));
        line.setErr(new PrintWriter(terminal.err(), true));
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(100);
        line.setParameterExceptionHandler(main);
        line.setExecutionExceptionHandler(main);
        return line;
    }

    @Override
    public Integer call() {
        throw new ParameterException(command.commandLine(),
                "a command is expected: " + String.join(", ", command.subcommands().keySet()));
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        return badUsage(e);
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine failed, ParseResult parsed) {
        return fault(e, failed);
    }

    private static int badUsage(ParameterException e) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(name + ": " + e.getMessage() + nearest(e) + " See " + name + " --help");
        return ExitStatus.BAD_INPUT;
    }

    private static String nearest(ParameterException e) {
        List<String> names = e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        return names.isEmpty() ? "." : "; did you mean " + String.join(" or ", names.stream().limit(2).toList()) + "?";
    }

    private static int fault(Throwable e, CommandLine command) {
        if (e instanceof ParameterException bad) {
            return badUsage(bad);
        }
        command.getErr().println("dualcumulants: internal error: " + e + "; set " + DEBUG_VARIABLE + "=1 to see where, and report it");
        if (Boolean.getBoolean(DEBUG_PROPERTY) || System.getenv(DEBUG_VARIABLE) != null) {
            e.printStackTrace(command.getErr());
        }
        return ExitStatus.INTERNAL;
    }
}

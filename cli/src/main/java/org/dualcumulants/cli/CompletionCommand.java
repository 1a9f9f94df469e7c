package org.dualcumulants.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dualcumulants completion}: a script with which the shell completes commands, options and files. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = {
            "Prints a script with which bash or zsh complete the command line.",
            "For this session:",
            "  source <(dualcumulants completion)",
            "For all of them put that line into ~/.bashrc or, behind autoload -Uz compinit bashcompinit; compinit; bashcompinit, into ~/.zshrc."
        })
final class CompletionCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    private final Terminal terminal;

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        CommandLine root = command.root().commandLine();
        return terminal.print("the script", out -> out.print(AutoComplete.bash(root.getCommandName(), root)));
    }
}

package org.dualcumulants.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dualcumulants man}: the manual page. */
@Command(
        name = "man",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        description = {
            "Prints the manual page in the language of man. To read it: dualcumulants man | man -l -",
            "To install it: dualcumulants man > ~/.local/share/man/man1/dualcumulants.1"
        })
final class ManCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    private final Terminal terminal;

    ManCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return terminal.print("the manual page", out -> out.print(new ManualPage(command.root()).text()));
    }
}

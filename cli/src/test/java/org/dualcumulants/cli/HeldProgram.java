package org.dualcumulants.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The command, held for ever when it asks for the n-th time whether to stop, while its checkpoints are still written; a process of its own
 * for {@link KilledTest}. Arguments: n, a file for the number of askings, those of the command.
 */
final class HeldProgram {

    private HeldProgram() {}

    public static void main(String[] arguments) throws IOException {
        long held = Long.parseLong(arguments[0]);
        Askings askings = held == 0 ? Askings.counted() : Askings.silentFrom(held);
        String[] words = Arrays.copyOfRange(arguments, 2, arguments.length);
        int status = Main.run(Main.commandLine(Terminal.system(), askings, new Solver.Hierarchy()), words);
        Files.writeString(Path.of(arguments[1]), Long.toString(askings.count()));
        System.exit(status);
    }
}

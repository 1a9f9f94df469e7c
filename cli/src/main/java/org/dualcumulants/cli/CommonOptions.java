package org.dualcumulants.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Options that all commands share. */
final class CommonOptions {

    /** Where results go and how work is done, which changes no number. */
    private static final Set<String> OF_NO_EFFECT =
            Set.of("--output", "--json", "--threads", "--resume", "--checkpoint", "--quiet", "--hdf5");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = {"-o", "--output"}, paramLabel = "DIR",
            description = "Results folder. Default: results/<name of the study file>, of a simulation with -simulate behind it; with several files, one folder each inside DIR.")
    private Path output;

    @Option(names = "--json", description = "Print the results document on standard output and nothing else there.")
    private boolean json;

    @Option(names = "--set", paramLabel = "KEY.PATH=VALUE",
            description = "Replace a value of the study, for example --set particle.noise[0]=0.3; repeatable.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--threads", paramLabel = "N", description = "Threads to use; results do not depend on it. Default: all processors.")
    private Integer threads;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of random numbers, before the one in the study.")
    private Long seed;

    @Option(names = "--resume",
            description = "Go on from the checkpoint that interrupted work left in the results folder, to the same numbers as without an interruption.")
    private boolean resume;

    @Option(names = "--checkpoint", paramLabel = "SECONDS", defaultValue = "30",
            description = "Time between two checkpoints, which are also written on Ctrl-C. Default: 30.")
    private double checkpointInterval;

    @Option(names = {"-q", "--quiet"}, description = "No table and no progress, only what went wrong.")
    private boolean quiet;

    Optional<Path> output() {
        return Optional.ofNullable(output);
    }

    /** The command line, ready for a shell, without what changes no number. */
    String asked() {
        ParseResult parsed = command.commandLine().getParseResult();
        List<String> words = new ArrayList<>(List.of(command.qualifiedName()));
        parsed.matchedPositionals().forEach(files -> files.originalStringValues().forEach(word -> words.add(quoted(word))));
        for (OptionSpec option : parsed.matchedOptions()) {
            if (OF_NO_EFFECT.contains(option.longestName())) {
                continue;
            }
            if (option.arity().max() == 0) {
                words.add(option.longestName());
                continue;
            }
            option.originalStringValues().forEach(value -> words.addAll(List.of(option.longestName(), quoted(value))));
        }
        return String.join(" ", words);
    }

    private static String quoted(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    boolean json() {
        return json;
    }

    List<String> settings() {
        return List.copyOf(settings);
    }

    int threads() {
        if (threads != null && threads < 1) {
            throw new ParameterException(command.commandLine(), "--threads is " + threads + "; expected a whole number ≥ 1");
        }
        return threads != null ? threads : Runtime.getRuntime().availableProcessors();
    }

    /** The same, also for what shares work among the threads that Java has for everybody; to be called before these begin. */
    int limitedThreads() {
        if (threads != null) {
            System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", Integer.toString(threads() - 1));
        }
        return threads();
    }

    OptionalLong seed() {
        return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    }

    boolean resume() {
        return resume;
    }

    /** Seconds. */
    double checkpointInterval() {
        if (!(checkpointInterval >= 0.01 && checkpointInterval <= 1e6)) {
            throw new ParameterException(command.commandLine(), "--checkpoint is " + checkpointInterval + "; expected seconds between 0.01 and 1e6");
        }
        return checkpointInterval;
    }

    boolean quiet() {
        return quiet;
    }
}

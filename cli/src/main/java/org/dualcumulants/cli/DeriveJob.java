package org.dualcumulants.cli;

import java.util.Arrays;
import java.util.List;
import org.dualcumulants.cli.output.DerivationJson;
import org.dualcumulants.hierarchy.derive.Generator;
import org.dualcumulants.hierarchy.derive.notation.Chapter;
import org.dualcumulants.hierarchy.derive.notation.Topic;
import org.dualcumulants.spectral.study.Scaling;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Derived systems from options to standard output. */
final class DeriveJob {

    private final CommandLine line;
    private final Terminal terminal;

    DeriveJob(CommandLine line, Terminal terminal) {
        this.line = line;
        this.terminal = terminal;
    }

    /** Exit status. */
    int run(DeriveCommand.Format format, List<String> systems, String scaling, boolean selfInteraction) {
        List<String> keys = Arrays.stream(Topic.values()).map(Topic::key).toList();
        systems.forEach(s -> require("--system", s, keys));
        List<Topic> topics = systems.isEmpty()
                ? List.of(Topic.values())
                : systems.stream().map(s -> Topic.values()[keys.indexOf(s)]).toList();
        return print(format, topics, generator(scaling, selfInteraction));
    }

    private Generator generator(String scaling, boolean selfInteraction) {
        require("--scaling", scaling, Arrays.stream(Scaling.values()).map(Scaling::text).toList());
        Scaling factor = Arrays.stream(Scaling.values()).filter(s -> s.text().equals(scaling)).findFirst().orElseThrow();
        if (selfInteraction && factor != Scaling.PER_PARTICLE) {
            throw new ParameterException(line, "--self-interaction goes with --scaling 1/N; the scaling is " + scaling);
        }
        return Generator.of(factor, selfInteraction);
    }

    private int print(DeriveCommand.Format format, List<Topic> topics, Generator generator) {
        return terminal.print("the derivation", out -> {
            switch (format) {
                case text -> out.print(String.join("\n", topics.stream().map(t -> Chapter.text(t, generator)).toList()));
                case latex -> out.print(Chapter.latex(topics, generator));
                case json -> DerivationJson.write(topics, generator, out);
            }
        });
    }

    private void require(String option, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw new ParameterException(line, option + " is " + value + "; expected one of " + String.join(", ", allowed));
        }
    }
}

package org.dualcumulants.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** What a results.json can be of; the page has them in this order. */
enum ResultsKind {
    STUDY("study", "", "Truncated dual cumulant hierarchy", ResultsSection::write, List.of(
            new Picture("rescaled-norms", "Rescaled dual cumulants binom(N, n)<sup>1/2</sup> ‖C<sub>n</sub>(0)‖ against the number of particles, "
                    + "with guides N<sup>−n/2</sup> and, where it is finite, the lemma's bound."),
            new Picture("truncation-error", "What the highest order changes against each order of truncation, with fitted powers of N."))),
    SIMULATE("simulate", "-simulate", "Simulated particles", SimulationSection::write, List.of()),
    MODULATED("modulated", "-modulated", "Modulated energy of particles", ModulatedSection::write, List.of(
            new Picture("modulated-energy", "Modulated energy along particles that follow the flow, F<sub>N</sub> + b, with the bounds of Gronwall's inequality."),
            new Picture("modulated-energy-law", "F<sub>N</sub> + b beside the law of positions and velocities with noise."),
            new Picture("energy-against-n", "What is of the order N<sup>−1+s/d</sup>: energies and commutators of regular points, and b."),
            new Picture("relaxation", "Entropies relative to the equilibrium against time."),
            new Picture("views", "E[Φ̄<sub>N</sub>] minus the mean field: by the hierarchy and by simulated particles."))),
    VERIFY("verify", "-verify", "Ledger of checks", LedgerSection::write, List.of());

    /** A figure and what stands below it, in HTML. */
    record Picture(String name, String caption) {}

    private final String command;
    private final String suffix;
    private final String heading;
    private final BiConsumer<JsonNode, Page> section;
    private final List<Picture> pictures;

    ResultsKind(String command, String suffix, String heading, BiConsumer<JsonNode, Page> section, List<Picture> pictures) {
        this.command = command;
        this.suffix = suffix;
        this.heading = heading;
        this.section = section;
        this.pictures = pictures;
    }

    /** The command that writes it. */
    String command() {
        return command;
    }

    /** Behind the name of the study in the default folder. */
    String suffix() {
        return suffix;
    }

    /** Above a page of it. */
    String heading() {
        return heading;
    }

    void write(JsonNode document, Page page) {
        section.accept(document, page);
    }

    List<Picture> pictures() {
        return pictures;
    }

    private String schema() {
        return "dual-cumulants/" + command + "/1";
    }

    /** The kind of a document, unless it is of none. */
    static Optional<ResultsKind> of(JsonNode document) {
        return Arrays.stream(values()).filter(kind -> kind.schema().equals(document.path("schema").asText())).findFirst();
    }

    /** All schemas, for a message. */
    static String schemas() {
        return Arrays.stream(values()).map(ResultsKind::schema).collect(Collectors.joining(", "));
    }
}

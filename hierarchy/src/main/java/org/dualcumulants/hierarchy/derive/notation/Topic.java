package org.dualcumulants.hierarchy.derive.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dualcumulants.hierarchy.derive.Derivation;
import org.dualcumulants.hierarchy.derive.DerivedSystem;
import org.dualcumulants.hierarchy.derive.Generator;
import org.dualcumulants.hierarchy.derive.Series;
import org.dualcumulants.hierarchy.derive.Species;

/** What can be asked for. */
public enum Topic {
    MARGINALS(
            "the dual marginals M_n",
            "The dual marginals $M_{N,n}$",
            Source.STUDIED),
    CUMULANTS(
            "the dual cumulants C_n",
            "The dual cumulants $C_{N,n}$",
            Source.STUDIED),
    RESCALED(
            "the rescaled dual cumulants binom(N, n)^{1/2} C_n, exactly at finite N",
            "The rescaled dual cumulants $\\bar C_{N,n} = \\binom{N}{n}^{1/2} C_{N,n}$",
            Source.STUDIED),
    LIMIT(
            "their limit N → ∞",
            "Their limit for $N \\to \\infty$",
            Source.STUDIED),
    SERIES(
            "the order-by-order system in 1/N for N^n C_n",
            "The order-by-order system in $1/N$",
            Source.STUDIED),
    IDENTITY(
            "d/dt of ∫ Φ_N f^{⊗N}",
            "The mean $\\int \\Phi_N f^{\\otimes N}$",
            Source.STUDIED),
    PAIR(
            "the dual cumulants for a pair force that is no function of the difference",
            "Dual cumulants: a pair force that is no function of the difference",
            Source.PAIR),
    THREE_BODY(
            "the dual cumulants of a three-body force",
            "Dual cumulants: a three-body force",
            Source.THREE_BODY),
    TWO_SPECIES(
            "the dual cumulants of two species with masses",
            "Dual cumulants: two species with masses",
            Source.TWO_SPECIES);

    private static final int SERIES_ORDER = 2;

    /** Which generator a topic is about. */
    private enum Source {
        STUDIED,
        PAIR,
        THREE_BODY,
        TWO_SPECIES
    }

    private final String title;
    private final String latexTitle;
    private final Source source;

    Topic(String title, String latexTitle, Source source) {
        this.title = title;
        this.latexTitle = latexTitle;
        this.source = source;
    }

    /** As the command line calls it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String title() {
        return title;
    }

    String latexTitle() {
        return latexTitle;
    }

    /** @param studied the generator of the topics that do not bring their own */
    public Generator generator(Generator studied) {
        return switch (source) {
            case STUDIED -> studied;
            case PAIR -> Generator.pair();
            case THREE_BODY -> Generator.threeBody(true);
            case TWO_SPECIES -> Generator.mixture(List.of(new Species("a"), new Species("b")));
        };
    }

    /** The derived terms. */
    public List<Part> parts(Generator studied) {
        Generator generator = generator(studied);
        Derivation derivation = new Derivation(generator);
        return switch (this) {
            case MARGINALS -> List.of(part(derivation.marginals()));
            case RESCALED -> List.of(part(derivation.cumulants().rescaled()));
            case LIMIT -> List.of(part(derivation.cumulants().rescaled().limit()));
            case IDENTITY -> List.of(new Part(SourceName.RESCALED, 0, true, generator,
                    derivation.cumulants().rescaled().atOrder(generator.species().get(0), 0).terms()));
            case SERIES -> series(Series.of(derivation.cumulants(), SERIES_ORDER));
            default -> List.of(part(derivation.cumulants()));
        };
    }

    private static Part part(DerivedSystem system) {
        return new Part(SourceName.of(system.unknown()), 0, false, system.generator(), system.terms());
    }

    private static List<Part> series(Series series) {
        List<Part> parts = new ArrayList<>();
        for (int q = 0; q < series.powers().size(); q++) {
            parts.add(new Part(SourceName.SERIES, q, false, series.generator(), series.powers().get(q)));
        }
        return parts;
    }
}

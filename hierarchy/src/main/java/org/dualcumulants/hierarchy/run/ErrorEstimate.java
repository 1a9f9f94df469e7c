package org.dualcumulants.hierarchy.run;

import java.util.List;
import java.util.stream.Stream;

/**
 * Absolute error of a run's {@code correction}, part by part.
 *
 * @param truncation what the orders m+1 and m+2 would change
 * @param resolution what a finer one-particle basis would change
 * @param stepping what a hundred times tighter step control would change
 */
public record ErrorEstimate(Part truncation, Part resolution, Part stepping) {

    /** How a part came about. */
    public enum Origin {
        MEASURED,
        BOUNDED,
        SKIPPED
    }

    /**
     * One part.
     *
     * @param value size, 0 if skipped
     * @param origin how it was obtained
     * @param how the comparison that gave it, or the reason why it was skipped
     */
    public record Part(double value, Origin origin, String how) {}

    /** Sum of the parts. */
    public double total() {
        return parts().stream().mapToDouble(Part::value).sum();
    }

    public List<Part> parts() {
        return Stream.of(truncation, resolution, stepping).toList();
    }

    /** Whether a part is missing from {@link #total}. */
    public boolean incomplete() {
        return parts().stream().anyMatch(p -> p.origin() == Origin.SKIPPED);
    }
}

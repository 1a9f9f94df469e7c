package org.dualcumulants.hierarchy.derive;

/**
 * A symbol that coefficients depend on.
 *
 * @param kind what it counts
 * @param label its species
 */
public record Variable(Kind kind, String label) implements Comparable<Variable> {

    /** N, n and μ. */
    public enum Kind {
        PARTICLES("N"),
        ORDER("n"),
        MASS("mu");

        private final String letter;

        Kind(String letter) {
            this.letter = letter;
        }
    }

    /** N, n, mu; with the label behind them, Na, na, mua: names that a formula can declare. */
    public String name() {
        return kind.letter + label;
    }

    @Override
    public int compareTo(Variable other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : label.compareTo(other.label);
    }

    @Override
    public String toString() {
        return name();
    }
}

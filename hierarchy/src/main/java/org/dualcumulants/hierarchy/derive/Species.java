package org.dualcumulants.hierarchy.derive;

/**
 * A kind of particles that are exchangeable among themselves.
 *
 * @param label index of its symbols N, n, x and f; empty where there is only one species
 */
public record Species(String label) implements Comparable<Species> {

    /** The one species of [BDJ]. */
    public static final Species ONLY = new Species("");

    /** N, the number of particles. */
    public Variable particles() {
        return new Variable(Variable.Kind.PARTICLES, label);
    }

    /** n, how many of them the target depends on. */
    public Variable order() {
        return new Variable(Variable.Kind.ORDER, label);
    }

    /** μ, the mass with which the species acts on others. */
    public Variable mass() {
        return new Variable(Variable.Kind.MASS, label);
    }

    @Override
    public int compareTo(Species other) {
        return label.compareTo(other.label);
    }
}

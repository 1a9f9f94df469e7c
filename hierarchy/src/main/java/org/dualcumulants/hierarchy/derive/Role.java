package org.dualcumulants.hierarchy.derive;

/**
 * One argument of a kernel in a word.
 *
 * @param kernel how the kernel depends on it
 * @param after the projection of its slot after the kernel has acted
 * @param inSource whether the source depends on its slot
 */
public record Role(Dependence kernel, After after, boolean inSource) implements Comparable<Role> {

    /** How a kernel depends on an argument. */
    public enum Dependence {
        /** The argument whose gradient is taken. */
        MOVED,
        /** As it stands in K. */
        PLAIN,
        /** Less its average against f, so that ∫ k f = 0. */
        CENTRED,
        /** Averaged against f; the word touches no slot there. */
        AVERAGED
    }

    /** What follows on the slot. */
    public enum After {
        /** 1: a slot of the target. */
        KEPT,
        /** Q = 1 - E: a slot of the target. */
        CENTRED,
        /** E: integrated against f. */
        INTEGRATED,
        /** No slot. */
        NOWHERE
    }

    static final Role AVERAGED = new Role(Dependence.AVERAGED, After.NOWHERE, false);

    public Role {
        if ((kernel == Dependence.AVERAGED) != (after == After.NOWHERE) || after == After.NOWHERE && inSource) {
            throw new IllegalArgumentException("an averaged argument, and no other, touches no slot: " + kernel + ", " + after);
        }
    }

    /** Whether its slot is one of the target's, with a sum over where it stands. */
    public boolean isSummed() {
        return after == After.KEPT || after == After.CENTRED;
    }

    public boolean isIntegrated() {
        return after == After.INTEGRATED;
    }

    /** What the slot adds to target order less source order. */
    int shift() {
        if (inSource) {
            return isIntegrated() ? -1 : 0;
        }
        return isSummed() ? 1 : 0;
    }

    Role with(After projection) {
        return new Role(kernel, projection, inSource);
    }

    Role with(Dependence dependence) {
        return dependence == Dependence.AVERAGED ? AVERAGED : new Role(dependence, after, inSource);
    }

    @Override
    public int compareTo(Role other) {
        int byKernel = kernel.compareTo(other.kernel);
        int byAfter = byKernel != 0 ? byKernel : after.compareTo(other.after);
        return byAfter != 0 ? byAfter : Boolean.compare(other.inSource, inSource);
    }
}

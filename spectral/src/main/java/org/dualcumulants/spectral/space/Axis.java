package org.dualcumulants.spectral.space;

/** One coordinate of a particle's state. The state space is the product of a study's axes. */
public sealed interface Axis permits PeriodicAxis {

    /** The name by which expressions refer to the coordinate. */
    String name();

    /** The kind as study files write it, for example {@code periodic}. */
    String kind();
}

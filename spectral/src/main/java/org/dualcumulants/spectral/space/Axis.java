package org.dualcumulants.spectral.space;

/** One coordinate of a particle's state. The state space is the product of a study's axes. */
public sealed interface Axis permits PeriodicAxis, RealAxis, IntervalAxis {

    /** The name by which expressions refer to the coordinate. */
    String name();

    /** The kind as study files write it, for example {@code periodic}. */
    String kind();

    /** What the resolution of functions on this axis counts: harmonics, degree or modes. */
    String unit();

    /** x - x' as a kernel of the difference reads it. */
    double difference(double x, double other);
}

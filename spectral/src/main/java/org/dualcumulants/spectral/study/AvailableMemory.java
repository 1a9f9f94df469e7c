package org.dualcumulants.spectral.study;

import java.util.Locale;

/** What arrays may take of the memory that Java has: the rest is what is about to be collected. */
public final class AvailableMemory {

    private static final double SHARE = 0.8;

    private AvailableMemory() {}

    /** In bytes. */
    public static double bytes() {
        return SHARE * Runtime.getRuntime().maxMemory();
    }

    /**
     * Refuses what does not fit before it is made.
     *
     * @param bytes that it takes
     * @param where key path in the study
     * @param what it is, as the subject of a sentence
     * @throws StudyException if there is less
     */
    public static void require(double bytes, String where, String what) {
        if (!(bytes <= bytes())) {
            throw new StudyException(where, String.format(Locale.ROOT,
                    "%s needs about %.3g GB at this resolution; %.3g GB are available: lower the resolution, or give Java more memory",
                    what, bytes * 1e-9, bytes() * 1e-9));
        }
    }
}

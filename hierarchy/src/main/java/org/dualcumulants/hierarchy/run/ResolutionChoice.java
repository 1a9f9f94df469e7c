package org.dualcumulants.hierarchy.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dualcumulants.spectral.study.Study;

/**
 * The harmonics per axis: the study's own, or the first of a growing sequence for which half as many again change the
 * order-2 correction of the smallest N by less than the tolerance.
 *
 * @param resolution harmonics per axis
 * @param unmet why the tolerance cannot be met, if so
 */
record ResolutionChoice(List<Integer> resolution, Optional<String> unmet) {

    private static final int FIRST = 4;

    /** Coefficients of the order-2 comparison, at most. */
    private static final double LARGEST = 100_000;

    static ResolutionChoice of(Study study, int threads, Work work) {
        if (study.resolution().isPresent()) {
            return new ResolutionChoice(study.resolution().get(), Optional.empty());
        }
        double particles = Collections.min(study.particles());
        int order = 2;
        double change = Double.NaN;
        Solution.Solved coarse = null;
        List<Integer> resolution = uniform(study, FIRST);
        for (int p = FIRST; ; p = (3 * p + 1) / 2) {
            List<Integer> finer = uniform(study, p);
            Runs runs = new Runs(study, finer, threads, work);
            if (Math.pow(2 * p + 1, study.dimension()) > LARGEST || runs.tensors().coefficients(order) > LARGEST) {
                return new ResolutionChoice(
                        resolution,
                        Optional.of(String.format(Locale.ROOT,
                                "the correction still changes by %.2g of itself between %s harmonics and the next finer"
                                        + " resolution; tolerance %.2g asks for more: raise the noise, smooth the kernel or"
                                        + " f°, or raise the tolerance",
                                change, resolution, study.tolerance())));
            }
            if (!(runs.main(particles, order) instanceof Solution.Solved fine)) {
                return new ResolutionChoice(finer, Optional.empty());
            }
            if (coarse != null) {
                double size = Math.max(Math.abs(fine.scaledCorrection()), 1e-10);
                change = Math.abs(fine.scaledCorrection() - coarse.scaledCorrection()) / size;
                if (change <= study.tolerance()) {
                    return new ResolutionChoice(resolution, Optional.empty());
                }
            }
            coarse = fine;
            resolution = finer;
        }
    }

    private static List<Integer> uniform(Study study, int harmonics) {
        return new ArrayList<>(Collections.nCopies(study.dimension(), harmonics));
    }
}

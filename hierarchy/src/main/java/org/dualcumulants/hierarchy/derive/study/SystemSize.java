package org.dualcumulants.hierarchy.derive.study;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.dualcumulants.hierarchy.step.ButcherTableau;
import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.dualcumulants.spectral.study.Study;

/**
 * How large the truncated hierarchy is at a resolution.
 *
 * @param resolution harmonics per axis
 * @param functions K, the one-particle functions besides 1
 * @param kernel the kernel as a sum of products
 * @param orders one for each truncation of the study
 */
public record SystemSize(List<Integer> resolution, double functions, KernelRank kernel, List<Order> orders) {

    /** Resolutions shown where the study leaves it open: the sequence in which it is searched. */
    private static final List<Integer> AUTOMATIC = List.of(4, 6, 9, 14);

    /** Vectors that a run holds besides the stages: solution, stage, two errors, copies. */
    private static final int VECTORS = ButcherTableau.dormandPrince853().stages() + 6;

    /**
     * One order of truncation.
     *
     * @param truncation m
     * @param unknowns 1 + Σ_{n=1}^m binom(K+n-1, n)
     * @param bytes what a run holds at a time
     */
    public record Order(int truncation, double unknowns, double bytes) {}

    public SystemSize {
        resolution = List.copyOf(resolution);
        orders = List.copyOf(orders);
    }

    /** At the study's resolution, or at a few of those that {@code auto} tries. */
    static List<SystemSize> of(Study study) {
        Stream<List<Integer>> resolutions = study.resolution().isPresent()
                ? study.resolution().stream()
                : AUTOMATIC.stream().map(p -> Collections.nCopies(study.dimension(), p));
        return resolutions.map(resolution -> at(study, resolution)).toList();
    }

    private static SystemSize at(Study study, List<Integer> resolution) {
        double functions = resolution.stream().mapToDouble(p -> 2.0 * p + 1).reduce(1, (a, b) -> a * b) - 1;
        return new SystemSize(
                resolution,
                functions,
                KernelRank.of(study, resolution),
                study.truncation().stream().sorted().map(m -> order(functions, m)).toList());
    }

    private static Order order(double functions, int truncation) {
        double unknowns = 1;
        for (int n = 1; n <= truncation; n++) {
            unknowns += FullIndexSet.size((int) functions, n);
        }
        return new Order(truncation, unknowns, 8.0 * VECTORS * unknowns);
    }
}

package org.dualcumulants.hierarchy.derive.study;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.dualcumulants.hierarchy.layout.Tensors;
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

    /** Resolutions shown where the study leaves it open: all axes alike, while the search goes axis by axis. */
    private static final List<Integer> AUTOMATIC = List.of(4, 6, 9, 14);

    /**
     * One order of truncation.
     *
     * @param truncation m
     * @param unknowns 1 + Σ_{n=1}^m binom(K+n-1, n), fewer if the study keeps fewer; what its observable spans besides is not counted
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
        Tensors tensors = Tensors.of(study, resolution, Tensors.Room.NONE);
        return new SystemSize(
                resolution,
                tensors.functions(),
                KernelRank.of(study, resolution),
                study.truncation().stream()
                        .sorted()
                        .map(m -> new Order(m, tensors.coefficients(m), tensors.bytes(m)))
                        .toList());
    }
}

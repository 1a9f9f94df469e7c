package org.dualcumulants.hierarchy.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decay in N, fitted over the particle numbers of a study.
 *
 * @param norms of ‖C_n(0)‖ at the highest order, n = 0, 1, …; empty where it cannot be fitted
 * @param rescaledNorms of ‖C̄_n(0)‖ at the highest order, n = 0, 1, …
 * @param truncation m → slope of |correction of order m - correction of the highest order|
 */
public record Slopes(
        List<Optional<Slope>> norms, List<Optional<Slope>> rescaledNorms, Map<Integer, Slope> truncation) {
    public Slopes {
        norms = List.copyOf(norms);
        rescaledNorms = List.copyOf(rescaledNorms);
        truncation = Map.copyOf(truncation);
    }
}

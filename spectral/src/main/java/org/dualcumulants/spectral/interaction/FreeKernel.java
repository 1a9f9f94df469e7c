package org.dualcumulants.spectral.interaction;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An interaction of the literature in the whole space R^d, by its name.
 *
 * @param name in study files
 * @param keys what the study says about it, for its echo
 * @param flow the flow it was asked for, for its echo
 * @param symbol what it is
 * @param positions d, the first axes of a particle
 */
public record FreeKernel(String name, Map<String, List<Double>> keys, Optional<Flow> flow, Symbol symbol, int positions) {

    public FreeKernel {
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    /** Whether K is unbounded at 0. */
    public boolean singular() {
        return symbol.growth(positions) > 0;
    }
}

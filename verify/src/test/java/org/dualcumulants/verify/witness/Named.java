package org.dualcumulants.verify.witness;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.spectral.kernel.KernelChoice;
import org.dualcumulants.spectral.kernel.NamedKernel;
import org.dualcumulants.spectral.study.Study;

/** Studies whose kernel is one of the library. */
final class Named {

    private Named() {}

    /** The same study with a named kernel of its waves up to a number, or of all. */
    static Study with(Study s, NamedKernel kernel, Map<String, Double> keys, Flow flow, OptionalInt harmonics) {
        Map<String, List<Double>> values = new HashMap<>();
        keys.forEach((key, value) -> values.put(key, List.of(value)));
        return new Study(
                s.title(), s.axes(), s.drift(),
                new KernelChoice(kernel, values, Optional.ofNullable(flow), harmonics, 0).on(s.axes()),
                s.noise(), s.initial(), s.observable(), s.horizon(), s.particles(), s.truncation(), s.resolution(), s.tolerance(), s.scaling(),
                s.selfInteraction(), s.basis());
    }

    static Study with(Study s, NamedKernel kernel, Map<String, Double> keys) {
        return with(s, kernel, keys, null, OptionalInt.empty());
    }
}

package org.dualcumulants.hierarchy.derive.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.study.Study;

/** Names for what a derivation introduces: none that the study uses. */
final class FreshNames {

    private final Set<String> taken = new TreeSet<>();

    FreshNames(Study study) {
        taken.addAll(study.axisNames());
        taken.add(Study.PARTICLE_NUMBER);
        Stream.of(study.drift(), study.kernel().components(), study.noise(), List.of(study.initial()))
                .flatMap(List::stream)
                .map(Expression::names)
                .forEach(names -> {
                    taken.addAll(names.variables());
                    taken.addAll(names.parameters().keySet());
                });
    }

    /** The name itself, or with an index. */
    String fresh(String name) {
        String candidate = name;
        for (int i = 0; !taken.add(candidate); i++) {
            candidate = name + "_" + i;
        }
        return candidate;
    }

    /** Coordinates of two points: x1, y1, x2, y2, or x_1, … where a study uses such a name. */
    List<List<String>> twoPoints(List<String> axisNames) {
        for (String between = ""; ; between += "_") {
            List<String> slots = new ArrayList<>();
            for (int particle = 1; particle <= 2; particle++) {
                for (String axis : axisNames) {
                    slots.add(axis + between + particle);
                }
            }
            if (slots.stream().noneMatch(taken::contains) && slots.stream().distinct().count() == slots.size()) {
                taken.addAll(slots);
                return List.of(slots.subList(0, axisNames.size()), slots.subList(axisNames.size(), slots.size()));
            }
        }
    }
}

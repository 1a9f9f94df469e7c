package org.dualcumulants.cli.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.spectral.kernel.KernelChoice;
import org.dualcumulants.spectral.kernel.NamedKernel;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.StudyException;

/** Reads {@code kernel: {name: …, …}}. */
final class NamedKernelReader {

    private final Entry entry;
    private final Formulas formulas;

    NamedKernelReader(Entry entry, Formulas formulas) {
        this.entry = entry;
        this.formulas = formulas;
    }

    PairKernel kernel(List<Axis> axes) {
        NamedKernel kernel = named();
        List<String> keys = new ArrayList<>(List.of("name"));
        kernel.keys().forEach(key -> keys.add(key.name()));
        if (!kernel.flows().isEmpty()) {
            keys.add("flow");
        }
        if (kernel.hasTail()) {
            keys.addAll(List.of("harmonics", "regularization"));
        }
        Section section = new Section(entry, "the kernel " + kernel.text(), keys);
        Map<String, List<Double>> values = new LinkedHashMap<>();
        for (NamedKernel.Key key : kernel.keys()) {
            Optional<Entry> given = key.preset().isPresent()
                    ? section.optional(key.name())
                    : Optional.of(section.required(key.name(), expected(key)));
            given.ifPresent(value -> values.put(key.name(), numbers(value, key)));
        }
        String wave = "a whole number ≥ 1";
        KernelChoice choice = new KernelChoice(
                kernel,
                values,
                section.optional("flow").map(value -> flow(value, kernel)),
                section.optional("harmonics").map(value -> OptionalInt.of(formulas.whole(value, 1, wave))).orElse(OptionalInt.empty()),
                section.optional("regularization").map(value -> formulas.positive(value, "a positive length")).orElse(0.0));
        try {
            return choice.on(axes);
        } catch (StudyException e) {
            String key = e.where().substring(Math.min(e.where().length(), (entry.path() + ".").length()));
            throw section.optional(key).orElse(entry).error(e.getMessage());
        }
    }

    /** Looked up before the other keys are judged, which depend on it. */
    private NamedKernel named() {
        String expected = "the name of a kernel: " + String.join(", ", NamedKernel.names());
        Entry name = entry.mapping(expected).get("name");
        if (name == null) {
            throw new InputException(entry.place(), "missing key \"name\" in " + entry.path() + "; expected " + expected);
        }
        String text = name.text(expected);
        return NamedKernel.of(text)
                .orElseThrow(() -> name.error("unknown kernel; " + NearestName.hint(text, NamedKernel.names())));
    }

    private static String expected(NamedKernel.Key key) {
        return key.size() > 1 ? "a list of " + key.size() + " numbers" : key.positive() ? "a positive number" : "a number";
    }

    private List<Double> numbers(Entry value, NamedKernel.Key key) {
        if (key.size() == 1) {
            return List.of(key.positive() ? formulas.positive(value, expected(key)) : formulas.number(value, expected(key)));
        }
        List<Entry> entries = value.list(expected(key));
        if (entries.size() != key.size()) {
            throw value.error("it has " + entries.size() + " entries; expected " + expected(key));
        }
        return entries.stream().map(e -> formulas.number(e, "a number")).toList();
    }

    private static Flow flow(Entry value, NamedKernel kernel) {
        List<String> names = kernel.flows().stream().map(Flow::text).toList();
        String text = value.text("one of " + String.join(", ", names));
        return kernel.flows().stream()
                .filter(flow -> flow.text().equals(text))
                .findFirst()
                .orElseThrow(() -> value.error(kernel.text() + " has no such flow; " + NearestName.hint(text, names)));
    }
}

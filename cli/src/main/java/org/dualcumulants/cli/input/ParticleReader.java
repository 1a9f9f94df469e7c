package org.dualcumulants.cli.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.quadrature.DensityLocation;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Study;

/** Reads {@code particle}: axes, S, K, ε and f° of equation (1). */
final class ParticleReader {

    private static final List<String> KEYS = List.of("axes", "drift", "kernel", "noise", "initial");
    private static final List<String> KINDS = List.of("periodic", "real", "interval");
    private static final List<String> AXIS_KEYS =
            List.of("name", "kind", "length", "from", "to", "center", "width");
    private static final List<String> COMMON_KEYS = List.of("name", "kind");
    private static final Map<String, List<String>> KEYS_OF_KIND = Map.of(
            "periodic", List.of("length", "from"), "real", List.of("center", "width"), "interval", List.of("from", "to"));

    private final Formulas formulas;
    private final Section section;
    private final List<Axis> axes;
    private final Map<String, Automatic> automatic = new TreeMap<>();

    ParticleReader(Entry entry, Formulas formulas) {
        this.formulas = formulas;
        this.section = new Section(entry, "particle", KEYS);
        this.axes = withWeights(readAxes(section.required("axes", "a list of axes")));
    }

    List<Axis> axes() {
        return axes;
    }

    List<String> axisNames() {
        return axes.stream().map(Axis::name).toList();
    }

    List<Expression> drift() {
        return section.optional("drift").map(e -> perAxis(e, axisNames())).orElseGet(this::zeros);
    }

    /** A mapping names a kernel; formulas with a prime anywhere are K(x, x'), otherwise K(x - x'). */
    PairKernel kernel() {
        Entry entry = section.required("kernel", "a list with one expression per axis, or a mapping with the name of a kernel");
        if (entry.isMapping()) {
            return new NamedKernelReader(entry, formulas).kernel(axes);
        }
        List<String> formulas = entriesPerAxis(entry).stream().map(e -> e.text("an expression")).toList();
        return PairKernel.isGeneral(formulas)
                ? new PairKernel.General(perAxis(entry, PairKernel.primed(axisNames())))
                : new PairKernel.Difference(perAxis(entry, axisNames()));
    }

    /** ε per axis; here, and only here, N is the number of particles. */
    List<Expression> noise(Entry parameterNamedN) {
        if (section.optional("noise").isEmpty()) {
            return zeros();
        }
        Entry entry = section.optional("noise").get();
        List<Entry> entries = entriesPerAxis(entry);
        List<Expression> noise = new ArrayList<>();
        for (Entry component : entries) {
            Expression epsilon = formulas.expression(component, List.of(Study.PARTICLE_NUMBER));
            if (parameterNamedN != null && !epsilon.isConstant()) {
                throw parameterNamedN.error("N in " + component.path() + " is the number of particles; rename the parameter");
            }
            if (epsilon.isConstant() && !(epsilon.value() >= 0 && Double.isFinite(epsilon.value()))) {
                throw component.error("its value is " + epsilon.value() + "; expected a finite number ≥ 0, the ε of ε dW");
            }
            noise.add(epsilon);
        }
        return noise;
    }

    Expression initial() {
        return formulas.expression(section.required("initial", "an expression ≥ 0 in the axis names"), axisNames());
    }

    private List<Expression> zeros() {
        Expression zero = Expression.parse("0", new Names(List.of(), java.util.Map.of()));
        return axes.stream().map(axis -> zero).toList();
    }

    private List<Expression> perAxis(Entry entry, List<String> variables) {
        return entriesPerAxis(entry).stream().map(e -> formulas.expression(e, variables)).toList();
    }

    private List<Entry> entriesPerAxis(Entry entry) {
        String expected = "a list with one expression per axis (" + String.join(", ", axisNames()) + ")";
        List<Entry> entries = entry.list(expected);
        if (entries.size() != axes.size()) {
            throw entry.error("it has " + entries.size() + (entries.size() == 1 ? " entry" : " entries") + "; expected " + expected);
        }
        return entries;
    }

    private List<Axis> readAxes(Entry entry) {
        List<Axis> result = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (Entry axisEntry : entry.list("a list of axes")) {
            Axis axis = readAxis(axisEntry, names);
            names.add(axis.name());
            result.add(axis);
        }
        if (result.isEmpty()) {
            throw entry.error("it is empty; expected at least one axis");
        }
        return result;
    }

    private Axis readAxis(Entry entry, Set<String> taken) {
        Section axis = new Section(entry, entry.path(), AXIS_KEYS);
        Entry nameEntry = axis.required("name", "the name of a coordinate");
        String name = Formulas.name(nameEntry, "the name of a coordinate");
        if (taken.contains(name)) {
            throw nameEntry.error("another axis has this name; expected a name of its own");
        }
        if (formulas.declares(name)) {
            throw nameEntry.error("a parameter has this name; rename one of them");
        }
        if (name.equals(Study.PARTICLE_NUMBER)) {
            throw nameEntry.error("N is the number of particles; expected another name");
        }
        Entry kindEntry = axis.required("kind", "one of " + String.join(", ", KINDS));
        String kind = kindEntry.text("one of " + String.join(", ", KINDS));
        if (!KINDS.contains(kind)) {
            throw kindEntry.error("unknown kind of axis; " + NearestName.hint(kind, KINDS));
        }
        refuseForeign(entry, axis, kind);
        return switch (kind) {
            case "periodic" -> periodic(axis, name);
            case "interval" -> interval(axis, name);
            default -> real(axis, name);
        };
    }

    private static void refuseForeign(Entry entry, Section axis, String kind) {
        List<String> own = KEYS_OF_KIND.get(kind);
        for (String key : AXIS_KEYS) {
            if (axis.has(key) && !COMMON_KEYS.contains(key) && !own.contains(key)) {
                throw new InputException(entry.placeOfKey(key), "key \"" + key + "\" in " + entry.path()
                        + " does not belong to " + (kind.equals("interval") ? "an " : "a ") + kind + " axis; allowed: "
                        + String.join(", ", COMMON_KEYS) + ", " + String.join(", ", own));
            }
        }
    }

    private Axis periodic(Section axis, String name) {
        double length = formulas.positive(axis.required("length", "a positive number such as 2*Pi"), "a positive number such as 2*Pi");
        double from = axis.optional("from").map(e -> formulas.number(e, "a number")).orElse(0.0);
        return new PeriodicAxis(name, from, length);
    }

    private Axis interval(Section axis, String name) {
        double from = formulas.number(axis.required("from", "a number, the left wall"), "a number, the left wall");
        Entry end = axis.required("to", "a number, the right wall");
        double to = formulas.number(end, "a number, the right wall");
        if (!(from < to)) {
            throw end.error("the right wall must lie to the right of the left one at " + from + "; expected a larger number");
        }
        return new IntervalAxis(name, from, to);
    }

    /** What is not given is made from f° once all axes are known. */
    private Axis real(Section axis, String name) {
        Optional<Double> center = axis.optional("center").map(e -> formulas.number(e, "a number"));
        Optional<Double> width = axis.optional("width").map(e -> formulas.positive(e, "a positive number"));
        if (center.isEmpty() || width.isEmpty()) {
            automatic.put(name, new Automatic(center.isEmpty(), width.isEmpty()));
        }
        return new RealAxis(name, center.orElse(0.0), width.orElse(1.0));
    }

    private List<Axis> withWeights(List<Axis> given) {
        if (automatic.isEmpty()) {
            return given;
        }
        Entry entry = section.required("initial", "an expression ≥ 0 in the axis names");
        List<String> names = given.stream().map(Axis::name).toList();
        try {
            DensityLocation location = DensityLocation.of(formulas.expression(entry, names), given);
            return given.stream()
                    .map(axis -> automatic.containsKey(axis.name())
                            ? automatic.get(axis.name()).at((RealAxis) axis, location)
                            : axis)
                    .toList();
        } catch (ArithmeticException e) {
            throw entry.error(e.getMessage() + "; expected a density with mean and variance, or center and width of "
                    + String.join(", ", automatic.keySet()));
        }
    }

    /** What of a real axis' weight is made from f°. */
    private record Automatic(boolean center, boolean width) {
        RealAxis at(RealAxis axis, DensityLocation location) {
            return new RealAxis(
                    axis.name(),
                    center ? location.mean(axis.name()) : axis.center(),
                    width ? location.deviation(axis.name()) : axis.width());
        }
    }
}

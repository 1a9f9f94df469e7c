package org.dualcumulants.cli.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Study;

/** Reads {@code particle}: axes, S, K, ε and f° of equation (1). */
final class ParticleReader {

    private static final List<String> KEYS = List.of("axes", "drift", "kernel", "noise", "initial");
    private static final List<String> KINDS = List.of("periodic", "real", "interval");
    private static final List<String> AXIS_KEYS =
            List.of("name", "kind", "length", "from", "to", "center", "width");

    private final Formulas formulas;
    private final Section section;
    private final List<Axis> axes;

    ParticleReader(Entry entry, Formulas formulas) {
        this.formulas = formulas;
        this.section = new Section(entry, "particle", KEYS);
        this.axes = readAxes(section.required("axes", "a list of axes"));
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
        if (!kind.equals("periodic")) {
            throw kindEntry.error("axes of kind " + kind + " are not computed by this version; expected periodic");
        }
        for (String foreign : List.of("to", "center", "width")) {
            if (axis.has(foreign)) {
                throw new InputException(entry.placeOfKey(foreign), "key \"" + foreign + "\" in " + entry.path()
                        + " does not belong to a periodic axis; allowed: name, kind, length, from");
            }
        }
        double length = formulas.positive(axis.required("length", "a positive number such as 2*Pi"), "a positive number such as 2*Pi");
        double from = axis.optional("from").map(e -> formulas.number(e, "a number")).orElse(0.0);
        return new PeriodicAxis(name, from, length);
    }
}

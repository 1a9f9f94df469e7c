package org.dualcumulants.cli.input;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.ExpressionException;
import org.dualcumulants.spectral.study.Observable;

/** Reads {@code observable}: exactly one of mean, functional, marginal, fluctuation. */
final class ObservableReader {

    /** Particles a marginal or fluctuation may name: one digit keeps x11 unambiguous. */
    static final int MAX_PARTICLES = 9;

    private static final List<String> FORMS = List.of("mean", "functional", "marginal", "fluctuation");

    private final Formulas formulas;
    private final List<String> axisNames;

    ObservableReader(Formulas formulas, List<String> axisNames) {
        this.formulas = formulas;
        this.axisNames = axisNames;
    }

    Observable read(Entry entry) {
        Section section = new Section(entry, "observable", FORMS);
        List<String> present = FORMS.stream().filter(section::has).toList();
        if (present.size() != 1) {
            throw entry.error("found " + (present.isEmpty() ? "none" : String.join(" and ", present))
                    + "; expected exactly one of " + String.join(", ", FORMS));
        }
        Entry form = section.required(present.get(0), "an observable");
        return switch (present.get(0)) {
            case "mean" -> new Observable.Mean(formulas.expression(form, axisNames));
            case "functional" -> functional(form);
            case "marginal" -> marginal(form);
            default -> fluctuation(form);
        };
    }

    private Observable functional(Entry form) {
        Section section = new Section(form, "observable.functional", List.of("statistics", "value"));
        Entry statisticsEntry = section.required("statistics", "a mapping name: expression");
        Map<String, Expression> statistics = new LinkedHashMap<>();
        statisticsEntry.mapping("a mapping name: expression").forEach((name, formula) -> {
            if (!Formulas.NAME.matcher(name).matches() || formulas.declares(name)) {
                String clash = formulas.declares(name) ? "it is also a parameter" : "it cannot stand in an expression";
                throw new InputException(statisticsEntry.placeOfKey(name),
                        "statistic \"" + name + "\": " + clash + "; expected a name of its own, a letter first");
            }
            statistics.put(name, formulas.expression(formula, axisNames));
        });
        if (statistics.isEmpty()) {
            throw statisticsEntry.error("expected at least one name: expression");
        }
        Entry valueEntry = section.required("value", "a polynomial in the statistics");
        List<String> names = List.copyOf(statistics.keySet());
        Expression value = formulas.expression(valueEntry, names);
        try {
            value.polynomial(names);
        } catch (ExpressionException e) {
            throw valueEntry.error("expected a polynomial in " + String.join(", ", names) + "; " + e.getMessage());
        }
        return new Observable.Functional(statistics, value);
    }

    private Observable marginal(Entry form) {
        Expression of = formulas.ofParticles(form, axisNames, MAX_PARTICLES);
        int particles = IntStream.rangeClosed(1, MAX_PARTICLES)
                .filter(p -> axisNames.stream().anyMatch(axis -> of.variables().contains(axis + p)))
                .max()
                .orElse(1);
        return new Observable.Marginal(particles, of);
    }

    private Observable fluctuation(Entry form) {
        Section section = new Section(form, "observable.fluctuation", List.of("order", "of"));
        String expected = "a whole number from 1 to " + MAX_PARTICLES;
        Entry orderEntry = section.required("order", expected);
        int order = formulas.whole(orderEntry, 1, expected);
        if (order > MAX_PARTICLES) {
            throw orderEntry.error("expected " + expected);
        }
        String slots = String.join(", ", Observable.slotNames(axisNames, order));
        return new Observable.Fluctuation(order, formulas.ofParticles(section.required("of", "an expression in " + slots), axisNames, order));
    }
}

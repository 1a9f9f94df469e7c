package org.dualcumulants.cli.input;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.ExpressionException;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.study.Observable;

/** Formulas and numbers of a study, with its parameters. */
final class Formulas {

    static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{Nd}_]*");

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,4})?");

    /** Beyond 2^53 whole numbers and doubles part; orders and harmonics stay far below. */
    private static final double MAX_WHOLE = 1e6;

    private final Map<String, Double> parameters = new LinkedHashMap<>();

    void declare(String name, double value) {
        parameters.put(name, value);
    }

    Map<String, Double> parameters() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    boolean declares(String name) {
        return parameters.containsKey(name);
    }

    /** A formula in the given variables and all parameters; a variable hides a parameter. */
    Expression expression(Entry entry, List<String> variables) {
        String text = entry.text(variables.isEmpty() ? "a number or constant expression" : "an expression");
        Map<String, Double> visible = new LinkedHashMap<>(parameters);
        visible.keySet().removeAll(variables);
        try {
            return Expression.parse(text, new Names(variables, visible));
        } catch (ExpressionException e) {
            throw entry.errorAt(e.offset(), e.getMessage());
        }
    }

    /** A formula in the coordinates of particles 1 … p, such as x1, x2; no parameter may have such a name. */
    Expression ofParticles(Entry entry, List<String> axisNames, int particles) {
        List<String> slots = Observable.slotNames(axisNames, particles);
        slots.stream().filter(this::declares).findFirst().ifPresent(name -> {
            throw entry.error("parameter " + name + " has the name of a particle's coordinate; rename the parameter");
        });
        return expression(entry, slots);
    }

    /** A finite number, written out or as a constant expression. */
    double number(Entry entry, String expected) {
        String text = entry.text(expected).strip();
        double value = DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : value(entry);
        if (!Double.isFinite(value)) {
            throw entry.error("its value is " + value + "; expected " + expected);
        }
        return value;
    }

    private double value(Entry entry) {
        Expression expression = expression(entry, List.of());
        try {
            return expression.value();
        } catch (ExpressionException e) {
            throw entry.errorAt(e.offset(), e.getMessage());
        }
    }

    double positive(Entry entry, String expected) {
        double value = number(entry, expected);
        if (!(value > 0)) {
            throw entry.error("expected " + expected);
        }
        return value;
    }

    /** A whole number between least and a million. */
    int whole(Entry entry, int least, String expected) {
        double value = number(entry, expected);
        if (value != Math.rint(value) || value < least || value > MAX_WHOLE) {
            throw entry.error("expected " + expected);
        }
        return (int) value;
    }

    /** A name that expressions can use: letters, digits, underscores, a letter first. */
    static String name(Entry entry, String what) {
        String name = entry.text(what);
        if (!NAME.matcher(name).matches()) {
            throw entry.error("expected " + what + ": letters, digits and underscores, a letter first");
        }
        return name;
    }
}

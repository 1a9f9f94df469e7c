package org.dualcumulants.spectral.expression;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names an expression may use.
 *
 * @param variables names that stand for coordinates
 * @param parameters names with a fixed value; a parameter hides the built-in constant of the same name
 */
public record Names(List<String> variables, Map<String, Double> parameters) {
    public Names {
        variables = List.copyOf(variables);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}

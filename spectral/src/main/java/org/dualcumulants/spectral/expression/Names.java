package org.dualcumulants.spectral.expression;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * The names an expression may use: letters, digits and underscores, not starting with a digit. Capitals matter. A variable may
 * have one prime at its end: x' is the coordinate x of a second particle.
 *
 * @param variables names that stand for coordinates
 * @param parameters names with a fixed value; a parameter hides the built-in constant of the same name
 */
public record Names(List<String> variables, Map<String, Double> parameters) {

    /** Ends the name of a coordinate of a second particle. */
    public static final String PRIME = "'";

    public Names {
        variables = List.copyOf(variables);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        variables.forEach(name -> check(unprimed(name), name));
        parameters.keySet().forEach(name -> check(name, name));
        if (variables.stream().distinct().count() < variables.size()) {
            throw new IllegalArgumentException("variables are " + variables + "; each name may stand there once");
        }
        for (String variable : variables) {
            if (parameters.containsKey(variable)) {
                throw new IllegalArgumentException("'" + variable + "' is both a variable and a parameter; rename one of them");
            }
        }
    }

    /**
     * Both together, for a formula made of two.
     *
     * @throws IllegalArgumentException if a name means two things
     */
    public Names with(Names other) {
        LinkedHashSet<String> united = new LinkedHashSet<>(variables);
        united.addAll(other.variables);
        Map<String, Double> values = new LinkedHashMap<>(parameters);
        other.parameters.forEach((name, value) -> {
            Double known = values.put(name, value);
            if (known != null && !known.equals(value)) {
                throw new IllegalArgumentException("parameter '" + name + "' is both " + known + " and " + value + "; rename one of them");
            }
        });
        return new Names(List.copyOf(united), values);
    }

    boolean declares(String name) {
        return variables.contains(name) || parameters.containsKey(name);
    }

    /** The name without the prime at its end, if it has one. */
    public static String unprimed(String name) {
        return name.endsWith(PRIME) ? name.substring(0, name.length() - PRIME.length()) : name;
    }

    private static void check(String word, String name) {
        if (word.isEmpty()
                || !Lexer.isNameStart(word.codePointAt(0))
                || !word.codePoints().allMatch(Lexer::isNamePart)) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no name; expected letters, digits and underscores, the first no digit");
        }
    }
}

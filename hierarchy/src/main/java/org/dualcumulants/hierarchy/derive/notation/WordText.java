package org.dualcumulants.hierarchy.derive.notation;

import static org.dualcumulants.hierarchy.derive.notation.Script.Sign.AT_MOST;
import static org.dualcumulants.hierarchy.derive.notation.Script.Sign.BEFORE_DIFFERENTIAL;
import static org.dualcumulants.hierarchy.derive.notation.Script.Sign.CONVOLUTION;
import static org.dualcumulants.hierarchy.derive.notation.Script.Sign.COORDINATE;
import static org.dualcumulants.hierarchy.derive.notation.Script.Sign.DENSITY;
import static org.dualcumulants.hierarchy.derive.notation.Script.Sign.DIFFERENT;
import static org.dualcumulants.hierarchy.derive.notation.Script.Sign.DIFFUSION;
import static org.dualcumulants.hierarchy.derive.notation.Script.Sign.LEFT_BRACKET;
import static org.dualcumulants.hierarchy.derive.notation.Script.Sign.NABLA;
import static org.dualcumulants.hierarchy.derive.notation.Script.Sign.RIGHT_BRACKET;
import static org.dualcumulants.hierarchy.derive.notation.Script.Sign.TIMES;
import static org.dualcumulants.hierarchy.derive.notation.Script.Sign.WITHOUT;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.derive.Generator;
import org.dualcumulants.hierarchy.derive.Interaction;
import org.dualcumulants.hierarchy.derive.LinearForm;
import org.dualcumulants.hierarchy.derive.Role;
import org.dualcumulants.hierarchy.derive.Species;
import org.dualcumulants.hierarchy.derive.Variable;
import org.dualcumulants.hierarchy.derive.Word;

/**
 * A word applied to its source: Σ_{i≠j} ∫ ψ(x*, x_j) C_{n-1}(x_{[n]∖{i,j}}, x*) dx*. Kept slots are called by their role, i, j, k;
 * idle slots have the letters that are left; integrated ones are x*, x**, ….
 */
final class WordText {

    private static final String LETTERS = "ijklpq";
    private static final Role AVERAGED = new Role(Role.Dependence.AVERAGED, Role.After.NOWHERE, false);

    private final Script script;
    private final SourceName source;
    private final boolean labelled;
    private final List<Species> species;
    private final Word word;
    private final String powerOfSource;
    private final boolean lowest;
    private final List<String> points = new ArrayList<>();
    private final List<String> slotNames = new ArrayList<>();
    private final List<String> idle = new ArrayList<>();

    /**
     * @param powerOfSource superscript of the source, empty for none
     * @param lowest whether the target is of order 0 and has no slots
     */
    WordText(Script script, SourceName source, Generator generator, Word word, String powerOfSource, boolean lowest) {
        this.script = script;
        this.source = source;
        this.species = generator.species();
        this.labelled = species.size() > 1;
        this.word = word;
        this.powerOfSource = powerOfSource;
        this.lowest = lowest;
        int stars = 0;
        for (int r = 0; r < word.roles().size(); r++) {
            Role role = word.roles().get(r);
            String letter = LETTERS.substring(r, r + 1);
            if (role.isIntegrated()) {
                slotNames.add("*".repeat(stars + 1));
                points.add(star(word.species(r), stars++));
            } else if (role.isSummed()) {
                slotNames.add(letter);
                points.add(point(word.species(r), letter));
            } else {
                slotNames.add("");
                points.add(density(word.species(r)));
            }
        }
        LETTERS.chars().mapToObj(Character::toString)
                .filter(l -> !slotNames.contains(l))
                .limit(word.idle().size())
                .forEach(idle::add);
    }

    String text() {
        return sum() + integrals() + kernel() + sourceText() + measures();
    }

    private String point(Species s, String index) {
        return script.index(labelled ? script.power("x", s.label()) : "x", index);
    }

    private String star(Species s, int primes) {
        return script.star(labelled ? s.label() : "", primes);
    }

    private String density(Species s) {
        return labelled ? script.index("f", s.label()) : "f";
    }

    private String sum() {
        List<String> parts = new ArrayList<>();
        for (Species s : species) {
            List<String> letters = letters(s, true);
            if (!letters.isEmpty()) {
                String different = String.join(script.sign(DIFFERENT), letters)
                        + (letters.size() > 2 ? script.sign(DIFFERENT) + letters.get(0) : "");
                parts.add(different + (labelled ? script.sign(AT_MOST) + script.variable(bound(s)) : ""));
            }
        }
        return parts.isEmpty() ? "" : script.sum(String.join(", ", parts));
    }

    /** The letters of Φ_N run over all particles, those of a target over its slots. */
    private Variable bound(Species s) {
        return source == SourceName.FUNCTION ? s.particles() : s.order();
    }

    /** Letters of the target's slots of a species, all of them or those that the source does not depend on. */
    private List<String> letters(Species s, boolean all) {
        List<String> letters = new ArrayList<>();
        for (int r = 0; r < word.roles().size(); r++) {
            Role role = word.roles().get(r);
            if (role.isSummed() && word.species(r).equals(s) && (all || !role.inSource())) {
                letters.add(slotNames.get(r));
            }
        }
        for (int k = 0; k < idle.size(); k++) {
            if (word.idle().get(k).equals(s)) {
                letters.add(idle.get(k));
            }
        }
        return letters.stream().sorted().toList();
    }

    private IntStream integrated() {
        return IntStream.range(0, word.roles().size()).filter(r -> word.roles().get(r).isIntegrated());
    }

    private String integrals() {
        return script.integrals((int) integrated().count());
    }

    private String kernel() {
        String subscript = labelled
                ? word.interaction().species().stream().map(Species::label).reduce("", String::concat)
                : "";
        String k = subscript.isEmpty() ? "K" : script.index("K", subscript);
        if (word.form() == Word.Form.DENSITY) {
            String psi = subscript.isEmpty() ? script.sign(DENSITY) : script.index(script.sign(DENSITY), subscript);
            boolean averaged = word.roles().contains(AVERAGED) && word.interaction().kernel() == Interaction.Kernel.SYMMETRIC_TRIPLE;
            return averaged
                    ? script.index(psi, "f") + "(" + points.get(0) + ", " + points.get(word.roles().indexOf(AVERAGED) == 1 ? 2 : 1) + ") "
                    : psi + "(" + String.join(", ", points) + ") ";
        }
        String slot = slotNames.get(0).contains("*") ? "*" : slotNames.get(0);
        String nabla = script.index(script.sign(NABLA), slot);
        String moves = script.sign(TIMES) + nabla + " ";
        boolean averaged = word.roles().size() == 2 && word.roles().get(1).kernel() == Role.Dependence.AVERAGED;
        Interaction.Kernel kernel = word.interaction().kernel();
        return switch (kernel) {
            case DRIFT -> {
                String s = labelled ? script.index("S", word.interaction().moved().label()) : "S";
                yield script.sign(LEFT_BRACKET) + s + "(" + points.get(0) + ")" + script.sign(TIMES) + nabla + " + "
                        + script.index(script.sign(DIFFUSION), slot + "," + script.sign(COORDINATE)) + script.sign(RIGHT_BRACKET) + " ";
            }
            case DIFFERENCE -> averaged
                    ? "(K" + script.sign(CONVOLUTION) + "f)(" + points.get(0) + ")" + moves
                    : k + "(" + points.get(0) + " - " + points.get(1) + ")" + moves;
            case SELF -> k + "(0)" + moves;
            default -> k + "(" + String.join(", ", points) + ")" + moves;
        };
    }

    private String sourceText() {
        String order = Script.join(species, ",", s -> new CoefficientText(script)
                .form((lowest ? LinearForm.of(0) : LinearForm.of(s.order())).plus(-word.shift(s))));
        String name = source.of(script, order);
        if (!powerOfSource.isEmpty()) {
            name = script.power(name, powerOfSource);
        }
        boolean plain = word.idle().isEmpty()
                && word.roles().stream().allMatch(r -> r.inSource() && r.isSummed() || r.equals(AVERAGED));
        return plain ? name : name + "(" + Script.join(species, "; ", this::arguments) + ")";
    }

    private String arguments(Species s) {
        List<String> left = letters(s, false);
        String range = labelled ? "[" + script.variable(s.order()) + "]" : "[n]";
        String removed = left.isEmpty()
                ? ""
                : script.sign(WITHOUT) + (left.size() == 1 ? left.get(0) : braces(String.join(",", left)));
        List<String> all = new ArrayList<>(lowest ? List.of() : List.of(point(s, range + removed)));
        integrated()
                .filter(r -> word.species(r).equals(s) && word.roles().get(r).inSource())
                .forEach(r -> all.add(points.get(r)));
        return String.join(", ", all);
    }

    private String braces(String inside) {
        return script == Script.TEXT ? "{" + inside + "}" : "\\{" + inside + "\\}";
    }

    /** f of what is integrated; ψ contains that of its first argument. */
    private String measures() {
        StringBuilder text = new StringBuilder();
        integrated()
                .filter(r -> r > 0 || word.form() == Word.Form.FORCE)
                .forEach(r -> text.append(" ").append(density(word.species(r))).append("(").append(points.get(r)).append(")"));
        integrated().forEach(r -> text.append(script.sign(BEFORE_DIFFERENTIAL)).append("d").append(points.get(r)));
        return text.toString();
    }
}

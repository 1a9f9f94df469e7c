package org.dualcumulants.hierarchy.derive.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.derive.DerivedTerm;
import org.dualcumulants.hierarchy.derive.Generator;
import org.dualcumulants.hierarchy.derive.Interaction;
import org.dualcumulants.hierarchy.derive.LinearForm;
import org.dualcumulants.hierarchy.derive.Product;
import org.dualcumulants.hierarchy.derive.Role;
import org.dualcumulants.hierarchy.derive.Scalar;
import org.dualcumulants.hierarchy.derive.Species;
import org.dualcumulants.hierarchy.derive.Word;

/** One topic, written out: the generator, the hierarchy, the operators that it is made of. */
public final class Chapter {

    private final Topic topic;
    private final Script script;
    private final Generator generator;
    private final List<Part> parts;

    private Chapter(Topic topic, Generator studied, Script script) {
        this.topic = topic;
        this.script = script;
        this.generator = topic.generator(studied);
        this.parts = topic.parts(studied);
    }

    /** As plain text. */
    public static String text(Topic topic, Generator studied) {
        Chapter chapter = new Chapter(topic, studied, Script.TEXT);
        String title = topic.key() + ": " + topic.title();
        return title + "\n" + "=".repeat(title.length()) + "\n\n"
                + Script.join(chapter.displays(), "\n\n", Display::text) + "\n";
    }

    /** A LaTeX document of the topics. */
    public static String latex(List<Topic> topics, Generator studied) {
        StringBuilder text = new StringBuilder();
        for (Topic topic : topics) {
            text.append("\n\\section*{").append(topic.latexTitle()).append("}\n");
            new Chapter(topic, studied, Script.LATEX).displays().forEach(d -> text.append(d.latex()));
        }
        return LatexDocument.of(text);
    }

    /** The displays in order. */
    List<Display> displays() {
        List<Display> all = new ArrayList<>();
        all.add(backwardEquation());
        all.addAll(densities());
        if (topic == Topic.SERIES) {
            all.addAll(series());
        } else if (hasOperators()) {
            all.addAll(operators(parts.get(0)));
        } else {
            all.add(new Display(leftSide(), parts.get(0).summands(script)));
        }
        return all;
    }

    /** (3), from the interactions. */
    private Display backwardEquation() {
        List<DerivedTerm> terms = new ArrayList<>();
        for (Interaction interaction : generator.interactions()) {
            List<Role> roles = new ArrayList<>();
            for (int r = 0; r < interaction.arity(); r++) {
                roles.add(new Role(r == 0 ? Role.Dependence.MOVED : Role.Dependence.PLAIN, Role.After.KEPT, true));
            }
            terms.add(new DerivedTerm(
                    Scalar.of(interaction.prefactor().times(Product.of(-1))),
                    new Word(interaction, Word.Form.FORCE, roles, List.of())));
        }
        Part part = new Part(SourceName.FUNCTION, 0, false, generator, terms);
        return new Display(time(SourceName.FUNCTION.of(script, "")), part.summands(script));
    }

    /** What an f in the place of an argument and ψ stand for; ψ = f V_f in the notation of [BDJ]. */
    private List<Display> densities() {
        List<Display> all = new ArrayList<>();
        for (Interaction interaction : generator.interactions()) {
            if (interaction.arity() > 1) {
                all.addAll(densities(interaction));
            }
        }
        return all;
    }

    private List<Display> densities(Interaction interaction) {
        boolean labelled = generator.species().size() > 1;
        String labels = interaction.species().stream().map(Species::label).collect(Collectors.joining());
        String f = labelled ? script.index("f", interaction.moved().label()) : "f";
        String other = labelled ? script.index("f", interaction.species().get(1).label()) : "f";
        String psi = labelled ? script.index(script.sign(Script.Sign.DENSITY), labels) : script.sign(Script.Sign.DENSITY);
        String k = labelled ? script.index("K", labels) : "K";
        return switch (interaction.kernel()) {
            case DIFFERENCE -> List.of(density(psi + "(x, y)", "K(x - y) - (K*f)(x)", f));
            case PAIR -> List.of(
                    average(k + "(x, " + other + ")", k + "(x, y)", other + "(y)"),
                    density(psi + "(x, y)", k + "(x, y) - " + k + "(x, " + other + ")", f));
            default -> List.of(
                    average(k + "(x, y, f)", k + "(x, y, z)", "f(z)"),
                    density(psi + "(x, y, z)", "K(x, y, z) - K(x, f, z) - K(x, y, f) + K(x, f, f)", f),
                    density(script.index(psi, "f") + "(x, y)", "K(x, y, f) - K(x, f, f)", f));
        };
    }

    private Display average(String left, String kernel, String density) {
        String variable = density.substring(density.length() - 2, density.length() - 1);
        return new Display(left, List.of("+ " + script.integrals(1) + kernel + " " + density
                + script.sign(Script.Sign.BEFORE_DIFFERENTIAL) + "d" + variable));
    }

    /** div_x of the centred kernel times f. */
    private Display density(String left, String centred, String f) {
        boolean latex = script == Script.LATEX;
        return new Display(left, List.of("+ " + (latex ? "\\operatorname{div}_x \\bigl[ (" : "div_x[ (") + centred + ") " + f + "(x)"
                + (latex ? " \\bigr]" : " ]")));
    }

    private String leftSide() {
        if (topic == Topic.IDENTITY) {
            return script == Script.LATEX ? "\\frac{d}{dt} \\int \\Phi_N f^{\\otimes N}" : "d/dt ∫ Φ_N f^{⊗N}";
        }
        return time(parts.get(0).source().of(script, Script.join(generator.species(), ",", s -> script.variable(s.order()))));
    }

    private String time(String what) {
        return script.index(script.sign(Script.Sign.PARTIAL), "t") + " " + what;
    }

    /** ∂_t c̃_n^{(p)} = Σ_q L_q c̃^{(p-q)} and the L_q. */
    private List<Display> series() {
        String tilde = script.sign(Script.Sign.TILDE);
        List<Display> all = new ArrayList<>();
        String several = script == Script.LATEX ? "\\tilde{C}_n = N^n C_{N,n}" : "c̃_n = N^n C_{N,n}";
        all.add(new Display(several, List.of("+ " + script.sum(script == Script.LATEX ? "p \\geq 0" : "p≥0")
                + script.power("N", "-p") + " " + script.power(script.index(tilde, "n"), "(p)"))));
        all.add(new Display(
                time(script.power(script.index(tilde, "n"), "(p)")),
                IntStream.rangeClosed(0, parts.size())
                        .mapToObj(q -> "+ " + (q < parts.size()
                                ? script.power(script.index("L", "n"), "(" + q + ")") + " " + upper(tilde, q)
                                : script == Script.LATEX ? "\\cdots" : "…"))
                        .toList()));
        for (Part part : parts) {
            all.add(new Display(
                    script.power(script.index("L", "n"), "(" + part.power() + ")") + " " + upper(tilde, part.power()),
                    part.summands(script)));
        }
        return all;
    }

    private String upper(String tilde, int q) {
        return script.power(tilde, q == 0 ? "(p)" : "(p-" + q + ")");
    }

    /** Whether the system has the shape of (7): one species, and orders n-1 … n+2. */
    private boolean hasOperators() {
        return parts.get(0).source() == SourceName.CUMULANT && generator.species().size() == 1
                && parts.get(0).terms().stream().allMatch(t -> t.word().shift() <= 1 && t.word().shift() >= -2);
    }

    /** (7): ∂_t C_n = g S⁺ C_{n-1} + S⁰ C_n + S⁻ C_{n+1} + N S⁼ C_{n+2} with g the factor of the pair sum, and its operators. */
    private List<Display> operators(Part part) {
        Product pair = generator.interactions().stream().filter(i -> i.arity() == 2).findFirst().orElseThrow().prefactor();
        LinearForm n = LinearForm.of(generator.species().get(0).particles());
        Map<Integer, Product> outside = Map.of(1, pair, 0, Product.ONE, -1, Product.ONE, -2, Product.ONE.times(n));
        List<String> main = new ArrayList<>();
        List<Display> all = new ArrayList<>();
        CoefficientText coefficients = new CoefficientText(script);
        for (int shift = 1; shift >= -2; shift--) {
            int here = shift;
            String factor = coefficients.of(Scalar.of(outside.get(shift)));
            String applied = operator(shift) + " " + part.source().of(script, new CoefficientText(script)
                    .form(LinearForm.of(generator.species().get(0).order()).plus(-shift)));
            main.add("+ " + factor + (factor.isEmpty() ? "" : " ") + applied);
            List<DerivedTerm> terms = part.terms().stream()
                    .filter(t -> t.word().shift() == here)
                    .map(t -> new DerivedTerm(t.coefficient().times(outside.get(here).inverse()), t.word()))
                    .toList();
            all.add(new Display(applied, part.summands(script, terms)));
        }
        all.add(0, new Display(leftSide(), main));
        return all;
    }

    private String operator(int shift) {
        return script == Script.LATEX
                ? "S^{N," + Map.of(1, "+", 0, "\\circ", -1, "-", -2, "=").get(shift) + "}_n"
                : "S" + Map.of(1, "⁺", 0, "⁰", -1, "⁻", -2, "⁼").get(shift);
    }
}

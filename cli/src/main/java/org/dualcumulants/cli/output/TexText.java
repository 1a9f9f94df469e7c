package org.dualcumulants.cli.output;

import java.util.Map;

/** Sentences of the program and of users as LaTeX text. */
final class TexText {

    private static final Map<Integer, String> SYMBOLS = Map.ofEntries(
            Map.entry((int) '\\', "\\textbackslash{}"),
            Map.entry((int) '{', "\\{"),
            Map.entry((int) '}', "\\}"),
            Map.entry((int) '$', "\\$"),
            Map.entry((int) '&', "\\&"),
            Map.entry((int) '#', "\\#"),
            Map.entry((int) '%', "\\%"),
            Map.entry((int) '_', "\\_"),
            Map.entry((int) '^', "\\textasciicircum{}"),
            Map.entry((int) '~', "\\textasciitilde{}"),
            Map.entry((int) '|', "\\textbar{}"),
            Map.entry((int) '<', "$<$"),
            Map.entry((int) '>', "$>$"),
            Map.entry((int) '*', "$*$"),
            Map.entry((int) '∫', "$\\int$"),
            Map.entry((int) '∇', "$\\nabla$"),
            Map.entry((int) '°', "$^\\circ$"),
            Map.entry((int) '²', "$^2$"),
            Map.entry((int) '√', "$\\surd$"),
            Map.entry((int) '‖', "$\\|$"),
            Map.entry((int) '≤', "$\\le$"),
            Map.entry((int) '≥', "$\\ge$"),
            Map.entry((int) '∈', "$\\in$"),
            Map.entry((int) '∞', "$\\infty$"),
            Map.entry((int) 'Σ', "$\\Sigma$"),
            Map.entry((int) '∂', "$\\partial$"),
            Map.entry((int) 'α', "$\\alpha$"),
            Map.entry((int) 'δ', "$\\delta$"),
            Map.entry((int) 'ε', "$\\varepsilon$"),
            Map.entry((int) 'ψ', "$\\psi$"));

    private TexText() {}

    static String of(String text) {
        StringBuilder tex = new StringBuilder();
        text.codePoints().forEach(c -> tex.append(SYMBOLS.getOrDefault(c, Character.toString(c))));
        return tex.toString();
    }
}

package org.dualcumulants.cli.output;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
            Map.entry((int) '~', "$\\sim$"),
            Map.entry((int) '|', "\\textbar{}"),
            Map.entry((int) '<', "$<$"),
            Map.entry((int) '>', "$>$"),
            Map.entry((int) '*', "$*$"),
            Map.entry((int) '∫', "$\\int$"),
            Map.entry((int) '∇', "$\\nabla$"),
            Map.entry((int) '°', "$^\\circ$"),
            Map.entry((int) '²', "$^2$"),
            Map.entry((int) '³', "$^3$"),
            Map.entry((int) '√', "$\\surd$"),
            Map.entry((int) '‖', "$\\|$"),
            Map.entry((int) '≤', "$\\le$"),
            Map.entry((int) '≥', "$\\ge$"),
            Map.entry((int) '∈', "$\\in$"),
            Map.entry((int) '∞', "$\\infty$"),
            Map.entry((int) 'Σ', "$\\Sigma$"),
            Map.entry((int) '∂', "$\\partial$"),
            Map.entry((int) '·', "$\\cdot$"),
            Map.entry((int) 'π', "$\\pi$"),
            Map.entry((int) 'κ', "$\\kappa$"),
            Map.entry((int) 'α', "$\\alpha$"),
            Map.entry((int) 'δ', "$\\delta$"),
            Map.entry((int) 'ε', "$\\varepsilon$"),
            Map.entry((int) 'ψ', "$\\psi$"));

    private static final Pattern INDEX = Pattern.compile("([_^])(?:\\{([^}]*)}|([0-9A-Za-z]))");

    private TexText() {}

    /** A sentence of the program: there _ and ^ are indices and exponents. */
    static String sentence(String text) {
        StringBuilder tex = new StringBuilder();
        Matcher index = INDEX.matcher(text);
        int done = 0;
        while (index.find()) {
            String inside = index.group(2) == null ? index.group(3) : index.group(2);
            tex.append(of(text.substring(done, index.start())))
                    .append('$').append(index.group(1)).append('{').append(of(inside).replace("$", "")).append("}$");
            done = index.end();
        }
        // neighbouring formulas are one
        return tex.append(of(text.substring(done))).toString().replace("$$", "");
    }

    /** A text of the user: every character stands for itself. */

    static String of(String text) {
        StringBuilder tex = new StringBuilder();
        text.codePoints().forEach(c -> tex.append(SYMBOLS.getOrDefault(c, Character.toString(c))));
        return tex.toString();
    }
}

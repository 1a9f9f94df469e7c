package org.dualcumulants.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** KaTeX on a JavaScript engine for Java: what it does not know, or only tolerates, is an error. */
final class Katex {

    private static final String LIBRARY = "/META-INF/resources/webjars/katex/0.16.4/dist/katex.js";
    private static final String SET =
            "katex.renderToString(formula, {displayMode: display, throwOnError: true, strict: 'error', output: 'html'})";
    private static final Pattern FORMULA = Pattern.compile(
            "(\\\\begin\\{align\\*}.*?\\\\end\\{align\\*})|\\\\\\[(.*?)\\\\]|(?<!\\\\)\\$(.*?)(?<!\\\\)\\$", Pattern.DOTALL);

    private final Scriptable scope;

    Katex() throws IOException {
        try (InputStream library = Katex.class.getResourceAsStream(LIBRARY); Context context = Context.enter()) {
            settle(context);
            scope = context.initStandardObjects();
            context.evaluateString(scope, "var self = this;", "self", 1, null);
            context.evaluateString(scope, new String(library.readAllBytes(), StandardCharsets.UTF_8), "katex.js", 1, null);
        }
    }

    /** Compiled, the library is too long for one method. */
    private static void settle(Context context) {
        context.setLanguageVersion(Context.VERSION_ES6);
        context.setInterpretedMode(true);
    }

    /** A formula of a document, with the message of KaTeX about it. */
    record Refusal(String formula, String message) {}

    /** Sets every display and every formula in the text. */
    List<Refusal> refusals(String document) {
        List<Refusal> all = new ArrayList<>();
        Matcher formula = FORMULA.matcher(document);
        while (formula.find()) {
            boolean inline = formula.group(3) != null;
            String inside = inline ? formula.group(3) : formula.group(2) != null ? formula.group(2) : formula.group(1);
            try {
                set(inside, !inline);
            } catch (RhinoException e) {
                all.add(new Refusal(formula.group(), e.details()));
            }
        }
        return all;
    }

    /** Displays of a document, the formulas in its text not counted. */
    static long displays(String document) {
        return FORMULA.matcher(document).results().filter(m -> m.group(3) == null).count();
    }

    /** HTML. */
    private String set(String formula, boolean display) {
        try (Context context = Context.enter()) {
            settle(context);
            ScriptableObject.putProperty(scope, "formula", formula);
            ScriptableObject.putProperty(scope, "display", display);
            return Context.toString(context.evaluateString(scope, SET, "formula", 1, null));
        }
    }
}

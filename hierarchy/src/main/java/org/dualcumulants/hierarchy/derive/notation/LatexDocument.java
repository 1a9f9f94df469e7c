package org.dualcumulants.hierarchy.derive.notation;

/** A document that LaTeX compiles as it stands. */
public final class LatexDocument {

    private static final String BEGIN = """
            \\documentclass{article}
            \\usepackage{amsmath}
            \\usepackage[margin=2cm]{geometry}
            \\allowdisplaybreaks
            \\begin{document}
            """;

    private static final String END = "\n\\end{document}\n";

    private LatexDocument() {}

    /** The document around sections. */
    public static String of(CharSequence body) {
        return BEGIN + body + END;
    }
}

package org.dualcumulants.hierarchy.derive.notation;

import java.util.List;

/**
 * left = summands, each with its sign.
 *
 * @param left left-hand side
 * @param summands none for a right-hand side of 0
 */
record Display(String left, List<String> summands) {

    Display {
        summands = List.copyOf(summands);
    }

    String text() {
        if (summands.size() == 1) {
            return left + " = " + bare(summands.get(0));
        }
        return left + " =" + (summands.isEmpty() ? " 0" : "\n    " + String.join("\n    ", summands));
    }

    /** One line per summand: none is too long for a page. */
    String latex() {
        StringBuilder text = new StringBuilder("\\begin{align*}\n" + left + " ={}& ");
        for (int k = 0; k < summands.size(); k++) {
            text.append(k == 0 ? bare(summands.get(k)) : " \\\\\n& {}" + summands.get(k));
        }
        return text.append(summands.isEmpty() ? "0" : "").append("\n\\end{align*}\n").toString();
    }

    /** Without a leading plus. */
    private static String bare(String summand) {
        return summand.startsWith("+ ") ? summand.substring(2) : "-" + summand.substring(2);
    }
}

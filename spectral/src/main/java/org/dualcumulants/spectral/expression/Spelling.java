package org.dualcumulants.spectral.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Messages about a name nobody declared: the nearest known one, and all of them. */
final class Spelling {

    private Spelling() {}

    static ExpressionException unknown(String kind, Token token, Names names) {
        boolean primed = token.text().endsWith(Names.PRIME) && names.variables().contains(Names.unprimed(token.text()));
        if (primed) {
            return new ExpressionException(
                    token.start(),
                    token.text() + " at column " + (token.start() + 1)
                            + " is the state of the other particle and only means something in the kernel");
        }
        List<String> declared = new ArrayList<>(names.variables());
        declared.addAll(names.parameters().keySet());
        List<String> known = new ArrayList<>(declared);
        known.addAll(Head.FUNCTIONS);
        for (Tree.Constant constant : Tree.Constant.values()) {
            known.add(constant.spelling());
        }
        String nearest = nearest(token.text(), known);
        return new ExpressionException(
                token.start(),
                "unknown " + kind + " " + token.quoted() + " at column " + (token.start() + 1)
                        + (nearest == null ? "" : "; did you mean '" + nearest + "'?")
                        + (nearest == null ? ". Known: " : " Known: ")
                        + String.join(", ", known));
    }

    /** The name with the fewest changed, added, dropped or swapped letters, if they are few; null otherwise. */
    static String nearest(String word, List<String> known) {
        String best = null;
        double least = Math.max(1, Math.min(3, word.length() / 3)) + 0.75;
        for (String candidate : known) {
            if (Math.abs(candidate.length() - word.length()) > 3) {
                continue;
            }
            double distance = 0.5 * distance(word, candidate)
                    + 0.5 * distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < least && distance < Math.max(word.length(), candidate.length())) {
                least = distance;
                best = candidate;
            }
        }
        return best;
    }

    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}

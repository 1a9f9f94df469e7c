package org.dualcumulants.cli.input;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The valid name a writer probably meant. */
public final class NearestName {

    private NearestName() {}

    /** The closest of the names, if at most a third of the letters differ, one in any case. */
    static Optional<String> of(String written, Collection<String> names) {
        return names.stream()
                .filter(name -> distance(written, name) <= Math.max(1, (Math.max(written.length(), name.length()) + 1) / 3))
                .min(Comparator.comparingInt(name -> distance(written, name)));
    }

    /** ", did you mean …? (…)": the tail of a message about a name. */
    public static String hint(String written, Collection<String> names) {
        String all = String.join(", ", names);
        return of(written, names)
                .map(name -> "did you mean " + name + "? (allowed: " + all + ")")
                .orElse("allowed: " + all);
    }

    /** Damerau–Levenshtein distance (insert, delete, replace, swap neighbours), letter case aside. */
    static int distance(String first, String second) {
        String a = first.toLowerCase(Locale.ROOT);
        String b = second.toLowerCase(Locale.ROOT);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(a, b, d, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(String a, String b, int[][] d, int i, int j) {
        int replace = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replace, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}

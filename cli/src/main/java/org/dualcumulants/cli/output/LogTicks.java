package org.dualcumulants.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Marks of a logarithmic axis: powers of ten, their multiples between them where there is room. */
final class LogTicks {

    /**
     * One mark.
     *
     * @param label empty for a minor mark
     */
    record Tick(double value, String label) {
        boolean major() {
            return !label.isEmpty();
        }
    }

    private static final int MOST_LABELS = 9;

    private LogTicks() {}

    static List<Tick> between(double low, double high) {
        int first = (int) Math.floor(Math.log10(low));
        int last = (int) Math.ceil(Math.log10(high));
        int stride = Math.max(1, (last - first + MOST_LABELS - 1) / MOST_LABELS);
        boolean narrow = Math.log10(high / low) < 1.7;
        List<Tick> ticks = new ArrayList<>();
        for (int decade = first; decade <= last; decade++) {
            for (int digit = 1; digit <= 9; digit++) {
                double value = Double.parseDouble(digit + "e" + decade);
                boolean labelled = digit == 1 ? Math.floorMod(decade, stride) == 0 : narrow && (digit == 2 || digit == 5);
                boolean shown = labelled || stride == 1 || digit == 1;
                if (shown && value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
                    ticks.add(new Tick(value, labelled ? label(digit, decade) : ""));
                }
            }
        }
        return ticks;
    }

    private static String label(int digit, int decade) {
        if (decade >= 0 && decade <= 3) {
            return Long.toString(Math.round(digit * Math.pow(10, decade)));
        }
        return (digit == 1 ? "" : digit + "·") + "10" + Notation.superscript(decade);
    }
}

package org.dualcumulants.cli.plot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Marks of an axis: powers of ten and, where there is room, their multiples; round numbers; multiples of π/2. */
final class Ticks {

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

    private Ticks() {}

    /** Marks from {@code low} to {@code high}. */
    static List<Tick> of(PlotAxis.Scale scale, double low, double high) {
        return switch (scale) {
            case LOGARITHMIC -> powersOfTen(low, high);
            case LINEAR -> round(low, high);
            case ANGLE -> angles(low, high);
        };
    }

    /** 1, 2 or 5 times a power of ten apart. */
    private static List<Tick> round(double low, double high) {
        double rough = (high - low) / MOST_LABELS;
        int decade = (int) Math.floor(Math.log10(rough));
        double size = rough / Math.pow(10, decade);
        int digit = size <= 1 ? 1 : size <= 2 ? 2 : size <= 5 ? 5 : 10;
        BigDecimal step = BigDecimal.valueOf(digit).scaleByPowerOfTen(decade);
        List<Tick> ticks = new ArrayList<>();
        for (long k = (long) Math.ceil(low / step.doubleValue() - 1e-9); k * step.doubleValue() <= high + 1e-9 * (high - low); k++) {
            BigDecimal value = step.multiply(BigDecimal.valueOf(k));
            ticks.add(new Tick(value.doubleValue(), plain(value)));
        }
        return ticks;
    }

    private static String plain(BigDecimal value) {
        String digits = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        if (digits.length() > 8) {
            BigDecimal stripped = value.stripTrailingZeros();
            int power = stripped.precision() - stripped.scale() - 1;
            digits = stripped.scaleByPowerOfTen(-power).toPlainString() + "·10" + Notation.superscript(power);
        }
        return digits.replace('-', '−');
    }

    private static List<Tick> angles(double low, double high) {
        double quarter = Math.PI / 2;
        List<Tick> ticks = new ArrayList<>();
        for (int k = (int) Math.ceil(low / quarter - 1e-9); k * quarter <= high + 1e-9; k++) {
            int twice = Math.abs(k);
            String pi = k == 0 ? "0" : twice % 2 == 0 ? (twice == 2 ? "" : twice / 2) + "π" : (twice == 1 ? "" : twice) + "π/2";
            ticks.add(new Tick(k * quarter, (k < 0 ? "−" : "") + pi));
        }
        return ticks;
    }

    private static List<Tick> powersOfTen(double low, double high) {
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

package org.dualcumulants.cli.plot;

import java.util.List;

/** Okabe and Ito's colours, told apart by all common forms of colour vision; darker ones first. */
final class Palette {

    private static final List<Integer> COLOURS =
            List.of(0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x000000);

    private Palette() {}

    /** Darkest blue, blue, white, vermilion, darkest vermilion. */
    private static final List<Integer> DIVERGING = List.of(0x053F66, 0x0072B2, 0x9CCBE4, 0xF7F7F7, 0xF2B78F, 0xD55E00, 0x7A3300);

    /** RGB of a number in [-1, 1]. */
    static int diverging(double value) {
        double place = (Math.max(-1, Math.min(1, value)) + 1) / 2 * (DIVERGING.size() - 1);
        int left = (int) Math.min(place, DIVERGING.size() - 2);
        double part = place - left;
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int low = DIVERGING.get(left) >> shift & 0xFF;
            int high = DIVERGING.get(left + 1) >> shift & 0xFF;
            rgb |= (int) Math.round(low + part * (high - low)) << shift;
        }
        return rgb;
    }

    /** RGB of a curve's colour. */
    static int rgb(int index) {
        return COLOURS.get(Math.floorMod(index, COLOURS.size()));
    }
}

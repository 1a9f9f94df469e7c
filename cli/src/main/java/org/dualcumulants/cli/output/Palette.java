package org.dualcumulants.cli.output;

import java.util.List;

/** Okabe and Ito's colours, told apart by all common forms of colour vision; darker ones first. */
final class Palette {

    private static final List<Integer> COLOURS =
            List.of(0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x000000);

    private Palette() {}

    /** RGB of a curve's colour. */
    static int rgb(int index) {
        return COLOURS.get(Math.floorMod(index, COLOURS.size()));
    }
}

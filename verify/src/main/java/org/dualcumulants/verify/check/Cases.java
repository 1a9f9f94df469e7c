package org.dualcumulants.verify.check;

/** How cases are written. */
final class Cases {

    private Cases() {}

    /** 128, 1e23. */
    static String particles(double n) {
        return n < 1e15 ? Long.toString((long) n) : Double.toString(n).replace("E", "e").replace(".0e", "e");
    }
}

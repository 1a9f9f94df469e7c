package org.dualcumulants.verify.modulated;

/** How particles begin. */
public enum Beginning {
    /** At quantiles of μ°, in two dimensions at a lattice carried to μ°; Newton's equations with v_i = u(x_i). */
    REGULAR("regular"),
    /** At independent points of f°. */
    INDEPENDENT("independent"),
    /** At independent points of μ° with v_i = u(x_i), where noise makes velocities a law of their own. */
    MONOKINETIC("monokinetic");

    private final String text;

    Beginning(String text) {
        this.text = text;
    }

    /** Its name in results. */
    public String text() {
        return text;
    }
}

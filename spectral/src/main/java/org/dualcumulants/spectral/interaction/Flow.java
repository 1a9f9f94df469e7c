package org.dualcumulants.spectral.interaction;

/** What a potential g does to a particle. */
public enum Flow {
    /** K = -∇g: the particle is pushed down the slope. */
    GRADIENT("gradient"),
    /** K = -J∇g in the plane, J the rotation by +90°: it is carried along the level lines, J(a, b) = (-b, a). */
    CONSERVATIVE("conservative"),
    /** K = (0, -∇g) on positions q and velocities v: it is accelerated. */
    NEWTON("newton");

    private final String text;

    Flow(String text) {
        this.text = text;
    }

    /** Its name in study files. */
    public String text() {
        return text;
    }

    /** K on all axes from the gradient of g on those it depends on. */
    double[] of(double[] gradient) {
        int d = gradient.length;
        return switch (this) {
            case GRADIENT -> negated(gradient, 0, d);
            case CONSERVATIVE -> new double[] {gradient[1], -gradient[0]};
            case NEWTON -> negated(gradient, d, 2 * d);
        };
    }

    private static double[] negated(double[] gradient, int offset, int size) {
        double[] out = new double[size];
        for (int i = 0; i < gradient.length; i++) {
            out[offset + i] = -gradient[i];
        }
        return out;
    }

    /** Axes that K depends on, of a particle that has so many. */
    public int positions(int axes) {
        return this == NEWTON ? axes / 2 : axes;
    }
}

package org.dualcumulants.spectral.quadrature;

/**
 * ∫ f dx over the whole line for densities f of any tail that is not too thin or too fat: the trapezoidal rule in t after
 * x = center + width·sinh t. For analytic f it converges like e^{-c/h}.
 */
public final class LineRule {

    /** Half the range in t: 200 widths. */
    private static final double RANGE = 6;

    private static final double COARSEST_STEP = 0.25;

    private LineRule() {}

    /** @param level halvings of the step */
    public static QuadratureRule of(double center, double width, int level) {
        int half = (int) Math.round(RANGE / COARSEST_STEP) << level;
        double step = RANGE / half;
        double[] x = new double[2 * half + 1];
        double[] w = new double[2 * half + 1];
        for (int k = -half; k <= half; k++) {
            // shifted off the centre, where a density may have a kink
            double t = (k + 0.5) * step;
            x[k + half] = center + width * Math.sinh(t);
            w[k + half] = width * Math.cosh(t) * step;
        }
        return QuadratureRule.of(x, w);
    }
}

package org.dualcumulants.spectral.basis;

/** Functions g_0 = 1, g_1, … on one axis, closed under multiplication and differentiation up to truncation. */
public interface AxisBasis {

    /** Number of functions, the constant included. */
    int size();

    /** The resolution that the user chose, in the axis' own unit (harmonics, degree). */
    int resolution();

    /** The same family at another resolution; the first functions are the same. */
    AxisBasis at(int resolution);

    /** Readable name of g_a, for example {@code cos(2x)}. */
    String name(int a);

    /** How fast g_a varies, 0 for the constant: coefficients of smooth functions fall geometrically with it. */
    int degree(int a);

    /** Points of a quadrature grid that resolves functions of this basis; about {@code count} of them. */
    double[] nodes(int count);

    /**
     * Turns values at the {@link #nodes} of a line into the coefficients of all functions the grid resolves, in place.
     *
     * @param line values on entry, coefficients of g_0, g_1, … on return (as many as points)
     */
    void analyse(double[] line);

    /** g_c g_b = Σ_a γ_a g_a: the indices a, ascending; the indices are not cut to this basis. */
    int[] productIndices(int c, int b);

    /** The coefficients γ_a that belong to {@link #productIndices}. */
    double[] productCoefficients(int c, int b);

    /** Addition theorem g_c(x - y) = Σ_t α_t g_{a_t}(x) g_{b_t}(y): the pairs (a_t, b_t). */
    int[][] differencePairs(int c);

    /** The coefficients α_t that belong to {@link #differencePairs}. */
    double[] differenceCoefficients(int c);

    /** dg_b/dx = Σ_a δ_a g_a for functions with a single-term derivative: the index a, or -1 if it vanishes. */
    int derivativeIndex(int b);

    /** The coefficient δ_a that belongs to {@link #derivativeIndex}. */
    double derivativeCoefficient(int b);

    /** ∫ g_a: length for the constant, 0 for oscillating functions. */
    double integral(int a);

    /** ∫ g_a²; the g_a are orthogonal for the axis' reference measure. */
    double normSquared(int a);

    /** sup |g_a|, infinite for unbounded functions; no density has a moment beyond it. */
    double supremum(int a);

    /** g_a(x) for all a. */
    double[] values(double x);
}

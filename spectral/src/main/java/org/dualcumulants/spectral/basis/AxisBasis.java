package org.dualcumulants.spectral.basis;

import org.dualcumulants.spectral.matrix.SparseMatrix;

/**
 * Functions g_0 = 1, g_1, … on one axis, and what operators become when they are projected on them, orthogonally for the
 * reference measure. Operators are given through {@link #factors}: Σ_k q_k e_k g_b = Σ_c (Σ_k q_k M_k)_{cb} g_c.
 */
public interface AxisBasis extends AxisFunctions {

    /** The resolution that the user chose, in the axis' own unit (harmonics, degree, modes). */
    int resolution();

    /** The same family at another resolution; the first functions are the same. */
    AxisBasis at(int resolution);

    /** Readable name of g_a, for example {@code cos(2x)}. */
    String name(int a);

    /** How fast g_a varies, 0 for the constant: coefficients of smooth functions fall geometrically with it. */
    int degree(int a);

    /** sup |g_a|, infinite for unbounded functions; no density has a moment beyond it. */
    double supremum(int a);

    /** dg_a/dx for all a. */
    double[] slopes(double x);

    /** Density of the reference measure with respect to dx. */
    double reference(double x);

    /** Point of the axis at a part 0 … 1 of where its functions are to be accurate. */
    double point(double fraction);

    /** Points on which extremes of functions are looked for, the ends of the axis among them. */
    double[] spread(int count);

    /** Functions in which drift and kernel are written, so many that projected products with this basis are exact. */
    AxisFunctions factors();

    /**
     * Functions in which a density is written, so that its moments are exact.
     *
     * @param level refinements of the grid; without effect where the transform itself refines
     */
    AxisFunctions densities(int level);

    /** Number of those, at most: what is found in a second. */
    int mostDensities();

    /** Multiplication by e_k followed by projection; rows are functions of the image. */
    SparseMatrix multiplication(AxisFunctions factors, int k);

    /** The operator e_k d/dx followed by projection. */
    SparseMatrix transport(AxisFunctions factors, int k);

    /** λ(g_c g_b) for the linear form λ with λ(e_k) = 1 that vanishes on the other e. */
    SparseMatrix pairing(AxisFunctions densities, int k);

    /** d²/dx² in the weak form -∫ g_c' g_b' / ∫ g_c², which is that of reflecting walls, where there are walls. */
    SparseMatrix secondDerivative();
}

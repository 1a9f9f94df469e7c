package org.dualcumulants.spectral.matrix;

/**
 * e^{tA} at any t, by scaling and squaring (Moler and Van Loan, SIAM Rev. 45, 2003): the Taylor polynomial of degree {@value #DEGREE} where
 * |t| ‖A‖ ≤ 1, to rounding, squared as often as it takes. The terms of the polynomial are kept, so that a t costs a sum and its squarings.
 * Squaring amplifies rounding to |t| ‖A‖ ulps, and more where A is far from normal.
 */
public final class MatrixExponential {

    /** 1/19! is below half an ulp. */
    private static final int DEGREE = 18;

    /** (uA)^j / j!. */
    private final SquareMatrix[] term;

    /** u = 1/‖A‖, the largest row sum. */
    private final double unit;

    public MatrixExponential(SquareMatrix a) {
        double norm = a.norm();
        this.unit = norm == 0 ? Double.POSITIVE_INFINITY : 1 / norm;
        this.term = new SquareMatrix[norm == 0 ? 1 : DEGREE + 1];
        term[0] = SquareMatrix.identity(a.size());
        for (int j = 1; j < term.length; j++) {
            term[j] = SquareMatrix.sum(new double[] {unit / j}, new SquareMatrix[] {a.times(term[j - 1])});
        }
    }

    /** e^{tA}. */
    public SquareMatrix at(double t) {
        if (term.length == 1) {
            return term[0];
        }
        double x = t / unit;
        int squarings = 0;
        while (Math.abs(x) > 1) {
            x /= 2;
            squarings++;
        }
        double[] power = new double[term.length];
        power[0] = 1;
        for (int j = 1; j < power.length; j++) {
            power[j] = power[j - 1] * x;
        }
        SquareMatrix e = SquareMatrix.sum(power, term);
        for (int i = 0; i < squarings; i++) {
            e = e.times(e);
        }
        return e;
    }
}

package org.dualcumulants.spectral.basis;

/** A function by its coefficients in a basis, with what is known about the rest. */
public final class Expansion {

    private final double[] coefficients;
    private final double tail;
    private final double uncertainty;
    private final double rms;
    private final double smallest;
    private final double largest;

    Expansion(
            double[] coefficients, double tail, double uncertainty, double rms, double smallest, double largest) {
        this.coefficients = coefficients;
        this.tail = tail;
        this.uncertainty = uncertainty;
        this.rms = rms;
        this.smallest = smallest;
        this.largest = largest;
    }

    /** f ≈ Σ_a f_a g_a; a copy. */
    public double[] coefficients() {
        return coefficients.clone();
    }

    /** Σ_a f_a g_a, given the values of the g_a at a point. */
    double at(double[] values) {
        double sum = 0;
        for (int a = 0; a < values.length; a++) {
            sum += coefficients[a] * values[a];
        }
        return sum;
    }

    /** L² norm of what the basis does not hold, relative to that of the function. */
    public double tail() {
        return tail;
    }

    /** Largest error of a coefficient relative to the largest coefficient; above rounding for functions with jumps. */
    public double uncertainty() {
        return uncertainty;
    }

    /** Root mean square of the function. */
    public double rms() {
        return rms;
    }

    /** Smallest value on the grid. */
    public double smallest() {
        return smallest;
    }

    /** Largest value on the grid. */
    public double largest() {
        return largest;
    }

    /** The same function by its coefficients in another basis. */
    Expansion with(double[] others) {
        return new Expansion(others, tail, uncertainty, rms, smallest, largest);
    }

    Expansion withUncertainty(double change) {
        return new Expansion(coefficients, tail, change, rms, smallest, largest);
    }

    /** Largest change of a coefficient, relative to the largest coefficient. */
    double distance(Expansion other) {
        double largestCoefficient = 0;
        double change = 0;
        for (int a = 0; a < coefficients.length; a++) {
            largestCoefficient = Math.max(largestCoefficient, Math.abs(coefficients[a]));
            change = Math.max(change, Math.abs(coefficients[a] - other.coefficients[a]));
        }
        return largestCoefficient == 0 ? 0 : change / largestCoefficient;
    }
}

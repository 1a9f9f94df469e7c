package org.dualcumulants.hierarchy.observable;

import java.util.OptionalDouble;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.hierarchy.term.Coefficient;
import org.dualcumulants.hierarchy.term.Coefficients;
import org.dualcumulants.spectral.basis.Expansion;
import org.dualcumulants.spectral.system.OneParticleSystem;

/** Φ̄_N = 1/N Σ φ(X_i): C_0 = ∫φ f, C_1 = (φ - ∫φ f)/N. */
final class MeanData implements TerminalData {

    private final double[] coefficients;
    private final double supremum;
    private final double tail;

    /** @param supremum bound of |φ|, may be infinite */
    MeanData(Expansion expansion, double supremum, OneParticleSystem system) {
        this.coefficients = system.coefficients(expansion.coefficients());
        this.supremum = supremum;
        this.tail = expansion.tail();
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public double meanField(double[] moments) {
        double sum = 0;
        for (int a = 0; a < moments.length; a++) {
            sum += coefficients[a] * moments[a];
        }
        return sum;
    }

    @Override
    public double[] at(Coefficients numbers, double[] moments, TensorLayout layout) {
        double[] c = new double[layout.length()];
        int[] single = new int[1];
        for (int rank = 0; rank < layout.indexSet().size(1); rank++) {
            layout.indexSet().multiset(1, rank, single);
            c[layout.offset(1) + rank] = numbers.of(Coefficient.of(coefficients[single[0] + 1]), 1, 0);
        }
        return c;
    }

    @Override
    public double tail() {
        return tail;
    }

    @Override
    public OptionalDouble supremum(double particles, double[] moments) {
        return Double.isFinite(supremum) ? OptionalDouble.of(supremum) : OptionalDouble.empty();
    }
}

package org.dualcumulants.hierarchy.observable;

import java.util.OptionalDouble;
import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.hierarchy.term.Coefficient;
import org.dualcumulants.hierarchy.term.Coefficient.Linear;
import org.dualcumulants.hierarchy.term.Coefficients;
import org.dualcumulants.spectral.basis.Expansion;
import org.dualcumulants.spectral.system.OneParticleSystem;

/**
 * Observables made of one function φ of p particles. A marginal is the U-statistic of φ, with C_n = (p)_n/(N)_n φ_n and φ_n
 * its Hoeffding components; a fluctuation is N^{-p/2} Σ_σ φ_p(x_σ), only its highest component.
 */
final class SubsetData implements TerminalData {

    private final int slots;
    private final int size;
    private final boolean fluctuation;
    private final double[] tensor;
    private final double largest;
    private final double tail;

    /**
     * @param expansion φ in the p-fold product of the plain basis, first particle slowest
     * @param supremum bound of |φ|, may be infinite
     * @param fluctuation whether only the centred part counts
     */
    SubsetData(int slots, Expansion expansion, double supremum, OneParticleSystem system, boolean fluctuation) {
        this.slots = slots;
        this.size = system.functions() + 1;
        this.fluctuation = fluctuation;
        this.largest = supremum;
        this.tail = expansion.tail();
        double[] t = expansion.coefficients();
        for (int slot = 0; slot < slots; slot++) {
            t = rotate(t, system);
        }
        this.tensor = t;
    }

    /** Transforms the first slot and moves it to the end; after p rounds every slot is transformed and back in place. */
    private double[] rotate(double[] t, OneParticleSystem system) {
        int rest = t.length / size;
        double[] out = new double[t.length];
        double[] column = new double[size];
        for (int r = 0; r < rest; r++) {
            for (int a = 0; a < size; a++) {
                column[a] = t[a * rest + r];
            }
            System.arraycopy(system.coefficients(column), 0, out, r * size, size);
        }
        return out;
    }

    @Override
    public int order() {
        return slots;
    }

    @Override
    public double meanField(double[] moments) {
        return fluctuation ? 0 : component(0, new int[0], moments);
    }

    @Override
    public double[] at(Coefficients numbers, double[] moments, TensorLayout layout) {
        double[] c = new double[layout.length()];
        IndexSet set = layout.indexSet();
        for (int n = fluctuation ? slots : 1; n <= Math.min(slots, layout.truncation()); n++) {
            double scale = fluctuation ? rootOfPower(numbers) : scale(numbers, n);
            int[] multiset = new int[n];
            for (int rank = 0; rank < set.size(n); rank++) {
                set.multiset(n, rank, multiset);
                c[layout.offset(n) + rank] = scale * component(n, multiset, moments);
            }
        }
        return c;
    }

    /** N^n (p)_n/(N)_n. */
    private double scale(Coefficients numbers, int n) {
        Coefficient scale = Coefficient.of(1);
        for (int i = 0; i < n; i++) {
            scale = scale.times(new Linear(0, 0, slots - i)).over(new Linear(1, 0, -i));
        }
        return numbers.of(scale, n, n);
    }

    /** N^{p/2}. */
    private double rootOfPower(Coefficients numbers) {
        if (numbers instanceof Coefficients.AtParticles at) {
            return Math.pow(at.particles(), 0.5 * slots);
        }
        throw new IllegalArgumentException(
                "a fluctuation of order " + slots + " grows like N^(" + slots + "/2); it has no power series in 1/N");
    }

    /** Symmetrised φ with the given centred slots, the others integrated against f. */
    private double component(int n, int[] multiset, double[] moments) {
        int[] slot = new int[slots];
        return sum(0, slot, n, multiset, moments) / factorial(slots) * factorial(slots - n);
    }

    /** Sum over all ways to place the n centred functions on different slots. */
    private double sum(int placed, int[] slot, int n, int[] multiset, double[] moments) {
        if (placed == n) {
            return contract(0, 0, slot, moments);
        }
        double total = 0;
        for (int s = 0; s < slots; s++) {
            if (slot[s] == 0) {
                slot[s] = multiset[placed] + 1;
                total += sum(placed + 1, slot, n, multiset, moments);
                slot[s] = 0;
            }
        }
        return total;
    }

    private double contract(int s, int index, int[] slot, double[] moments) {
        if (s == slots) {
            return tensor[index];
        }
        if (slot[s] > 0) {
            return contract(s + 1, index * size + slot[s], slot, moments);
        }
        double total = 0;
        for (int a = 0; a < size; a++) {
            if (moments[a] != 0) {
                total += moments[a] * contract(s + 1, index * size + a, slot, moments);
            }
        }
        return total;
    }

    private static double factorial(int n) {
        double product = 1;
        for (int i = 2; i <= n; i++) {
            product *= i;
        }
        return product;
    }

    @Override
    public double tail() {
        return tail;
    }

    @Override
    public OptionalDouble supremum(double particles, double[] moments) {
        double bound = largest;
        if (fluctuation) {
            // each of the 2^p projections of the centring keeps the supremum norm; binom(N,p) N^{-p/2} subsets
            bound *= Math.pow(2, slots);
            for (int i = 0; i < slots; i++) {
                bound *= (particles - i) / ((i + 1) * Math.sqrt(particles));
            }
        }
        return Double.isFinite(bound) ? OptionalDouble.of(bound) : OptionalDouble.empty();
    }
}

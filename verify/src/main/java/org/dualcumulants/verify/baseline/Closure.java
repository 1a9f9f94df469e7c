package org.dualcumulants.verify.baseline;

import java.util.Locale;
import org.dualcumulants.verify.exact.GridFunction;
import org.dualcumulants.verify.exact.SlotSum;

/** How the marginal of s + 1 particles is made from that of s, and how hard the others then push the first, R = ∫ K(x_1, z) F_{s+1} dz. */
public enum Closure {

    /** F_2(x, y) = F_1(x) F_1(y), so R = F_1 (K*F_1): the mean field with the factor (N-1)c in front of K. */
    INDEPENDENCE(1) {
        @Override
        GridFunction push(GridFunction kernel, GridFunction f1) {
            return kernel.contract(1, f1).times(f1);
        }
    },

    /**
     * F_3(x, y, z) = F_2(x, y) F_1(z) + F_2(x, z) F_1(y) + F_2(y, z) F_1(x) - 2 F_1(x) F_1(y) F_1(z): the cluster expansion without its
     * term of third order. Its marginal is F_2, so that F_1 = ∫ F_2 dy solves the first equation.
     */
    CLUSTER(2) {
        @Override
        GridFunction push(GridFunction kernel, GridFunction f2) {
            GridFunction f1 = marginal(f2);
            GridFunction field = kernel.contract(1, f1);
            GridFunction partner = kernel.times(f2).contract(1, GridFunction.constant(f1.grid(), 1, 1));
            GridFunction alone = new SlotSum(f1.grid(), 1).add(1, partner, 0).add(-2, field.times(f1), 0).result();
            return new SlotSum(f1.grid(), 2)
                    .add(1, in(0, field).times(f2), 0, 1)
                    .add(1, in(0, alone).times(in(1, f1)), 0, 1)
                    .add(1, in(0, f1).times(kernel.compose(f2)), 0, 1)
                    .result();
        }
    },

    /** F_3(x, y, z) = F_2(x, y) F_2(y, z) F_2(x, z) / (F_1(x) F_1(y) F_1(z)), F_1 = ∫ F_2 dy; its marginal is not F_2. */
    KIRKWOOD(2) {
        @Override
        GridFunction push(GridFunction kernel, GridFunction f2) {
            GridFunction f1 = marginal(f2);
            requireDivisor(f1);
            GridFunction conditional = f2.dividedBy(in(0, f1));
            return conditional.dividedBy(in(1, f1)).times(kernel.times(f2).compose(conditional));
        }
    };

    /** Below this part of its largest value F_1 is not divided by. */
    private static final double LEAST_DENSITY = 1e-10;

    private final int order;

    Closure(int order) {
        this.order = order;
    }

    /** s, the particles of the last marginal that is kept. */
    public int order() {
        return order;
    }

    /**
     * R, a function of s particles, the first of which is pushed.
     *
     * @throws ClosureBreakdown if the closure cannot be formed
     */
    abstract GridFunction push(GridFunction kernel, GridFunction marginal);

    /** F_1 from F_2. */
    private static GridFunction marginal(GridFunction f2) {
        return f2.contract(1, GridFunction.constant(f2.grid(), 1, 1));
    }

    /** g(x_slot) as a function of two particles. */
    private static GridFunction in(int slot, GridFunction g) {
        return new SlotSum(g.grid(), 2).add(1, g, slot).result();
    }

    private static void requireDivisor(GridFunction f1) {
        double largest = f1.maxNorm();
        for (int p = 0; p < f1.grid().size(); p++) {
            if (!(f1.at(p) > LEAST_DENSITY * largest)) {
                throw new ClosureBreakdown(String.format(
                        Locale.ROOT, "F_1 is %.3g at x = %.4g, where Kirkwood's closure divides by it", f1.at(p), f1.grid().point(p)[0]));
            }
        }
    }
}

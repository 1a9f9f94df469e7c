package org.dualcumulants.hierarchy.operator;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.hierarchy.tensor.TensorLayout;

/**
 * The terms that open the only slot of c_1:
 * <pre>
 * order 1:  B c_1 + Σ ket (bra · c_1)
 * order 0:  Σ bra · c_1
 * </pre>
 * for one of the particle numbers side by side.
 */
final class FirstOrder {

    private final FactorValues values;
    private final int numbers;
    private final int number;
    private final OneBody body;
    private final List<Primitive> kets = new ArrayList<>();
    private final List<Primitive> lowers = new ArrayList<>();

    /** element[i]: the i-th multiset of order 1. */
    private final int[] element;

    /** c_1 by element, 0 outside the index set. */
    private final double[] c1;

    /** @param number which of the particle numbers side by side, from 0 on */
    FirstOrder(FactorValues values, IndexSet set, Block block, int number) {
        this.values = values;
        this.numbers = block.numbers();
        this.number = number;
        this.body = new OneBody(values, block);
        this.element = new int[set.size(1)];
        int[] one = new int[1];
        for (int i = 0; i < element.length; i++) {
            set.multiset(1, i, one);
            element[i] = one[0];
        }
        this.c1 = new double[set.functions()];
    }

    /** Takes in a primitive that annihilates the slot. */
    void add(Primitive of, Variation variation) {
        Primitive p = of.times(variation.at(number));
        if (p.created() == 1 && p.kets().isEmpty()) {
            body.add(of, variation);
        } else if (p.created() == 0) {
            lowers.add(p);
        } else {
            kets.add(p);
        }
    }

    /** All terms are there. */
    void complete(int functions) {
        body.complete(functions);
    }

    /** B and c_1 at the time of the values. */
    void assemble(TensorLayout layout, double[] c) {
        body.assemble();
        for (int i = 0; i < element.length; i++) {
            c1[element[i]] = c[numbers * (layout.offset(1) + i) + number];
        }
    }

    /** Number of doubles that follow the time; integers count half. */
    int workspace() {
        return body.workspace() + c1.length + element.length / 2;
    }

    /** Sets y_1 and y_0. */
    void apply(TensorLayout layout, double[] y) {
        for (int i = 0; i < element.length; i++) {
            int a = element[i];
            double sum = body.row(number, a, c1);
            for (Primitive p : kets) {
                double ket = values.vector(p.kets().get(0))[a];
                sum += ket == 0 ? 0 : ket * contraction(p);
            }
            y[numbers * (layout.offset(1) + i) + number] = sum;
        }
        double sum = 0;
        for (Primitive p : lowers) {
            sum += contraction(p);
        }
        y[numbers * layout.offset(0) + number] = sum;
    }

    private double contraction(Primitive p) {
        double[] bra = values.vector(p.bras().get(0));
        double sum = 0;
        for (int b = 0; b < bra.length; b++) {
            sum += bra[b] * c1[b];
        }
        return p.weight(values) * sum;
    }
}

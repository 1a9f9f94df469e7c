package org.dualcumulants.hierarchy.operator;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.hierarchy.operator.FactorValues.Part;
import org.dualcumulants.hierarchy.term.Factor;
import org.dualcumulants.hierarchy.term.Term;

/**
 * A term for one target order and one product, its factors multiplied out: number · scalars · matrices on different slots ·
 * kets · bras.
 *
 * @param number numerical factor
 * @param scalars numbers of the scalars that multiply it
 * @param matrices numbers of the matrices
 * @param kets numbers of the vectors put into new slots
 * @param bras numbers of the vectors that contract slots
 */
record Primitive(
        double number, List<Integer> scalars, List<Integer> matrices, List<Integer> kets, List<Integer> bras) {

    int created() {
        return matrices.size() + kets.size();
    }

    int annihilated() {
        return matrices.size() + bras.size();
    }

    /** number · Π scalars at the time of the values. */
    double weight(FactorValues values) {
        double w = number;
        for (int s : scalars) {
            w *= values.scalar(s);
        }
        return w;
    }

    Primitive times(double factor) {
        return new Primitive(number * factor, scalars, matrices, kets, bras);
    }

    /** Multiplies out a term with the given coefficient at target order n. */
    static List<Primitive> of(Term term, double coefficient, int order, FactorValues values, int products) {
        List<Primitive> all = new ArrayList<>();
        for (int r = 0; r < (term.summedOverProducts() ? products : 1); r++) {
            List<Primitive> sum =
                    List.of(new Primitive(coefficient, List.of(), List.of(), List.of(), List.of()));
            for (Factor factor : term.factors()) {
                List<Primitive> next = new ArrayList<>();
                for (Primitive p : sum) {
                    for (Part part : values.parts(factor, r)) {
                        next.add(p.with(part, order - (term.created() - 1)));
                    }
                }
                sum = next;
            }
            all.addAll(sum);
        }
        return all;
    }

    /** Identity slots only count the slots they could stand on. */
    private Primitive with(Part part, int places) {
        List<Integer> s = part.scalar() == FactorValues.ONE ? scalars : plus(scalars, part.scalar());
        double factor = number * part.number();
        if (part.matrix() == Part.IDENTITY) {
            return new Primitive(factor * places, s, matrices, kets, bras);
        }
        return new Primitive(
                factor,
                s,
                plus(matrices, part.matrix()),
                plus(kets, part.ket()),
                plus(bras, part.bra()));
    }

    private static List<Integer> plus(List<Integer> list, int number) {
        if (number < 0) {
            return list;
        }
        List<Integer> more = new ArrayList<>(list);
        more.add(number);
        return List.copyOf(more);
    }
}

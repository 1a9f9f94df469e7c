package org.dualcumulants.spectral.expression;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where a formula can become infinite or jump, read off its shape. */
final class Poles {

    private final Names names;
    private final Set<Tree> denominators = new LinkedHashSet<>();

    private Poles(Names names) {
        this.names = names;
    }

    /** Trees at whose common non-zeros the formula is bounded on bounded sets. */
    static Set<Tree> of(Tree tree, Names names) {
        Poles poles = new Poles(names);
        poles.collect(tree);
        return poles.denominators;
    }

    private void collect(Tree tree) {
        if (!tree.mentions(names.variables())) {
            return;
        }
        List<Tree> u = tree.children();
        if (tree.is(Head.POWER)) {
            Tree exponent = u.get(1);
            boolean fixed = !exponent.mentions(names.variables());
            boolean natural = fixed && Assembler.constant(exponent, names.parameters()) >= 0;
            if (u.get(0) != Tree.Constant.E && !natural) {
                add(u.get(0));
            }
        } else if (tree instanceof Tree.Apply apply) {
            switch (apply.head()) {
                case TAN, SEC -> add(new Tree.Apply(Head.COS, u));
                case COT, CSC -> add(new Tree.Apply(Head.SIN, u));
                case COTH, CSCH, LOG -> add(u.get(0));
                default -> { }
            }
        }
        u.forEach(this::collect);
    }

    private void add(Tree denominator) {
        if (denominator.mentions(names.variables())) {
            denominators.add(denominator);
        }
    }

    /** Whether a function with jumps occurs. */
    static boolean mayJump(Tree tree) {
        return tree.is(Head.SIGN)
                || tree.is(Head.UNITSTEP)
                || tree.is(Head.FLOOR)
                || tree.is(Head.ANGLE)
                || tree.children().stream().anyMatch(Poles::mayJump);
    }
}

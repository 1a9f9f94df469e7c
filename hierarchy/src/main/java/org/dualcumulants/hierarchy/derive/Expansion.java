package org.dualcumulants.hierarchy.derive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.dualcumulants.hierarchy.derive.DerivedSystem.Unknown;
import org.dualcumulants.hierarchy.derive.Role.After;
import org.dualcumulants.hierarchy.derive.Role.Dependence;
import org.dualcumulants.hierarchy.derive.Word.Form;

/**
 * Writes projections and centred kernels out in K and ψ: Q = 1 - E, k = K - ∫ K f, E k·∇g = -∫ ψ g, until no rule applies. The
 * results of equal words can then be added.
 */
final class Expansion {

    private final Rules rules;
    private final Unknown unknown;

    Expansion(Rules rules, Unknown unknown) {
        this.rules = rules;
        this.unknown = unknown;
    }

    /** The sum that the term is equal to. */
    List<DerivedTerm> of(DerivedTerm term) {
        List<DerivedTerm> done = new ArrayList<>();
        Deque<DerivedTerm> open = new ArrayDeque<>(List.of(term));
        while (!open.isEmpty()) {
            DerivedTerm next = open.pop();
            Optional<List<DerivedTerm>> rewritten = rewrite(next);
            rewritten.ifPresent(sum -> {
                for (int k = sum.size() - 1; k >= 0; k--) {
                    open.push(sum.get(k));
                }
            });
            if (rewritten.isEmpty()) {
                done.add(next);
            }
        }
        return done;
    }

    /** One rule, at the first place where one applies; empty in normal form. */
    private Optional<List<DerivedTerm>> rewrite(DerivedTerm term) {
        Word word = term.word();
        Optional<Integer> projected = Derivation.first(word, r -> r.after() == After.CENTRED);
        if (projected.isPresent()) {
            return Optional.of(uncentred(term, projected.get()));
        }
        if (Derivation.vanishes(word)) {
            return Optional.of(List.of());
        }
        Optional<Integer> centred = Derivation.first(word, r -> r.kernel() == Dependence.CENTRED);
        if (centred.isEmpty() || word.form() == Form.DENSITY) {
            return Optional.empty();
        }
        return Optional.of(word.roles().get(0).isIntegrated()
                ? List.of(times(rules.parts(), term.coefficient(), word.with(Form.DENSITY)))
                : plain(term, centred.get()));
    }

    /** Q = 1 - E: where E stands, the slot is one of the target's still, and idle. */
    private List<DerivedTerm> uncentred(DerivedTerm term, int role) {
        Word word = term.word();
        Role here = word.roles().get(role);
        return List.of(
                new DerivedTerm(term.coefficient(), word.with(role, here.with(After.KEPT))),
                times(rules.centring(), term.coefficient(),
                        word.with(role, here.with(After.INTEGRATED)).withIdle(word.species(role))));
    }

    /** k = K - ∫ K f. */
    private List<DerivedTerm> plain(DerivedTerm term, int role) {
        List<DerivedTerm> sum = new ArrayList<>();
        sum.add(new DerivedTerm(
                term.coefficient(), term.word().with(role, term.word().roles().get(role).with(Dependence.PLAIN))));
        untouched(term, role).ifPresent(t -> sum.add(times(rules.average(), t.coefficient(), t.word())));
        return sum;
    }

    /** The kernel averaged in an argument, whose slot is then a bystander. */
    private Optional<DerivedTerm> untouched(DerivedTerm term, int role) {
        Word word = term.word();
        Role here = word.roles().get(role);
        Species species = word.species(role);
        Word without = word.with(role, Role.AVERAGED);
        if (here.isIntegrated()) {
            // E_j C = 0, E_j M_{n+1} = M_n
            return unknown == Unknown.MARGINAL ? Optional.of(new DerivedTerm(term.coefficient(), without)) : Optional.empty();
        }
        if (!here.inSource()) {
            return Optional.of(new DerivedTerm(term.coefficient(), without.withIdle(species)));
        }
        LinearForm bystanders = LinearForm.of(species.order()).plus(-without.summed(species));
        return Optional.of(new DerivedTerm(term.coefficient().times(Scalar.of(bystanders)), without));
    }

    private static DerivedTerm times(int number, Scalar coefficient, Word word) {
        return new DerivedTerm(coefficient.times(Product.of(number)), word);
    }
}

package org.dualcumulants.spectral.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matheclipse.core.eval.ExprEvaluator;
import org.matheclipse.core.expression.F;

/**
 * Differentiates node by node: Symja is asked for the derivative of each function of plain symbols, once, and the chain rule puts
 * them together. Asked for a nested formula as a whole, its time grows out of all proportion with the depth.
 */
final class ChainRule {

    /** Slots for arguments; a blank keeps them apart from users' names. */
    private static final List<Tree.Symbol> SLOTS = List.of(new Tree.Symbol(" 1"), new Tree.Symbol(" 2"));

    private record Partial(Head head, int slot) {}

    private final ExprEvaluator evaluator;
    private final SymjaForm form;
    private final List<String> variable;
    private final Map<Partial, Tree> partials = new HashMap<>();

    ChainRule(ExprEvaluator evaluator, SymjaForm form, String variable) {
        this.evaluator = evaluator;
        this.form = form;
        this.variable = List.of(variable);
    }

    /** ∂tree/∂variable, not simplified. */
    Tree derivative(Tree tree) {
        if (!tree.mentions(variable)) {
            return Tree.ZERO;
        }
        if (!(tree instanceof Tree.Apply apply)) {
            return Tree.ONE;
        }
        List<Tree> u = apply.arguments();
        List<Tree> terms = new ArrayList<>();
        for (int i = 0; i < u.size(); i++) {
            Tree inner = derivative(u.get(i));
            if (!inner.equals(Tree.ZERO)) {
                terms.add(Tree.times(outerTimesInner(apply, i, inner)));
            }
        }
        return terms.isEmpty() ? Tree.ZERO : Tree.plus(terms);
    }

    private List<Tree> outerTimesInner(Tree.Apply apply, int i, Tree inner) {
        if (apply.head() == Head.PLUS) {
            return List.of(inner);
        }
        if (apply.head() == Head.TIMES) {
            List<Tree> factors = new ArrayList<>(apply.arguments());
            factors.set(i, inner);
            return factors;
        }
        int arity = apply.arguments().size();
        Tree outer = partials.computeIfAbsent(new Partial(apply.head(), i), partial -> form.back(evaluator
                .getEvalEngine()
                .evaluate(F.D(form.of(new Tree.Apply(partial.head(), List.copyOf(SLOTS.subList(0, arity)))),
                        form.symbol(SLOTS.get(i).name())))));
        return List.of(filled(outer, apply.arguments()), inner);
    }

    /** The tree with its slots replaced by the arguments. */
    private static Tree filled(Tree tree, List<Tree> arguments) {
        if (tree instanceof Tree.Apply apply) {
            List<Tree> children = apply.arguments().stream().map(child -> filled(child, arguments)).toList();
            return switch (apply.head()) {
                case PLUS -> Tree.plus(children);
                case TIMES -> Tree.times(children);
                case POWER -> Tree.power(children.get(0), children.get(1));
                default -> new Tree.Apply(apply.head(), children);
            };
        }
        int slot = tree instanceof Tree.Symbol symbol ? SLOTS.indexOf(symbol) : -1;
        return slot < 0 ? tree : arguments.get(slot);
    }
}

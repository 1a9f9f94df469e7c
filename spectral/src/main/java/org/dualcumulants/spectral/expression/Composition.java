package org.dualcumulants.spectral.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Trees made of trees without algebra: nested sums and products are flattened, zeros and opposite terms drop out. */
final class Composition {

    private Composition() {}

    /** A sum without sums, numbers times sums, zeros or opposites among its terms; 0 without terms. */
    static Tree sum(List<Tree> terms) {
        List<Tree> flat = new ArrayList<>();
        terms.stream()
                .flatMap(term -> isScaledSum(term)
                        ? term.children().get(1).children().stream().map(t -> product(List.of(term.children().get(0), t)))
                        : term.is(Head.PLUS) ? term.children().stream() : Stream.of(term))
                .filter(tree -> !tree.equals(Tree.ZERO))
                .forEach(tree -> {
                    if (!flat.remove(product(List.of(Tree.MINUS_ONE, tree)))) {
                        flat.add(tree);
                    }
                });
        return flat.isEmpty() ? Tree.ZERO : Tree.plus(flat);
    }

    private static boolean isScaledSum(Tree tree) {
        return tree.is(Head.TIMES)
                && tree.children().size() == 2
                && tree.children().get(0) instanceof Tree.Rational
                && tree.children().get(1).is(Head.PLUS);
    }

    /** A product without products among its factors; 1 without factors. */
    static Tree product(List<Tree> factors) {
        List<Tree> flat = new ArrayList<>();
        for (Tree factor : factors) {
            flat.addAll(factor.is(Head.TIMES) ? factor.children() : List.of(factor));
        }
        return flat.contains(Tree.ZERO) ? Tree.ZERO : Tree.times(flat);
    }

    /** The tree with symbols replaced, all at once. */
    static Tree substitute(Tree tree, Map<String, Tree> values) {
        if (tree instanceof Tree.Symbol symbol && values.containsKey(symbol.name())) {
            return values.get(symbol.name());
        }
        if (!(tree instanceof Tree.Apply apply)) {
            return tree;
        }
        List<Tree> children = apply.arguments().stream().map(child -> substitute(child, values)).toList();
        return switch (apply.head()) {
            case PLUS -> sum(children);
            case TIMES -> product(children);
            case POWER -> Tree.power(children.get(0), children.get(1));
            default -> new Tree.Apply(apply.head(), children);
        };
    }
}

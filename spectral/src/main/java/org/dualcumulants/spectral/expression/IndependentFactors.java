package org.dualcumulants.spectral.expression;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A product split into groups of factors that have no variable in common; an exponential of a sum is a product. */
final class IndependentFactors {

    private final Names names;

    /** The groups, and their variables. */
    private final List<List<Tree>> groups = new ArrayList<>();

    private final List<Set<String>> variables = new ArrayList<>();

    private IndependentFactors(Names names) {
        this.names = names;
    }

    /** At least one term; a number times a sum is a sum of multiples. */
    static List<Tree> summands(Tree tree, Names names) {
        return new IndependentFactors(names).summands(tree);
    }

    /** At least one group; numbers go with the first. */
    static List<List<Tree>> of(Tree tree, Names names) {
        IndependentFactors split = new IndependentFactors(names);
        List<Tree> numbers = new ArrayList<>();
        for (Tree factor : split.factors(tree)) {
            if (factor.mentions(names.variables())) {
                split.add(factor);
            } else {
                numbers.add(factor);
            }
        }
        if (split.groups.isEmpty()) {
            return List.of(numbers);
        }
        split.groups.get(0).addAll(numbers);
        return split.groups;
    }

    private List<Tree> factors(Tree tree) {
        List<Tree> all = new ArrayList<>();
        if (tree.is(Head.TIMES)) {
            tree.children().forEach(child -> all.addAll(factors(child)));
        } else if (tree.is(Head.POWER) && tree.children().get(0) == Tree.Constant.E) {
            summands(tree.children().get(1)).forEach(s -> all.add(new Tree.Apply(Head.POWER, List.of(Tree.Constant.E, s))));
        } else {
            all.add(tree);
        }
        return all;
    }

    /** A number times a sum is a sum of multiples. */
    private List<Tree> summands(Tree tree) {
        List<Tree> all = new ArrayList<>();
        if (tree.is(Head.PLUS)) {
            tree.children().forEach(child -> all.addAll(summands(child)));
            return all;
        }
        List<Tree> factors = tree.is(Head.TIMES) ? tree.children() : List.of();
        List<Tree> dependent = factors.stream().filter(f -> f.mentions(names.variables())).toList();
        if (dependent.size() != 1 || summands(dependent.get(0)).size() < 2) {
            return List.of(tree);
        }
        for (Tree s : summands(dependent.get(0))) {
            List<Tree> product = new ArrayList<>(factors);
            product.replaceAll(f -> f == dependent.get(0) ? s : f);
            all.add(new Tree.Apply(Head.TIMES, product));
        }
        return all;
    }

    /** Joins the groups that the factor shares a variable with. */
    private void add(Tree factor) {
        Set<String> own = new HashSet<>(names.variables());
        own.removeIf(v -> !factor.mentions(List.of(v)));
        List<Tree> group = new ArrayList<>();
        for (int g = groups.size() - 1; g >= 0; g--) {
            if (variables.get(g).stream().anyMatch(own::contains)) {
                group.addAll(0, groups.remove(g));
                own.addAll(variables.remove(g));
            }
        }
        group.add(factor);
        groups.add(group);
        variables.add(own);
    }
}

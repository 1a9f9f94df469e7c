package org.dualcumulants.hierarchy.derive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.dualcumulants.hierarchy.derive.Role.Dependence;
import org.dualcumulants.hierarchy.derive.Word.Form;

/** What derived terms say, evaluated on finite states from their definition: sums over assignments of slots, one by one. */
final class WordsOnStates {

    private final FiniteParticles particles;
    private final List<Species> species;
    private final Generator generator;
    private final int[] numbers;
    private final ToDoubleFunction<Variable> masses;

    WordsOnStates(FiniteParticles particles, Generator generator, int[] numbers, ToDoubleFunction<Variable> masses) {
        this.particles = particles;
        this.species = generator.species();
        this.generator = generator;
        this.numbers = numbers;
        this.masses = masses;
    }

    /** The right-hand side of order n. */
    double[] apply(List<DerivedTerm> terms, int[] order, Function<int[], double[]> source) {
        double[] sum = new double[particles.points(particles.slotSpecies(order)).size()];
        for (DerivedTerm term : terms) {
            int[] from = new int[order.length];
            boolean exists = true;
            for (int s = 0; s < order.length; s++) {
                from[s] = order[s] - term.word().shift(species.get(s));
                exists &= from[s] >= 0 && from[s] <= numbers[s];
            }
            if (exists) {
                double c = term.coefficient().at(v -> value(v, order));
                double[] word = word(term.word(), order, from, source.apply(from));
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += c * word[i];
                }
            }
        }
        return sum;
    }

    private double value(Variable variable, int[] order) {
        for (int s = 0; s < species.size(); s++) {
            if (variable.equals(species.get(s).particles())) {
                return numbers[s];
            }
            if (variable.equals(species.get(s).order())) {
                return order[s];
            }
        }
        return masses.applyAsDouble(variable);
    }

    private double[] word(Word word, int[] order, int[] from, double[] source) {
        int[] target = particles.slotSpecies(order);
        double[] sum = new double[particles.points(target).size()];
        List<Species> wanted = new ArrayList<>();
        List<Integer> roles = new ArrayList<>();
        for (int r = 0; r < word.roles().size(); r++) {
            if (word.roles().get(r).isSummed()) {
                wanted.add(word.species(r));
                roles.add(r);
            }
        }
        wanted.addAll(word.idle());
        for (int[] places : assignments(target, wanted, new int[0])) {
            double[] values = new double[sum.length];
            for (int[] x : particles.points(target)) {
                values[particles.index(target, x)] = at(word, roles, places, target, x, particles.slotSpecies(from), source);
            }
            for (int k = 0; k < roles.size(); k++) {
                if (word.roles().get(roles.get(k)).after() == Role.After.CENTRED) {
                    values = centred(values, target, places[k]);
                }
            }
            for (int i = 0; i < sum.length; i++) {
                sum[i] += values[i];
            }
        }
        return sum;
    }

    private List<int[]> assignments(int[] target, List<Species> wanted, int[] begun) {
        if (begun.length == wanted.size()) {
            return List.of(begun);
        }
        List<int[]> all = new ArrayList<>();
        for (int slot = 0; slot < target.length; slot++) {
            int here = slot;
            if (species.get(target[slot]).equals(wanted.get(begun.length)) && Arrays.stream(begun).noneMatch(b -> b == here)) {
                int[] more = Arrays.copyOf(begun, begun.length + 1);
                more[begun.length] = slot;
                all.addAll(assignments(target, wanted, more));
            }
        }
        return all;
    }

    double[] centred(double[] values, int[] target, int slot) {
        double[] all = values.clone();
        double[] f = particles.density(target[slot]);
        for (int[] x : particles.points(target)) {
            int[] y = x.clone();
            for (int s = 0; s < f.length; s++) {
                y[slot] = s;
                all[particles.index(target, x)] -= f[s] * values[particles.index(target, y)];
            }
        }
        return all;
    }

    /** One assignment at one point, with 1 in the place of Q. */
    private double at(Word word, List<Integer> roles, int[] places, int[] target, int[] x, int[] from, double[] source) {
        int arity = word.roles().size();
        List<Integer> integrated = new ArrayList<>();
        for (int r = 0; r < arity; r++) {
            if (word.roles().get(r).isIntegrated()) {
                integrated.add(r);
            }
        }
        double sum = 0;
        for (int[] stars : particles.points(integrated.stream().mapToInt(r -> index(word.species(r))).toArray())) {
            int[] states = new int[arity];
            double weight = 1;
            List<List<Integer>> arguments = new ArrayList<>();
            species.forEach(s -> arguments.add(new ArrayList<>()));
            for (int r = 0; r < arity; r++) {
                Role role = word.roles().get(r);
                if (role.isIntegrated()) {
                    states[r] = stars[integrated.indexOf(r)];
                    weight *= particles.density(index(word.species(r)))[states[r]];
                } else if (role.isSummed()) {
                    states[r] = x[places[roles.indexOf(r)]];
                }
                if (r > 0 && role.inSource()) {
                    arguments.get(index(word.species(r))).add(states[r]);
                }
            }
            for (int slot = 0; slot < target.length; slot++) {
                int here = slot;
                if (Arrays.stream(places).noneMatch(p -> p == here)) {
                    arguments.get(target[slot]).add(x[slot]);
                }
            }
            int moved = index(word.species(0));
            for (int y = 0; y < particles.states(moved); y++) {
                arguments.get(moved).add(y);
                int[] point = arguments.stream().flatMap(List::stream).mapToInt(i -> i).toArray();
                sum += weight * kernel(word, states, y, 1) * source[particles.index(from, point)];
                arguments.get(moved).remove(arguments.get(moved).size() - 1);
            }
        }
        return word.form() == Form.DENSITY ? -sum : sum;
    }

    private int index(Species s) {
        return species.indexOf(s);
    }

    /** a(x → y; others) with the dependence of each argument, from the given one on. */
    private double kernel(Word word, int[] states, int y, int argument) {
        if (argument == states.length) {
            FiniteParticles.Force force = particles.forces().get(generator.interactions().indexOf(word.interaction()));
            int[] others = Arrays.copyOfRange(states, 1, states.length);
            return force.rates()[states[0]][y][particles.index(Arrays.copyOfRange(force.species(), 1, states.length), others)];
        }
        Dependence dependence = word.roles().get(argument).kernel();
        double plain = dependence == Dependence.AVERAGED ? 0 : kernel(word, states, y, argument + 1);
        if (dependence == Dependence.PLAIN) {
            return plain;
        }
        double average = 0;
        double[] f = particles.density(index(word.species(argument)));
        for (int s = 0; s < f.length; s++) {
            int[] other = states.clone();
            other[argument] = s;
            average += f[s] * kernel(word, other, y, argument + 1);
        }
        return dependence == Dependence.AVERAGED ? average : plain - average;
    }
}

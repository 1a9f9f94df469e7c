package org.dualcumulants.spectral.expression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Σ_k a_k cos(k·κx) + b_k sin(k·κx), κ_i = 2π/period_i, over one of each pair ±k of wave vectors, with symbolic coefficients: products
 * and integrals over the periods are exact. Immutable.
 */
public final class TrigonometricPolynomial {

    /** Waves up to which a formula counts as a finite sum of products. */
    private static final int LARGEST = 500;

    /** How far, relatively, a frequency may be from a multiple of κ: rounding of the period. */
    private static final double WHOLE = 1e-12;

    private static final Comparator<List<Integer>> BY_SIZE = Comparator
            .comparingInt((List<Integer> k) -> k.stream().mapToInt(Math::abs).sum())
            .thenComparing((k, l) -> IntStream.range(0, k.size())
                    .map(i -> Integer.compare(l.get(i), k.get(i)))
                    .filter(c -> c != 0)
                    .findFirst()
                    .orElse(0));

    private final List<String> variables;
    private final List<Double> periods;
    private final Names names;
    private final Map<List<Integer>, Amplitude> amplitudes;

    private record Amplitude(SymbolicSum cosine, SymbolicSum sine) {
        Amplitude plus(Amplitude other) {
            return new Amplitude(cosine.plus(other.cosine), sine.plus(other.sine));
        }
    }

    /**
     * One wave vector k and what it carries.
     *
     * @param vector k, whole numbers, the first that is not 0 positive
     * @param cosine a_k
     * @param sine b_k, zero for k = 0
     */
    public record Wave(List<Integer> vector, Expression cosine, Expression sine) {}

    /** A formula, or one that is none. */
    private static final class NotTrigonometric extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private TrigonometricPolynomial(
            List<String> variables, List<Double> periods, Names names, Map<List<Integer>, Amplitude> amplitudes) {
        this.variables = variables;
        this.periods = periods;
        this.names = names;
        this.amplitudes = new TreeMap<>(BY_SIZE);
        amplitudes.forEach((k, amplitude) -> {
            if (!amplitude.cosine.isZero() || !amplitude.sine.isZero()) {
                this.amplitudes.put(k, amplitude);
            }
        });
    }

    /**
     * The formula as a sum of waves; empty if it is not made of sums, products and natural powers of constants, sines and cosines
     * that have the periods.
     *
     * @param periods one for each variable
     */
    public static Optional<TrigonometricPolynomial> of(Expression formula, List<String> variables, List<Double> periods) {
        // Sin(x/2)^2 has the period of x though its factors have not: read with doubled periods, then ask for even waves
        List<Double> doubled = periods.stream().map(period -> 2 * period).toList();
        TrigonometricPolynomial frame = new TrigonometricPolynomial(List.copyOf(variables), doubled, formula.names(), Map.of());
        try {
            Map<List<Integer>, Amplitude> halves = frame.with(frame.read(formula.tree())).amplitudes;
            if (!halves.keySet().stream().flatMap(List::stream).allMatch(k -> k % 2 == 0)) {
                return Optional.empty();
            }
            Map<List<Integer>, Amplitude> whole = new TreeMap<>(BY_SIZE);
            halves.forEach((k, amplitude) -> whole.put(k.stream().map(i -> i / 2).toList(), amplitude));
            return Optional.of(new TrigonometricPolynomial(frame.variables, List.copyOf(periods), formula.names(), whole));
        } catch (NotTrigonometric e) {
            return Optional.empty();
        }
    }

    private TrigonometricPolynomial with(Map<List<Integer>, Amplitude> other) {
        return new TrigonometricPolynomial(variables, periods, names, other);
    }

    /** By rising frequency, without those that carry nothing. */
    public List<Wave> waves() {
        return amplitudes.entrySet().stream()
                .map(e -> new Wave(e.getKey(), expression(e.getValue().cosine.tree()), expression(e.getValue().sine.tree())))
                .toList();
    }

    /** cos(k·κx). */
    public Expression cosine(List<Integer> vector) {
        return expression(wave(Head.COS, vector));
    }

    /** sin(k·κx). */
    public Expression sine(List<Integer> vector) {
        return expression(wave(Head.SIN, vector));
    }

    /** The sum as a formula. */
    public Expression formula() {
        List<Tree> terms = new ArrayList<>();
        amplitudes.forEach((k, amplitude) -> {
            add(amplitude.cosine, wave(Head.COS, k), terms);
            add(amplitude.sine, wave(Head.SIN, k), terms);
        });
        return expression(terms.isEmpty() ? Tree.ZERO : Tree.plus(terms));
    }

    private static void add(SymbolicSum coefficient, Tree wave, List<Tree> terms) {
        if (!coefficient.isZero()) {
            terms.add(Composition.product(List.of(coefficient.tree(), wave)));
        }
    }

    /** The integral over all periods. */
    public Expression integral() {
        return expression(mean().times(volume()).tree());
    }

    /** This over its integral: a density if it is positive. */
    public TrigonometricPolynomial normalised() {
        return scaled(mean().times(volume()).power(-1));
    }

    /** ∫ this(x - y) f(y) dy over the periods. */
    public TrigonometricPolynomial convolution(TrigonometricPolynomial f) {
        Map<List<Integer>, Amplitude> product = new TreeMap<>(BY_SIZE);
        SymbolicSum half = SymbolicSum.of(Tree.HALF).times(volume());
        amplitudes.forEach((k, u) -> {
            Amplitude v = f.amplitudes.get(k);
            if (v != null && isZero(k)) {
                product.put(k, new Amplitude(u.cosine.times(v.cosine).times(volume()), SymbolicSum.ZERO));
            } else if (v != null) {
                // ∫ cos(k(x-y)) f = V/2 (c cos kx + s sin kx), ∫ sin(k(x-y)) f = V/2 (c sin kx - s cos kx)
                product.put(k, new Amplitude(
                        half.times(u.cosine.times(v.cosine).plus(u.sine.times(v.sine).negated())),
                        half.times(u.cosine.times(v.sine).plus(u.sine.times(v.cosine)))));
            }
        });
        return new TrigonometricPolynomial(variables, periods, names.with(f.names), product);
    }

    private TrigonometricPolynomial scaled(SymbolicSum factor) {
        Map<List<Integer>, Amplitude> result = new TreeMap<>(BY_SIZE);
        amplitudes.forEach((k, u) -> result.put(k, new Amplitude(u.cosine.times(factor), u.sine.times(factor))));
        return with(result);
    }

    private SymbolicSum mean() {
        List<Integer> zero = variables.stream().map(v -> 0).toList();
        return amplitudes.containsKey(zero) ? amplitudes.get(zero).cosine : SymbolicSum.ZERO;
    }

    private SymbolicSum volume() {
        return periods.stream().map(period -> SymbolicSum.of(Notable.number(period))).reduce(SymbolicSum.ONE, SymbolicSum::times);
    }

    private Expression expression(Tree tree) {
        return Expression.of(tree, names);
    }

    /** 1 or 0 for k = 0. */
    private Tree wave(Head head, List<Integer> k) {
        List<Tree> phase = new ArrayList<>();
        for (int i = 0; i < k.size(); i++) {
            if (k.get(i) != 0) {
                phase.add(Composition.product(List.of(
                        new Tree.Rational(k.get(i), 1), Notable.number(2 * Math.PI / periods.get(i)), new Tree.Symbol(variables.get(i)))));
            }
        }
        return phase.isEmpty() ? head == Head.COS ? Tree.ONE : Tree.ZERO : new Tree.Apply(head, List.of(Tree.plus(phase)));
    }

    private Map<List<Integer>, Amplitude> read(Tree tree) throws NotTrigonometric {
        if (!tree.mentions(variables)) {
            if (tree.mentions(names.variables())) {
                throw new NotTrigonometric();
            }
            return Map.of(variables.stream().map(v -> 0).toList(), new Amplitude(SymbolicSum.of(tree), SymbolicSum.ZERO));
        }
        if (tree.is(Head.PLUS)) {
            Map<List<Integer>, Amplitude> sum = new TreeMap<>(BY_SIZE);
            for (Tree term : tree.children()) {
                read(term).forEach((k, amplitude) -> sum.merge(k, amplitude, Amplitude::plus));
            }
            return small(sum);
        }
        if (tree.is(Head.TIMES)) {
            Map<List<Integer>, Amplitude> product = read(Tree.ONE);
            for (Tree factor : tree.children()) {
                product = times(product, read(factor));
            }
            return product;
        }
        if (tree.is(Head.POWER)
                && tree.children().get(1) instanceof Tree.Rational k
                && k.isInteger()
                && k.numerator() > 0
                && k.numerator() <= Limits.EXPONENT) {
            Map<List<Integer>, Amplitude> base = read(tree.children().get(0));
            Map<List<Integer>, Amplitude> power = base;
            for (int i = 1; i < k.numerator(); i++) {
                power = times(power, base);
            }
            return power;
        }
        if (tree.is(Head.SIN) || tree.is(Head.COS)) {
            return wave(tree.is(Head.COS), tree.children().get(0));
        }
        throw new NotTrigonometric();
    }

    /** cos or sin of k·κx + α. */
    private Map<List<Integer>, Amplitude> wave(boolean cosine, Tree argument) throws NotTrigonometric {
        double[] frequency = new double[variables.size()];
        List<Tree> offset = new ArrayList<>();
        readPhase(argument, List.of(), frequency, offset);
        List<Integer> k = new ArrayList<>();
        for (int i = 0; i < frequency.length; i++) {
            double multiple = frequency[i] * periods.get(i) / (2 * Math.PI);
            double whole = Math.rint(multiple);
            if (!(Math.abs(multiple - whole) <= WHOLE * Math.max(1, Math.abs(whole))) || Math.abs(whole) > 100_000) {
                throw new NotTrigonometric();
            }
            k.add((int) whole);
        }
        SymbolicSum c = SymbolicSum.ONE;
        SymbolicSum s = SymbolicSum.ZERO;
        if (!offset.isEmpty()) {
            c = SymbolicSum.of(new Tree.Apply(Head.COS, List.of(Tree.plus(offset))));
            s = SymbolicSum.of(new Tree.Apply(Head.SIN, List.of(Tree.plus(offset))));
        }
        return Map.of(positive(k), oriented(k, cosine ? new Amplitude(c, s.negated()) : new Amplitude(s, c)));
    }

    /** Reads Σ constant · variable + constant. */
    private void readPhase(Tree tree, List<Tree> factors, double[] frequency, List<Tree> offset) throws NotTrigonometric {
        if (!tree.mentions(variables)) {
            List<Tree> all = new ArrayList<>(factors);
            all.add(tree);
            offset.add(Composition.product(all));
        } else if (tree instanceof Tree.Symbol symbol) {
            Tree product = factors.isEmpty() ? Tree.ONE : Tree.times(factors);
            frequency[variables.indexOf(symbol.name())] += Assembler.constant(product, names.parameters());
        } else if (tree.is(Head.PLUS)) {
            for (Tree term : tree.children()) {
                readPhase(term, factors, frequency, offset);
            }
        } else if (tree.is(Head.TIMES)) {
            List<Tree> constants = new ArrayList<>(factors);
            Tree rest = null;
            for (Tree factor : tree.children()) {
                if (!factor.mentions(names.variables())) {
                    constants.add(factor);
                } else if (rest == null) {
                    rest = factor;
                } else {
                    throw new NotTrigonometric();
                }
            }
            readPhase(rest, constants, frequency, offset);
        } else {
            throw new NotTrigonometric();
        }
    }

    private static Map<List<Integer>, Amplitude> times(Map<List<Integer>, Amplitude> left, Map<List<Integer>, Amplitude> right)
            throws NotTrigonometric {
        SymbolicSum half = SymbolicSum.of(Tree.HALF);
        Map<List<Integer>, Amplitude> product = new TreeMap<>(BY_SIZE);
        left.forEach((k, u) -> right.forEach((l, v) -> {
            SymbolicSum cc = half.times(u.cosine.times(v.cosine));
            SymbolicSum ss = half.times(u.sine.times(v.sine));
            SymbolicSum cs = half.times(u.cosine.times(v.sine));
            SymbolicSum sc = half.times(u.sine.times(v.cosine));
            add(combined(k, l, 1), new Amplitude(cc.plus(ss.negated()), cs.plus(sc)), product);
            add(combined(k, l, -1), new Amplitude(cc.plus(ss), sc.plus(cs.negated())), product);
        }));
        return small(product);
    }

    private static void add(List<Integer> k, Amplitude amplitude, Map<List<Integer>, Amplitude> sum) {
        sum.merge(positive(k), oriented(k, amplitude), Amplitude::plus);
    }

    private static List<Integer> combined(List<Integer> k, List<Integer> l, int sign) {
        return IntStream.range(0, k.size()).mapToObj(i -> k.get(i) + sign * l.get(i)).toList();
    }

    private static boolean isZero(List<Integer> k) {
        return k.stream().allMatch(i -> i == 0);
    }

    private static boolean isNegative(List<Integer> k) {
        return k.stream().filter(i -> i != 0).findFirst().orElse(0) < 0;
    }

    private static List<Integer> positive(List<Integer> k) {
        return isNegative(k) ? k.stream().map(i -> -i).toList() : List.copyOf(k);
    }

    /** What an amplitude of k is for the positive one of ±k; a sine of nothing is nothing. */
    private static Amplitude oriented(List<Integer> k, Amplitude amplitude) {
        if (isZero(k)) {
            return new Amplitude(amplitude.cosine, SymbolicSum.ZERO);
        }
        return isNegative(k) ? new Amplitude(amplitude.cosine, amplitude.sine.negated()) : amplitude;
    }

    private static Map<List<Integer>, Amplitude> small(Map<List<Integer>, Amplitude> sum) throws NotTrigonometric {
        if (sum.size() > LARGEST) {
            throw new NotTrigonometric();
        }
        return sum;
    }
}

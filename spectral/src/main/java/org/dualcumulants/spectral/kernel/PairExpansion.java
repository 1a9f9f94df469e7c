package org.dualcumulants.spectral.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dualcumulants.spectral.basis.AxisFunctions;
import org.dualcumulants.spectral.basis.Expansion;
import org.dualcumulants.spectral.basis.FourierBasis;
import org.dualcumulants.spectral.basis.PointFunction;
import org.dualcumulants.spectral.basis.ProductFunctions;
import org.dualcumulants.spectral.basis.Sampling;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.study.AvailableMemory;
import org.dualcumulants.spectral.study.StudyException;

/**
 * The coefficients of K_i(x, y), summand by summand and in each factor by factor where these have no coordinate in common: what is
 * sampled has as few coordinates as the formula allows. On circles a function of the difference is expanded in it.
 */
final class PairExpansion {

    /** Scaled coefficients below this multiple of the largest of a factor are roundings of its transform. */
    private static final double NOISE = 1e-16;

    /** Functions on either side of a factor of both states, at most: what a singular value decomposition does in seconds. */
    private static final int LARGEST_SIDE = 1500;

    private final List<Axis> axes;
    private final ProductFunctions factors;
    private final boolean difference;
    /** Axes on which K depends, in the pushed and in the pushing state: the slots, in this order. */
    private final int[] pushed;
    private final int[] pushing;

    PairExpansion(List<Axis> axes, ProductFunctions factors, boolean difference, int[] pushed, int[] pushing) {
        this.axes = axes;
        this.factors = factors;
        this.difference = difference;
        this.pushed = pushed;
        this.pushing = pushing;
    }

    /** One entry per coefficient that is not zero: its number in every slot, -1 where it has none. */
    private record Part(List<int[]> places, List<Double> values, double rms, double tail) {}

    /**
     * Adds K_i.
     *
     * @param component i
     * @return mean square of what the functions do not hold, at most
     * @throws StudyException if K_i is not finite, its coefficients do not settle, or it needs too many of them
     */
    double addTo(CoefficientMatrix matrix, int component, Expression formula) {
        double missing = 0;
        for (List<Part> term : terms(component, formula)) {
            if (entries(term) > SeparableKernel.LARGEST) {
                throw tooLarge(entries(term), SeparableKernel.LARGEST);
            }
            AvailableMemory.require(CoefficientMatrix.BYTES * entries(term), "particle.kernel", "a summand of the kernel");
            add(matrix, component, term, 0, slots(), 1);
            missing += missing(term);
        }
        return missing * missing;
    }

    private List<List<Part>> terms(int component, Expression formula) {
        List<Expression> summands = formula.summands();
        // a variable that cancels has no slot
        if (!summands.stream().allMatch(term -> formula.variables().containsAll(term.variables()))) {
            return List.of(List.of(part(formula, component)));
        }
        try {
            return summands.stream().map(term -> parts(term, component)).toList();
        } catch (StudyException e) {
            // a pole of one summand may be taken off by another
            if (summands.size() == 1 && formula.independentFactors().size() == 1 || size(formula) > SeparableKernel.LARGEST) {
                throw e;
            }
            return List.of(List.of(part(formula, component)));
        }
    }

    /** What the term adds to the matrix: constants have a coefficient for every function where functions are cardinal. */
    private double entries(List<Part> term) {
        double entries = term.stream().mapToDouble(part -> part.values.size()).reduce(1, (a, b) -> a * b);
        for (int s = 0; s < pushed.length + pushing.length; s++) {
            int slot = s;
            if (term.stream().allMatch(part -> part.places.isEmpty() || part.places.get(0)[slot] < 0)) {
                entries *= Arrays.stream(axis(s).one()).filter(x -> x != 0).count();
            }
        }
        return entries;
    }

    private AxisFunctions axis(int slot) {
        return factors.axes().get(slot < pushed.length ? pushed[slot] : pushing[slot - pushed.length]);
    }

    /** ‖Π f_k - Π (held part of f_k)‖ ≤ Π ‖f_k‖ √Σ τ_k². */
    private static double missing(List<Part> term) {
        double rms = term.stream().mapToDouble(Part::rms).reduce(1, (a, b) -> a * b);
        return rms * Math.sqrt(term.stream().mapToDouble(part -> part.tail * part.tail).sum());
    }

    private List<Part> parts(Expression term, int component) {
        return term.independentFactors().stream().map(factor -> part(factor, component)).toList();
    }

    private Part part(Expression factor, int component) {
        String where = "particle.kernel[" + component + "]";
        return factor.isConstant() ? constant(factor, where) : difference ? ofDifference(factor, where) : ofPair(factor, where);
    }

    private Part constant(Expression factor, String where) {
        Expansion expansion = new Sampling(factors, axes.stream().map(Axis::name).toList()).expand(factor, where);
        return new Part(List.of(slots()), List.of(factor.compile(List.of()).at()), expansion.rms(), 0);
    }

    private int[] slots() {
        int[] none = new int[pushed.length + pushing.length];
        Arrays.fill(none, -1);
        return none;
    }

    private static int position(int[] list, int value) {
        return IntStream.range(0, list.length).filter(k -> list[k] == value).findFirst().orElse(-1);
    }

    private int[] occurring(Expression factor, int[] among, String suffix) {
        return IntStream.of(among).filter(i -> factor.variables().contains(axes.get(i).name() + suffix)).toArray();
    }

    private List<AxisFunctions> functions(int[]... lists) {
        return Stream.of(lists).flatMapToInt(IntStream::of).<AxisFunctions>mapToObj(i -> factors.axes().get(i)).toList();
    }

    private List<String> names(int[] plain, int[] primed) {
        return Stream.concat(
                        IntStream.of(plain).mapToObj(i -> axes.get(i).name()),
                        IntStream.of(primed).mapToObj(i -> axes.get(i).name() + Names.PRIME))
                .toList();
    }

    /** Coefficients that the formula needs where it is no product. */
    private double size(Expression formula) {
        int[] x = occurring(formula, pushed, "");
        int[] y = difference ? nodes(x) : occurring(formula, pushing, Names.PRIME);
        return product(functions(x, y));
    }

    private static double product(List<AxisFunctions> together) {
        return together.stream().mapToDouble(AxisFunctions::size).reduce(1, (x, y) -> x * y);
    }

    private static ProductFunctions limited(List<AxisFunctions> together) {
        if (product(together) > SeparableKernel.LARGEST) {
            throw tooLarge(product(together), SeparableKernel.LARGEST);
        }
        return new ProductFunctions(together);
    }

    private static StudyException tooLarge(double found, double most) {
        return new StudyException("particle.kernel", String.format(Locale.ROOT,
                "the kernel needs %.3g coefficients at this resolution; at most %.3g are used: lower the resolution", found, most));
    }

    private Part ofPair(Expression factor, String where) {
        int[] x = occurring(factor, pushed, "");
        int[] y = occurring(factor, pushing, Names.PRIME);
        double side = Math.min(product(functions(x)), product(functions(y)));
        if (side > LARGEST_SIDE) {
            throw tooLarge(side, LARGEST_SIDE);
        }
        ProductFunctions both = limited(functions(x, y));
        Expansion expansion = new Sampling(both, names(x, y)).expand(PointFunction.of(factor, names(x, y)), where);
        Collected collected = new Collected(both, expansion);
        collected.forEach((c, value) -> {
            int[] place = slots();
            for (int i = 0; i < x.length; i++) {
                place[position(pushed, x[i])] = both.component(c, i);
            }
            for (int i = 0; i < y.length; i++) {
                place[pushed.length + position(pushing, y[i])] = both.component(c, x.length + i);
            }
            collected.add(place, value);
        });
        return collected.part();
    }

    private int[] nodes(int[] some) {
        return IntStream.of(some).filter(i -> !(factors.axes().get(i) instanceof FourierBasis)).toArray();
    }

    /** Functions of the differences on circles, and of x and y on the other axes. */
    private Part ofDifference(Expression factor, String where) {
        int[] some = occurring(factor, pushed, "");
        int[] waves = IntStream.of(some).filter(i -> factors.axes().get(i) instanceof FourierBasis).toArray();
        int[] nodes = nodes(some);
        ProductFunctions triple = limited(functions(waves, nodes, nodes));
        List<String> names = new ArrayList<>(names(waves, new int[0]));
        names.addAll(names(nodes, nodes));
        Expansion expansion = new Sampling(triple, names).expand(new OfDifference(factor, waves, nodes), where);
        Collected collected = new Collected(triple, expansion);
        collected.forEach((c, value) -> {
            int[] place = slots();
            for (int i = 0; i < nodes.length; i++) {
                place[position(pushed, nodes[i])] = triple.component(c, waves.length + i);
                place[pushed.length + position(pushing, nodes[i])] = triple.component(c, waves.length + nodes.length + i);
            }
            addWaves(collected, triple, c, waves, 0, place, value);
        });
        return collected.part();
    }

    /** g_c(x - y) = Σ α g_a(x) g_b(y). */
    private void addWaves(Collected collected, ProductFunctions triple, int c, int[] waves, int w, int[] place, double value) {
        if (w == waves.length) {
            collected.add(place.clone(), value);
            return;
        }
        FourierBasis g = (FourierBasis) factors.axes().get(waves[w]);
        int wave = triple.component(c, w);
        int[][] pairs = g.differencePairs(wave);
        double[] alpha = g.differenceCoefficients(wave);
        for (int t = 0; t < pairs.length; t++) {
            place[position(pushed, waves[w])] = pairs[t][0];
            place[pushed.length + position(pushing, waves[w])] = pairs[t][1];
            addWaves(collected, triple, c, waves, w + 1, place, value * alpha[t]);
        }
    }

    /** The entries of a part, and the coefficients above rounding they come from. */
    private static final class Collected {

        @FunctionalInterface
        private interface Coefficient {
            void accept(int c, double value);
        }

        private final double[] kappa;
        private final double[] norms;
        private final Expansion expansion;
        private final List<int[]> places = new ArrayList<>();
        private final List<Double> values = new ArrayList<>();

        Collected(ProductFunctions functions, Expansion expansion) {
            this.kappa = expansion.coefficients();
            this.norms = functions.normsSquared();
            this.expansion = expansion;
        }

        void forEach(Coefficient action) {
            double largest = 0;
            for (int c = 0; c < kappa.length; c++) {
                largest = Math.max(largest, Math.abs(kappa[c]) * Math.sqrt(norms[c]));
            }
            for (int c = 0; c < kappa.length; c++) {
                if (Math.abs(kappa[c]) * Math.sqrt(norms[c]) > NOISE * largest) {
                    action.accept(c, kappa[c]);
                }
            }
        }

        void add(int[] place, double value) {
            places.add(place);
            values.add(value);
        }

        Part part() {
            return new Part(places, values, expansion.rms(), expansion.tail());
        }
    }

    /** The product of the parts from one on, with those before in their slots. */
    private void add(CoefficientMatrix matrix, int component, List<Part> term, int next, int[] place, double value) {
        if (next == term.size()) {
            addConstants(matrix, component, 0, place, value);
            return;
        }
        Part part = term.get(next);
        int[] joined = new int[place.length];
        for (int e = 0; e < part.values.size(); e++) {
            for (int s = 0; s < place.length; s++) {
                joined[s] = Math.max(place[s], part.places.get(e)[s]);
            }
            add(matrix, component, term, next + 1, joined, value * part.values.get(e));
        }
    }

    /** Where the term does not depend on a slot it is constant in it. */
    private void addConstants(CoefficientMatrix matrix, int component, int slot, int[] place, double value) {
        int s = slot;
        while (s < place.length && place[s] >= 0) {
            s++;
        }
        if (s == place.length) {
            matrix.add(component, number(place, pushed, 0), number(place, pushing, pushed.length), value);
            return;
        }
        double[] one = axis(s).one();
        for (int k = 0; k < one.length; k++) {
            if (one[k] != 0) {
                place[s] = k;
                addConstants(matrix, component, s + 1, place, value * one[k]);
            }
        }
        place[s] = -1;
    }

    /** The last slot fastest, as in {@link ProductFunctions}. */
    private int number(int[] place, int[] some, int first) {
        int number = 0;
        for (int i = 0; i < some.length; i++) {
            number = number * factors.axes().get(some[i]).size() + place[first + i];
        }
        return number;
    }

    /** A function of the difference by differences on circles, x and y on the other axes. */
    private final class OfDifference implements PointFunction {
        private final Expression formula;
        private final int[] waves;
        private final int[] nodes;
        private final Compiled compiled;

        OfDifference(Expression formula, int[] waves, int[] nodes) {
            this.formula = formula;
            this.waves = waves;
            this.nodes = nodes;
            List<String> names = new ArrayList<>(names(waves, new int[0]));
            names.addAll(names(nodes, new int[0]));
            this.compiled = formula.compile(names);
        }

        @Override
        public void evaluate(double[][] columns, double[] out) {
            double[][] differences = new double[waves.length + nodes.length][out.length];
            for (int p = 0; p < out.length; p++) {
                for (int w = 0; w < waves.length; w++) {
                    differences[w][p] = axes.get(waves[w]).difference(columns[w][p], 0);
                }
                for (int n = 0; n < nodes.length; n++) {
                    int x = waves.length + n;
                    differences[x][p] = axes.get(nodes[n]).difference(columns[x][p], columns[x + nodes.length][p]);
                }
            }
            compiled.evaluate(differences, out);
        }

        @Override
        public String text() {
            return formula.text();
        }
    }
}

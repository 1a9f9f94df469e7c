package org.dualcumulants.spectral.basis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Products of functions on the axes, e_a(x) = Π_i e_{a_i}(x_i); a runs through the multi-indices, the last axis fastest: through
 * all of them, or through those of a set that holds the first.
 */
public class ProductFunctions {

    /** Functions, at most. */
    public static final int LARGEST = 1 << 24;

    private final List<? extends AxisFunctions> axes;
    private final int[] sizes;
    private final int size;

    /** The multi-indices of the set by their numbers among all; null: all. */
    private final int[] kept;

    /** Their inverse, -1 for what is not in the set. */
    private final int[] place;

    public ProductFunctions(List<? extends AxisFunctions> axes) {
        this(axes, null);
    }

    /** @param kept numbers of the multi-indices of the set, ascending, 0 first; null: all */
    ProductFunctions(List<? extends AxisFunctions> axes, int[] kept) {
        this.axes = List.copyOf(axes);
        this.sizes = axes.stream().mapToInt(AxisFunctions::size).toArray();
        double product = product(this.axes);
        if (product > LARGEST) {
            throw new IllegalArgumentException(
                    (long) product + " one-particle functions; at most " + LARGEST + ", lower the resolution");
        }
        this.kept = kept;
        this.size = kept == null ? (int) product : kept.length;
        this.place = kept == null ? null : new int[(int) product];
        if (kept != null) {
            Arrays.fill(place, -1);
            for (int a = 0; a < kept.length; a++) {
                place[kept[a]] = a;
            }
        }
    }

    static double product(List<? extends AxisFunctions> axes) {
        double product = 1;
        for (AxisFunctions axis : axes) {
            // negative: more than an int holds
            product *= axis.size() < 0 ? Double.POSITIVE_INFINITY : axis.size();
        }
        return product;
    }

    /** Number of functions. */
    public final int size() {
        return size;
    }

    public final int dimension() {
        return sizes.length;
    }

    public List<? extends AxisFunctions> axes() {
        return axes;
    }

    /** Whether every axis is a circle with its waves. */
    public final boolean isFourier() {
        return axes.stream().allMatch(FourierBasis.class::isInstance);
    }

    /** The functions of the given axes alone, in the given order. */
    public ProductFunctions only(int[] some) {
        return new ProductFunctions(IntStream.of(some).mapToObj(axes::get).toList());
    }

    /** Coefficients of a function given in those of some axes {@linkplain #only alone}, on which alone it depends. */
    public final double[] embedded(double[] coefficients, int[] some) {
        ProductFunctions part = only(some);
        List<double[]> ones = new ArrayList<>();
        axes.forEach(axis -> ones.add(axis.one()));
        boolean[] depends = new boolean[sizes.length];
        IntStream.of(some).forEach(i -> depends[i] = true);
        double[] out = new double[size];
        int[] c = new int[sizes.length];
        int[] own = new int[some.length];
        for (int a = 0; a < size; a++) {
            components(a, c);
            double factor = 1;
            for (int i = 0; i < c.length; i++) {
                factor *= depends[i] ? 1 : ones.get(i)[c[i]];
            }
            if (factor != 0) {
                for (int i = 0; i < some.length; i++) {
                    own[i] = c[some[i]];
                }
                out[a] = factor * coefficients[part.index(own)];
            }
        }
        return out;
    }

    /** The products e_a(x) e_b(x') for functions of two states; the pair (a, b) has the number a · size + b. */
    public ProductFunctions squared() {
        return new ProductFunctions(Stream.concat(axes.stream(), axes.stream()).toList());
    }

    /** a_i of the multi-index a. */
    public final int component(int a, int axis) {
        int stride = 1;
        for (int i = dimension() - 1; i > axis; i--) {
            stride *= sizes[i];
        }
        return number(a) / stride % sizes[axis];
    }

    /** Number of the multi-index, or -1 if it is not in this basis. */
    public final int index(int[] components) {
        int a = 0;
        for (int i = 0; i < components.length; i++) {
            if (components[i] >= sizes[i]) {
                return -1;
            }
            a = a * sizes[i] + components[i];
        }
        return place(a);
    }

    private int number(int a) {
        return kept == null ? a : kept[a];
    }

    /** Place in the set of the multi-index with a number among all, or -1. */
    final int place(int number) {
        return place == null ? number : place[number];
    }

    final int[] components(int a) {
        int[] c = new int[sizes.length];
        components(a, c);
        return c;
    }

    private void components(int a, int[] c) {
        for (int i = sizes.length - 1, rest = number(a); i >= 0; rest /= sizes[i], i--) {
            c[i] = rest % sizes[i];
        }
    }

    /** Whether all multi-indices are in the set. */
    public final boolean isFull() {
        return kept == null;
    }

    /** Numbers among all of these functions of the products of so many functions of a set. */
    final int[] numbersOfPowers(ProductFunctions set, int factors) {
        int all = set.place.length;
        int[] numbers = {0};
        for (int f = 0; f < factors; f++) {
            int[] before = numbers;
            numbers = IntStream.of(before).flatMap(n -> IntStream.of(set.kept).map(k -> n * all + k)).toArray();
        }
        return numbers;
    }

    /** Of a quantity of all multi-indices, that of the set's. */
    final double[] kept(double[] all) {
        return kept == null ? all : IntStream.of(kept).mapToDouble(number -> all[number]).toArray();
    }

    /** e_a(x) for all a. */
    public final double[] values(double... x) {
        return kept(tensor(IntStream.range(0, sizes.length).mapToObj(i -> axes.get(i).values(x[i])).toList()));
    }

    static double[] tensor(List<double[]> factors) {
        double[] out = {1};
        for (double[] v : factors) {
            double[] next = new double[out.length * v.length];
            for (int p = 0; p < out.length; p++) {
                for (int q = 0; q < v.length; q++) {
                    next[p * v.length + q] = out[p] * v[q];
                }
            }
            out = next;
        }
        return out;
    }

    @FunctionalInterface
    interface AxisQuantity<A> {
        double of(A axis, int a);
    }

    /** ∫ e_a against the reference measure, for all a. */
    public final double[] integrals() {
        return kept(tensor(axes.stream().map(axis -> quantities(axis, AxisFunctions::integral)).toList()));
    }

    /** ∫ e_a² against the reference measure, for all a. */
    public final double[] normsSquared() {
        return kept(tensor(axes.stream().map(axis -> quantities(axis, AxisFunctions::normSquared)).toList()));
    }

    static <A extends AxisFunctions> double[] quantities(A axis, AxisQuantity<A> quantity) {
        return IntStream.range(0, axis.size()).mapToDouble(a -> quantity.of(axis, a)).toArray();
    }
}

package org.dualcumulants.spectral.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.DoubleStream;
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
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.StudyException;

/**
 * A kernel where an axis is no circle: K by its values at pairs of nodes on those axes and by its waves on circles, there through
 * the addition theorem if it is a function of the difference. With √w as scale the singular values of that matrix are those of K in
 * L² of the reference measure: polynomials have finitely many, and the sum of the products is K itself at the nodes.
 */
final class SampledKernel {

    /** Functions on either side of a kernel of two states, at most: what a singular value decomposition does in seconds. */
    private static final int LARGEST_SIDE = 1500;

    /** Singular values below this multiple of the largest entry are rounding; entries are some fiftieth of the largest of them. */
    private static final double ROUNDING = 5e-13;

    /** Points at which the expansion is compared with K. */
    private static final int PROBES = 40;

    private final List<Axis> axes;
    private final List<Expression> components;
    private final ProductFunctions factors;
    private final boolean difference;
    /** Axes on which K depends, in the pushed and in the pushing state. */
    private final int[] pushed;
    private final int[] pushing;

    SampledKernel(PairKernel kernel, List<Axis> axes, ProductFunctions factors) {
        this.axes = axes;
        this.components = kernel.components();
        this.factors = factors;
        this.difference = kernel.isDifference();
        this.pushed = occurring("");
        this.pushing = difference ? pushed : occurring(Names.PRIME);
    }

    private int[] occurring(String suffix) {
        return IntStream.range(0, axes.size())
                .filter(i -> components.stream().anyMatch(c -> c.variables().contains(axes.get(i).name() + suffix)))
                .toArray();
    }

    SeparableKernel separated(double neglect) {
        ProductFunctions left = factors.only(pushed);
        ProductFunctions right = factors.only(pushing);
        CoefficientMatrix matrix = new CoefficientMatrix(left, right, components.size());
        double square = 0;
        double missing = 0;
        for (int i = 0; i < components.size(); i++) {
            Expansion expansion = difference ? addDifference(i, left, matrix) : addGeneral(i, left, right, matrix);
            square += expansion.rms() * expansion.rms();
            missing += Math.pow(expansion.rms() * expansion.tail(), 2);
        }
        CoefficientMatrix.Factors found = matrix.factorise(ROUNDING, neglect);
        List<SeparableKernel.Product> products = found.products().stream()
                .map(p -> new SeparableKernel.Product(
                        p.field().stream().map(u -> factors.embedded(u, pushed)).toList(),
                        factors.embedded(p.weight(), pushing)))
                .toList();
        double tail = square == 0 ? 0 : Math.sqrt((missing + found.lost()) / square);
        return new SeparableKernel(factors, products, Math.max(tail, betweenNodes(found.products(), left, right)));
    }

    private static String key(int component) {
        return "particle.kernel[" + component + "]";
    }

    /** Functions on the circles among the differences, then on the other axes of x, then on those of y. */
    private Expansion addDifference(int component, ProductFunctions functions, CoefficientMatrix matrix) {
        int[] waves = IntStream.of(pushed).filter(i -> factors.axes().get(i) instanceof FourierBasis).toArray();
        int[] nodes = IntStream.of(pushed).filter(i -> !(factors.axes().get(i) instanceof FourierBasis)).toArray();
        if (pushed.length == 0) {
            return constant(component, matrix);
        }
        List<AxisFunctions> together = new ArrayList<>();
        IntStream.concat(IntStream.of(waves), IntStream.concat(IntStream.of(nodes), IntStream.of(nodes)))
                .forEach(i -> together.add(factors.axes().get(i)));
        ProductFunctions triple = limited(together);
        Expansion expansion = new Sampling(triple, names(waves, nodes))
                .expand(new OfDifference(component, waves, nodes), key(component));
        double[] kappa = expansion.coefficients();
        double[] norms = triple.normsSquared();
        double largest = 0;
        for (int c = 0; c < kappa.length; c++) {
            largest = Math.max(largest, Math.abs(kappa[c]) * Math.sqrt(norms[c]));
        }
        int[] a = new int[pushed.length];
        int[] b = new int[pushed.length];
        for (int c = 0; c < kappa.length; c++) {
            if (Math.abs(kappa[c]) * Math.sqrt(norms[c]) > 1e-17 * largest) {
                for (int i = 0; i < pushed.length; i++) {
                    int place = position(nodes, pushed[i]);
                    if (place >= 0) {
                        a[i] = triple.component(c, waves.length + place);
                        b[i] = triple.component(c, waves.length + nodes.length + place);
                    }
                }
                addWaves(component, kappa[c], triple, c, waves, 0, a, b, functions, matrix);
            }
        }
        return expansion;
    }

    private static int position(int[] list, int value) {
        return IntStream.range(0, list.length).filter(k -> list[k] == value).findFirst().orElse(-1);
    }

    private void addWaves(
            int component, double value, ProductFunctions triple, int c, int[] waves, int w, int[] a, int[] b,
            ProductFunctions functions, CoefficientMatrix matrix) {
        if (w == waves.length) {
            matrix.add(component, functions.index(a), functions.index(b), value);
            return;
        }
        FourierBasis g = (FourierBasis) factors.axes().get(waves[w]);
        int wave = triple.component(c, w);
        int[][] pairs = g.differencePairs(wave);
        double[] alpha = g.differenceCoefficients(wave);
        int place = position(pushed, waves[w]);
        for (int t = 0; t < pairs.length; t++) {
            a[place] = pairs[t][0];
            b[place] = pairs[t][1];
            addWaves(component, value * alpha[t], triple, c, waves, w + 1, a, b, functions, matrix);
        }
    }

    private Expansion addGeneral(int component, ProductFunctions left, ProductFunctions right, CoefficientMatrix matrix) {
        if (pushed.length + pushing.length == 0) {
            return constant(component, matrix);
        }
        if (Math.min(left.size(), right.size()) > LARGEST_SIDE) {
            throw tooLarge(Math.min(left.size(), right.size()), LARGEST_SIDE);
        }
        List<AxisFunctions> together = new ArrayList<>(left.axes());
        together.addAll(right.axes());
        List<String> names = Stream.concat(
                        IntStream.of(pushed).mapToObj(i -> axes.get(i).name()),
                        IntStream.of(pushing).mapToObj(i -> axes.get(i).name() + Names.PRIME))
                .toList();
        Expansion expansion = new Sampling(limited(together), names)
                .expand(PointFunction.of(components.get(component), names), key(component));
        double[] kappa = expansion.coefficients();
        for (int pair = 0; pair < kappa.length; pair++) {
            if (kappa[pair] != 0) {
                matrix.add(component, pair / right.size(), pair % right.size(), kappa[pair]);
            }
        }
        return expansion;
    }

    private Expansion constant(int component, CoefficientMatrix matrix) {
        Expansion expansion = new Sampling(factors, axes.stream().map(Axis::name).toList())
                .expand(components.get(component), key(component));
        double value = components.get(component).compile(List.of()).at();
        if (value != 0) {
            matrix.add(component, 0, 0, value);
        }
        return expansion;
    }

    private static ProductFunctions limited(List<AxisFunctions> together) {
        double product = together.stream().mapToDouble(AxisFunctions::size).reduce(1, (x, y) -> x * y);
        if (product > SeparableKernel.LARGEST) {
            throw tooLarge(product, SeparableKernel.LARGEST);
        }
        return new ProductFunctions(together);
    }

    private static StudyException tooLarge(double found, double most) {
        return new StudyException("particle.kernel", String.format(Locale.ROOT,
                "the kernel needs %.3g coefficients at this resolution; at most %.3g are used: lower the resolution", found, most));
    }

    private List<String> names(int[] waves, int[] nodes) {
        List<String> names = new ArrayList<>();
        IntStream.of(waves).forEach(i -> names.add(axes.get(i).name()));
        IntStream.of(nodes).forEach(i -> names.add(axes.get(i).name()));
        IntStream.of(nodes).forEach(i -> names.add(axes.get(i).name() + Names.PRIME));
        return names;
    }

    /** K as a function of differences on circles, of x and of y on the other axes. */
    private final class OfDifference implements PointFunction {
        private final int component;
        private final int[] waves;
        private final int[] nodes;
        private final Compiled compiled;

        OfDifference(int component, int[] waves, int[] nodes) {
            this.component = component;
            this.waves = waves;
            this.nodes = nodes;
            this.compiled = components.get(component).compile(
                    IntStream.concat(IntStream.of(waves), IntStream.of(nodes)).mapToObj(i -> axes.get(i).name()).toList());
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
            return components.get(component).text();
        }
    }

    /** Largest distance from K at points between the nodes within some widths, relative to its largest value there. */
    private double betweenNodes(List<SeparableKernel.Product> products, ProductFunctions left, ProductFunctions right) {
        Random random = new Random(20);
        List<String> names = axes.stream().map(Axis::name).toList();
        List<Compiled> compiled = components.stream()
                .map(c -> c.compile(difference ? names : PairKernel.primed(names)))
                .toList();
        double largest = 0;
        double distance = 0;
        for (int probe = 0; probe < PROBES; probe++) {
            double[] x = point(random);
            double[] y = point(random);
            double[] g = left.values(at(x, pushed));
            double[] h = right.values(at(y, pushing));
            for (int i = 0; i < components.size(); i++) {
                double found = 0;
                for (SeparableKernel.Product p : products) {
                    found += dot(p.field().get(i), g) * dot(p.weight(), h);
                }
                double expected = compiled.get(i).at(difference ? differences(x, y) : both(x, y));
                largest = Math.max(largest, Math.abs(expected));
                distance = Math.max(distance, Math.abs(expected - found));
            }
        }
        // of interpolation there are some roundings
        return distance <= 1e-11 * largest ? 0 : distance / largest;
    }

    private double[] point(Random random) {
        double[] x = new double[axes.size()];
        for (int i = 0; i < x.length; i++) {
            var rule = factors.axes().get(i).grid(64);
            // the middle half of a Gauss rule's nodes carries nearly all of the weight
            int quarter = factors.axes().get(i) instanceof FourierBasis ? 0 : rule.size() / 4;
            double low = rule.node(quarter);
            double high = rule.node(rule.size() - 1 - quarter);
            x[i] = low + (high - low) * random.nextDouble();
        }
        return x;
    }

    private static double[] at(double[] x, int[] some) {
        return IntStream.of(some).mapToDouble(i -> x[i]).toArray();
    }

    private double[] differences(double[] x, double[] y) {
        return IntStream.range(0, x.length).mapToDouble(i -> axes.get(i).difference(x[i], y[i])).toArray();
    }

    private static double[] both(double[] x, double[] y) {
        return DoubleStream.concat(DoubleStream.of(x), DoubleStream.of(y)).toArray();
    }

    private static double dot(double[] c, double[] g) {
        double sum = 0;
        for (int a = 0; a < g.length; a++) {
            sum += c[a] * g[a];
        }
        return sum;
    }
}

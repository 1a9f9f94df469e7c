package org.dualcumulants.spectral.kernel;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.basis.FourierBasis;
import org.dualcumulants.spectral.basis.ProductFunctions;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.study.PairKernel;

/**
 * A kernel where an axis is no circle: K by its values at pairs of nodes on those axes and by its waves on circles, there through
 * the addition theorem if it is a function of the difference. With √w as scale the singular values of that matrix are those of K in
 * L² of the reference measure: polynomials have finitely many, and the sum of the products is K itself at the nodes.
 */
final class SampledKernel {

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
        PairExpansion expansion = new PairExpansion(axes, factors, difference, pushed, pushing);
        double missing = 0;
        for (int i = 0; i < components.size(); i++) {
            missing += expansion.addTo(matrix, i, components.get(i));
        }
        double square = matrix.meanSquare() + missing;
        CoefficientMatrix.Factors found = matrix.factorise(ROUNDING, neglect);
        List<SeparableKernel.Product> products = found.products().stream()
                .map(p -> new SeparableKernel.Product(
                        p.field().stream().map(u -> factors.embedded(u, pushed)).toList(),
                        factors.embedded(p.weight(), pushing)))
                .toList();
        double tail = square == 0 ? 0 : Math.sqrt((missing + found.lost()) / square);
        return new SeparableKernel(factors, products, Math.max(tail, betweenNodes(found.products(), left, right)));
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

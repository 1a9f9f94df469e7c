package org.dualcumulants.spectral.basis;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.quadrature.QuadratureRule;
import org.dualcumulants.spectral.study.AvailableMemory;
import org.dualcumulants.spectral.study.StudyException;

/**
 * Expansion of user-given functions: values on a grid that is refined until the wanted coefficients stand, then one fast
 * transform per axis.
 */
public final class Sampling {

    /** Points of the finest grid tried, all axes together. */
    private static final int FINEST = 1 << 20;

    /** Points of the second grid, at most; without a second one nothing is known about a function. */
    private static final int LARGEST = 1 << 24;

    /** Memory of a point: its value, its weight, and what these are made of. */
    private static final double BYTES = 24;

    /** Change of the wanted coefficients between two grids, relative to the largest one, at which they stand. */
    private static final double SETTLED = 1e-14;

    /** The same for functions with jumps or kinks, which settle slowly; beyond it the function is refused. */
    private static final double REFUSED = 1e-2;

    /** Points evaluated at once. */
    private static final int CHUNK = 1 << 16;

    /** Points between the grid points at which an expansion is checked. */
    private static final int PROBES = 24;

    private final ProductFunctions basis;
    private final List<String> names;

    /**
     * @param basis functions of the wanted coefficients
     * @param names the argument names of the expressions, one per axis of the basis
     */
    public Sampling(ProductFunctions basis, List<String> names) {
        this.basis = basis;
        this.names = List.copyOf(names);
    }

    /**
     * A function in the basis.
     *
     * @param where key path of the expression in the study
     * @throws StudyException if the function is not finite on a grid or its coefficients do not settle
     */
    public Expansion expand(Expression function, String where) {
        return settled(refined(function, where, false), function.text(), where);
    }

    /**
     * A function in the basis, whose coefficients may also be unsettled: {@link Expansion#uncertainty} tells.
     *
     * @throws StudyException if the function is not finite on a grid
     */
    public Expansion attempt(Expression function, String where) {
        return refined(function, where, false);
    }

    /** Any function of points in the basis. */
    public Expansion expand(PointFunction function, String where) {
        return settled(refined(function, where, false), function.text(), where);
    }

    /** A kernel in the basis; its arguments are differences, read on (-length/2, length/2]. */
    public Expansion expandDifference(Expression kernel, String where) {
        return settled(refined(kernel, where, true), kernel.text(), where);
    }

    private Expansion settled(Expansion expansion, String text, String where) {
        if (expansion.uncertainty() > REFUSED) {
            throw new StudyException(where, String.format(Locale.ROOT,
                    "the %scoefficients of '%s' do not settle (they still change by %.1g of the largest on"
                            + " the finest grid); a function with an integrable singularity has to be given in a"
                            + " regularised form",
                    basis.isFourier() ? "Fourier " : "", text, expansion.uncertainty()));
        }
        return expansion;
    }

    /** On a grid of the axes that occur only, at least of one. */
    private Expansion refined(Expression function, String where, boolean difference) {
        int[] occurring = IntStream.range(0, names.size())
                .filter(i -> function.variables().contains(names.get(i)))
                .toArray();
        int[] axes = occurring.length == 0 ? new int[] {0} : occurring;
        Sampling some = new Sampling(basis.only(axes), IntStream.of(axes).mapToObj(names::get).toList());
        Expansion expansion = some.refined(PointFunction.of(function, some.names), where, difference);
        return axes.length == names.size() ? expansion : expansion.with(basis.embedded(expansion.coefficients(), axes));
    }

    private Expansion refined(PointFunction function, String where, boolean difference) {
        Expansion coarse = null;
        double change = Double.POSITIVE_INFINITY;
        double before = 0;
        for (int factor = points(nodes(8)) <= FINEST ? 4 : 2; ; factor *= 2) {
            QuadratureRule[] nodes = nodes(factor);
            if (coarse != null && points(nodes) == before) {
                // no axis has a finer grid; cardinal functions have one only
                return Double.isFinite(change) ? coarse : coarse.withUncertainty(0);
            }
            before = points(nodes);
            if (coarse == null && points(nodes(2 * factor)) > LARGEST) {
                throw new StudyException(where, String.format(Locale.ROOT,
                        "'%s' needs a grid of %.3g points at this resolution; at most %d are used: lower the resolution",
                        function.text(), points(nodes(2 * factor)), LARGEST));
            }
            if (coarse == null) {
                AvailableMemory.require(BYTES * points(nodes(2 * factor)), where, "the grid of '" + function.text() + "'");
            }
            if (coarse != null && Double.isFinite(change) && points(nodes) > FINEST) {
                return coarse;
            }
            Expansion fine = onGrid(nodes, function, where, difference, change);
            if (coarse != null) {
                change = fine.distance(coarse);
                fine = fine.withUncertainty(change);
                if (change <= SETTLED && agrees(fine, function, difference)) {
                    return fine;
                }
            }
            coarse = fine;
        }
    }

    /**
     * Whether the expansion holds what it claims to hold between the grid points: a frequency that both grids take for the same
     * lower one settles at once, and wrongly.
     */
    private boolean agrees(Expansion expansion, PointFunction function, boolean difference) {
        int d = basis.dimension();
        double[][] columns = new double[d][PROBES];
        double[][] read = new double[d][];
        for (int i = 0; i < d; i++) {
            AxisFunctions axis = basis.axes().get(i);
            for (int p = 0; p < PROBES; p++) {
                // a sequence of low discrepancy, different on every axis; no step is a whole number
                double fraction = (p + 0.5) * Math.sqrt(1 + (i + 1.0) * (i + 1.0)) % 1;
                columns[i][p] = axis instanceof AxisBasis functions
                        ? functions.point(fraction)
                        : axis.grid(0).node((int) (fraction * axis.size()));
            }
            read[i] = difference ? wrapped(columns[i], axis.grid(2)) : columns[i];
        }
        double[] values = new double[PROBES];
        function.evaluate(read, values);
        double residual = 0;
        for (int p = 0; p < PROBES; p++) {
            double[] x = new double[d];
            for (int i = 0; i < d; i++) {
                x[i] = columns[i][p];
            }
            residual = Math.max(residual, Math.abs(values[p] - expansion.at(basis.values(x))));
        }
        return residual <= (100 * expansion.tail() + 1e-9) * expansion.rms();
    }

    private QuadratureRule[] nodes(int factor) {
        QuadratureRule[] nodes = new QuadratureRule[basis.dimension()];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = basis.axes().get(i).grid(factor * (basis.axes().get(i).size() + 1) / 2);
        }
        return nodes;
    }

    private static double points(QuadratureRule[] nodes) {
        double points = 1;
        for (QuadratureRule axis : nodes) {
            points *= axis.size();
        }
        return points;
    }

    private Expansion onGrid(
            QuadratureRule[] nodes, PointFunction function, String where, boolean difference, double uncertainty) {
        int points = (int) points(nodes);
        double[] values = new double[points];
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (int first = 0; first < points; first += CHUNK) {
            double[][] arguments = arguments(nodes, first, Math.min(CHUNK, points - first), difference);
            double[] some = new double[arguments[0].length];
            function.evaluate(arguments, some);
            for (int p = 0; p < some.length; p++) {
                if (!Double.isFinite(some[p])) {
                    throw notFinite(some[p], function, where, arguments, p);
                }
                smallest = Math.min(smallest, some[p]);
                largest = Math.max(largest, some[p]);
            }
            System.arraycopy(some, 0, values, first, some.length);
        }
        double rms = rms(values, nodes);
        transform(values, nodes);
        return cut(values, nodes, smallest, largest, rms, uncertainty);
    }

    /** Root of the mean square for the reference measure. */
    private static double rms(double[] values, QuadratureRule[] nodes) {
        double[] weights = ProductFunctions.tensor(Arrays.stream(nodes).map(QuadratureRule::weights).toList());
        double energy = 0;
        double mass = 0;
        for (int p = 0; p < values.length; p++) {
            energy += weights[p] * values[p] * values[p];
            mass += weights[p];
        }
        return Math.sqrt(energy / mass);
    }

    /** Coordinates of some of the grid's points, the last axis fastest; one column per axis. */
    private static double[][] arguments(QuadratureRule[] nodes, int first, int count, boolean difference) {
        double[][] columns = new double[nodes.length][count];
        int stride = 1;
        for (int i = nodes.length - 1; i >= 0; i--) {
            double[] axis = difference ? wrapped(nodes[i].nodes(), nodes[i]) : nodes[i].nodes();
            for (int p = 0; p < count; p++) {
                columns[i][p] = axis[(first + p) / stride % axis.length];
            }
            stride *= axis.length;
        }
        return columns;
    }

    private StudyException notFinite(
            double value, PointFunction function, String where, double[][] arguments, int point) {
        String at = IntStream.range(0, arguments.length)
                .mapToObj(i -> names.get(i) + " = " + (float) arguments[i][point])
                .collect(Collectors.joining(", "));
        String it = "'" + function.text() + "' is ";
        return new StudyException(where, Double.isNaN(value)
                ? it + "not a real number at " + at + (meeting(arguments, point) ? ", where the difference is 0" : "")
                        + "; it must have a value there: for 0/0 write what is meant (Sign(x) for x/Sqrt(x^2)) or regularise it"
                        + " (x/Sqrt(x^2 + δ^2)), for a root or a logarithm keep its argument positive"
                : it + "infinite at " + at + "; it must be finite there: regularise it (for a pole at 0 for instance replace"
                        + " x by Sqrt(x^2 + δ^2)) or move the pole out of the domain");
    }

    /** Whether the arguments are two states, and equal. */
    private boolean meeting(double[][] arguments, int point) {
        int[] primed = IntStream.range(0, arguments.length).filter(i -> names.get(i).endsWith(Names.PRIME)).toArray();
        return primed.length > 0 && IntStream.of(primed).allMatch(i -> {
            int plain = names.indexOf(Names.unprimed(names.get(i)));
            return plain >= 0 && arguments[plain][point] == arguments[i][point];
        });
    }

    /** Differences read on (-length/2, length/2]; nodes are equispaced from the axis' left end over one length. */
    private static double[] wrapped(double[] x, QuadratureRule nodes) {
        double length = (nodes.node(1) - nodes.node(0)) * nodes.size();
        double[] out = new double[x.length];
        for (int p = 0; p < x.length; p++) {
            out[p] = x[p] - length * Math.ceil(x[p] / length - 0.5);
        }
        return out;
    }

    private void transform(double[] values, QuadratureRule[] nodes) {
        int stride = values.length;
        for (int i = 0; i < nodes.length; i++) {
            int count = nodes[i].size();
            stride /= count;
            double[] line = new double[count];
            for (int start = 0; start < values.length; start++) {
                if (start / stride % count == 0) {
                    for (int j = 0; j < count; j++) {
                        line[j] = values[start + j * stride];
                    }
                    basis.axes().get(i).analyse(line);
                    for (int j = 0; j < count; j++) {
                        values[start + j * stride] = line[j];
                    }
                }
            }
        }
    }

    private Expansion cut(
            double[] all, QuadratureRule[] nodes, double smallest, double largest, double rms, double uncertainty) {
        double[] coefficients = new double[basis.size()];
        double[] weight = basis.normsSquared();
        double mass = mass(nodes);
        double kept = 0;
        for (int a = 0; a < coefficients.length; a++) {
            int[] c = basis.components(a);
            int p = 0;
            for (int i = 0; i < c.length; i++) {
                p = p * nodes[i].size() + c[i];
            }
            coefficients[a] = all[p];
            kept += all[p] * all[p] * weight[a] / mass;
        }
        double tail = Math.sqrt(Math.max(0, rms * rms - kept));
        double relative = rms == 0 ? 0 : tail / rms;
        // near √(roundings of a sum over the grid) the difference of two squares is noise: sum the coefficients themselves
        return new Expansion(
                coefficients, relative < 1e-5 ? rest(all, nodes, rms) : relative, uncertainty, rms, smallest, largest);
    }

    private static double mass(QuadratureRule[] nodes) {
        double mass = 1;
        for (QuadratureRule axis : nodes) {
            mass *= Arrays.stream(axis.weights()).sum();
        }
        return mass;
    }

    private double rest(double[] all, QuadratureRule[] nodes, double rms) {
        double mass = mass(nodes);
        double sum = 0;
        int[] c = new int[nodes.length];
        for (int p = 0; p < all.length; p++) {
            int q = p;
            double weight = 1;
            for (int i = nodes.length - 1; i >= 0; i--) {
                c[i] = q % nodes[i].size();
                q /= nodes[i].size();
                weight *= basis.axes().get(i).normSquared(c[i]);
            }
            if (basis.index(c) < 0) {
                sum += all[p] * all[p] * weight / mass;
            }
        }
        return rms == 0 ? 0 : Math.sqrt(sum) / rms;
    }
}

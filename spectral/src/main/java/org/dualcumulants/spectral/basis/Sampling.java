package org.dualcumulants.spectral.basis;

import java.util.List;
import java.util.Locale;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.study.StudyException;

/**
 * Expansion of user-given functions: values on a grid that is refined until the wanted coefficients stand, then one fast
 * transform per axis.
 */
public final class Sampling {

    /** Points of the finest grid tried, all axes together. */
    private static final int FINEST = 1 << 20;

    /** Change of the wanted coefficients between two grids, relative to the largest one, at which they stand. */
    private static final double SETTLED = 1e-14;

    /** The same for functions with jumps or kinks, which settle slowly; beyond it the function is refused. */
    private static final double REFUSED = 1e-2;

    private final ProductBasis basis;
    private final List<String> names;

    /**
     * @param basis basis of the wanted coefficients
     * @param names the argument names of the expressions, one per axis of the basis
     */
    public Sampling(ProductBasis basis, List<String> names) {
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
        return expand(PointFunction.of(function, names), where, false);
    }

    /** Any function of points in the basis. */
    public Expansion expand(PointFunction function, String where) {
        return expand(function, where, false);
    }

    /** A kernel in the basis; its arguments are differences, read on (-length/2, length/2]. */
    public Expansion expandDifference(Expression kernel, String where) {
        return expand(PointFunction.of(kernel, names), where, true);
    }

    private Expansion expand(PointFunction function, String where, boolean difference) {
        Expansion coarse = null;
        double change = Double.POSITIVE_INFINITY;
        // functions of several particles have many axes: begin coarser, so that there are two grids to compare
        int first = 4;
        while (first > 1 && points(nodes(2 * first)) > FINEST) {
            first /= 2;
        }
        for (int factor = first; ; factor *= 2) {
            double[][] nodes = nodes(factor);
            if (points(nodes) > FINEST && coarse != null) {
                if (change > REFUSED) {
                    throw new StudyException(where, String.format(Locale.ROOT,
                            "the Fourier coefficients of '%s' do not settle (they still change by %.1g of the largest on"
                                    + " the finest grid); a function with an integrable singularity has to be given in a"
                                    + " regularised form",
                            function.text(), change));
                }
                return coarse;
            }
            Expansion fine = onGrid(nodes, function, where, difference, change);
            if (coarse != null) {
                change = fine.distance(coarse);
                fine = fine.withUncertainty(change);
                if (change <= SETTLED) {
                    return fine;
                }
            }
            coarse = fine;
        }
    }

    private static double points(double[][] nodes) {
        double points = 1;
        for (double[] axis : nodes) {
            points *= axis.length;
        }
        return points;
    }

    private double[][] nodes(int factor) {
        double[][] nodes = new double[basis.dimension()][];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = basis.axes().get(i).nodes(factor * (basis.axes().get(i).size() + 1) / 2);
        }
        return nodes;
    }

    private Expansion onGrid(
            double[][] nodes, PointFunction function, String where, boolean difference, double uncertainty) {
        int d = nodes.length;
        int points = 1;
        for (double[] axis : nodes) {
            points *= axis.length;
        }
        double[][] columns = new double[d][points];
        int stride = points;
        for (int i = 0; i < d; i++) {
            stride /= nodes[i].length;
            for (int p = 0; p < points; p++) {
                columns[i][p] = nodes[i][p / stride % nodes[i].length];
            }
        }
        double[][] arguments = columns;
        if (difference) {
            arguments = new double[d][];
            for (int i = 0; i < d; i++) {
                arguments[i] = wrapped(columns[i], nodes[i]);
            }
        }
        double[] values = new double[points];
        function.evaluate(arguments, values);
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (int p = 0; p < points; p++) {
            if (!Double.isFinite(values[p])) {
                StringBuilder at = new StringBuilder();
                for (int i = 0; i < d; i++) {
                    at.append(i == 0 ? "" : ", ").append(names.get(i)).append(" = ").append((float) arguments[i][p]);
                }
                finite(values[p], function, where, "at " + at);
            }
            smallest = Math.min(smallest, values[p]);
            largest = Math.max(largest, values[p]);
        }
        double energy = 0;
        for (double v : values) {
            energy += v * v;
        }
        transform(values, nodes);
        return cut(values, nodes, smallest, largest, Math.sqrt(energy / points), uncertainty);
    }

    private static double finite(double value, PointFunction function, String where, String place) {
        if (!Double.isFinite(value)) {
            throw new StudyException(
                    where,
                    "'" + function.text() + "' is " + (Double.isNaN(value) ? "not a real number" : "infinite") + " "
                            + place + "; it must be finite there: regularise it (for a pole at 0 for instance replace"
                            + " x by Sqrt(x^2 + δ^2)) or move the pole out of the domain");
        }
        return value;
    }

    /** Differences read on (-length/2, length/2]; nodes are equispaced from the axis' left end over one length. */
    private static double[] wrapped(double[] x, double[] nodes) {
        double length = (nodes[1] - nodes[0]) * nodes.length;
        double[] out = new double[x.length];
        for (int p = 0; p < x.length; p++) {
            out[p] = x[p] - length * Math.ceil(x[p] / length - 0.5);
        }
        return out;
    }

    private void transform(double[] values, double[][] nodes) {
        int stride = values.length;
        for (int i = 0; i < nodes.length; i++) {
            int count = nodes[i].length;
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
            double[] all, double[][] nodes, double smallest, double largest, double rms, double uncertainty) {
        double[] coefficients = new double[basis.size()];
        double[] weight = basis.normsSquared();
        double[] lengths = basis.integrals();
        double kept = 0;
        for (int a = 0; a < coefficients.length; a++) {
            int[] c = basis.components(a);
            int p = 0;
            for (int i = 0; i < c.length; i++) {
                p = p * nodes[i].length + c[i];
            }
            coefficients[a] = all[p];
            kept += all[p] * all[p] * weight[a] / lengths[0];
        }
        double tail = Math.sqrt(Math.max(0, rms * rms - kept));
        double relative = rms == 0 ? 0 : tail / rms;
        // below √ulp the difference of two squares is rounding: sum the small coefficients themselves
        return new Expansion(
                coefficients, relative < 1e-7 ? rest(all, nodes, rms) : relative, uncertainty, rms, smallest, largest);
    }

    private double rest(double[] all, double[][] nodes, double rms) {
        double sum = 0;
        for (int p = 0; p < all.length; p++) {
            int q = p;
            boolean inside = true;
            double weight = 1;
            for (int i = nodes.length - 1; i >= 0; i--) {
                int c = q % nodes[i].length;
                q /= nodes[i].length;
                inside &= c < basis.axes().get(i).size();
                weight *= c == 0 ? 1 : 0.5;
            }
            if (!inside) {
                sum += all[p] * all[p] * weight;
            }
        }
        return rms == 0 ? 0 : Math.sqrt(sum) / rms;
    }
}

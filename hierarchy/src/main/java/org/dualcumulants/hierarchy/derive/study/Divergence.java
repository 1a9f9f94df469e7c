package org.dualcumulants.hierarchy.derive.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.interaction.FourierKernel;
import org.dualcumulants.spectral.study.Study;

/**
 * div K = Σ_a ∂_a K_a as a function of the difference, or div_x K(x, x'), away from singular points and jumps.
 *
 * @param formula in the arguments of K; a symbol of its own where K has no formula
 * @param zero whether simplification finds 0
 * @param largest largest |div K| on a grid of the cell; not a number where K has no formula
 * @param scale largest Σ_a |∂_a K_a| there; likewise
 */
public record Divergence(Expression formula, boolean zero, double largest, double scale) {

    static final String LARGEST = "max |div K| on a grid";

    private static final int SAMPLES = 1 << 12;

    /** |div K| up to it, relative to the terms of the sum, is rounding. */
    private static final double ROUNDING = 1e-11;

    /** Flux relative to |K|, or jump relative to |K|, up to which there is none. */
    private static final double NO_FLUX = 1e-4;

    static Divergence of(Study study, FreshNames names) {
        return study.kernel().fold(difference -> of(study), general -> of(study), periodic -> of(periodic.series(), names));
    }

    private static Divergence of(FourierKernel kernel, FreshNames fresh) {
        if (kernel.symbol().divergenceFree()) {
            return new Divergence(Expression.parse("0", new Names(List.of(), Map.of())), true, 0, 0);
        }
        String symbol = fresh.fresh("divK");
        return new Divergence(Expression.parse(symbol, new Names(List.of(symbol), Map.of())), false, Double.NaN, Double.NaN);
    }

    private static Divergence of(Study study) {
        List<String> arguments = study.kernel().arguments(study.axisNames());
        Names names = new Names(arguments, Map.of());
        Expression none = Expression.parse("0", names);
        List<Expression> terms = new ArrayList<>();
        for (int a = 0; a < study.dimension(); a++) {
            String axis = study.axisNames().get(a);
            // a component that is a plain number may not know the axes
            terms.add(study.kernel().components().get(a).variables().contains(axis) ? study.kernel().components().get(a).derivative(axis) : none);
        }
        Expression sum = Expression.sum(terms);
        boolean zero = sum.sameAs(none);
        List<Compiled> compiled = terms.stream().map(t -> t.compile(arguments)).toList();
        Cell cell = study.kernel().isDifference() ? Cell.ofDifferences(study.axes()) : GeneralKernel.cell(study);
        ToDoubleFunction<double[]> size = x -> Math.abs(compiled.stream().mapToDouble(t -> t.at(x)).sum());
        double largest = cell.largest(SAMPLES, size);
        double scale = cell.largest(SAMPLES, x -> compiled.stream().mapToDouble(t -> Math.abs(t.at(x))).sum());
        if (Double.isFinite(largest)) {
            // at the origin and half a period too, where formulas are largest or infinite
            largest = Arrays.stream(cell.grid(cell.perAxis(SAMPLES))).mapToDouble(size).filter(Double::isFinite).reduce(largest, Math::max);
        }
        return new Divergence(zero ? none : sum, zero, largest, scale);
    }

    /** To rounding, on the grid. */
    boolean vanishes() {
        return Double.isFinite(largest) && largest <= ROUNDING * scale;
    }

    /** Whether div K = 0 in the sense of distributions. */
    Hypothesis hypothesis(Study study, KernelField kernel, List<Growth> points) {
        Requirement requirement = Requirement.DIVERGENCE_FREE;
        if (Double.isNaN(largest)) {
            return Hypothesis.of(requirement, Verdict.NOT_DECIDED, "div K is no real number on a set of differences");
        }
        if (!vanishes()) {
            return Hypothesis.of(requirement, Verdict.FAILS, "div K is not 0", LARGEST, largest);
        }
        double jump = normalJump(study, kernel);
        if (jump > NO_FLUX) {
            return Hypothesis.of(requirement, Verdict.FAILS, String.format(Locale.ROOT,
                    "the derivatives add up to 0, but K jumps across its own direction at half a period, by %.3g of its size:"
                            + " div K is a measure there", jump), LARGEST, largest);
        }
        for (Growth point : points) {
            double flux = flux(study, kernel, point);
            if (!(flux <= NO_FLUX)) {
                return Hypothesis.of(requirement, point.isolated() && flux > NO_FLUX ? Verdict.FAILS : Verdict.NOT_DECIDED,
                        String.format(Locale.ROOT,
                                "the derivatives add up to 0, but the mean flux of K out of a small sphere around %s is %.3g of"
                                        + " its size: div K is no function there",
                                Cell.place(point.point(), kernel.names()), flux), LARGEST, largest);
            }
        }
        if (study.kernel().components().stream().anyMatch(Expression::mayJump)) {
            boolean line = study.dimension() == 1 && varies(kernel);
            return Hypothesis.of(requirement, line ? Verdict.FAILS : Verdict.NOT_DECIDED,
                    line ? "K is constant between jumps: div K is a measure at them"
                            : "the derivatives add up to 0 between the jumps of K; across them this is not known",
                    LARGEST, largest);
        }
        if (!zero) {
            return Hypothesis.of(requirement, Verdict.NOT_DECIDED,
                    "simplification does not find 0, though div K vanishes to rounding on a grid", LARGEST, largest);
        }
        return Hypothesis.of(requirement, Verdict.HOLDS, "the derivatives add up to 0 by simplification and on a grid",
                LARGEST, largest);
    }

    private static boolean varies(KernelField kernel) {
        double high = kernel.cell().largest(SAMPLES, x -> kernel.component(0, x));
        double low = -kernel.cell().largest(SAMPLES, x -> -kernel.component(0, x));
        return high > low;
    }

    /** Largest jump of K_a between the two ends of axis a, relative to the largest |K| there. */
    private static double normalJump(Study study, KernelField kernel) {
        Cell cell = kernel.cell();
        double jump = 0;
        double size = 0;
        for (int i = 0; i < cell.dimension(); i++) {
            if (!cell.isPeriodic(i)) {
                continue;
            }
            int axis = study.axisNames().indexOf(kernel.names().get(i));
            for (double[] node : cell.nodes(Math.max(2, cell.perAxis(1 << 8)))) {
                double[] left = node.clone();
                double[] right = node.clone();
                left[i] = -cell.length(i) / 2 * (1 - 1e-12);
                right[i] = -left[i];
                jump = Math.max(jump, Math.abs(kernel.component(axis, right) - kernel.component(axis, left)));
                size = Math.max(size, kernel.size(right));
            }
        }
        // a K that vanishes there up to rounding does not jump
        double inside = cell.largest(SAMPLES, kernel::size);
        return jump / Math.max(size, 1e-9 * inside + Double.MIN_NORMAL);
    }

    /** |mean of K·e| over the mean of |K| on a small sphere. */
    private static double flux(Study study, KernelField kernel, Growth point) {
        int d = kernel.cell().dimension();
        double radius = kernel.cell().smallestLength() * 1e-4;
        double flux = 0;
        double size = 0;
        for (double[] e : Directions.of(d, 512)) {
            double[] x = kernel.cell().wrapped(Directions.from(point.point(), e, radius));
            for (int i = 0; i < d; i++) {
                flux += kernel.component(study.axisNames().indexOf(kernel.names().get(i)), x) * e[i];
            }
            size += kernel.size(x);
        }
        return Math.abs(flux) / size;
    }
}

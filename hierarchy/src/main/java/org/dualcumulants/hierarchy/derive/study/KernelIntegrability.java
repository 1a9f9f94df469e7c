package org.dualcumulants.hierarchy.derive.study;

import java.util.List;
import java.util.Locale;

/** K ∈ L²_loc and |x|K ∈ L²_loc from the growth of K at its singular points: α &lt; d/2, and at the origin α - 1 &lt; d/2. */
final class KernelIntegrability {

    private static final int SAMPLES = 1 << 12;

    private static final double NORM_ACCURACY = 1e-10;

    /** Width of the bounds of an exponent up to which it is called a power law. */
    private static final double SETTLED = 0.01;

    private final KernelField kernel;
    private final List<Growth> points;
    private final boolean real;

    KernelIntegrability(KernelField kernel) {
        this.kernel = kernel;
        this.points = kernel.growth();
        this.real = !Double.isNaN(kernel.cell().largest(SAMPLES, kernel::size));
    }

    List<Growth> points() {
        return points;
    }

    Hypothesis squareIntegrable() {
        return hypothesis(Requirement.SQUARE_INTEGRABLE, false);
    }

    /** |x| gains a power where x = 0 is the only place: at the origin of all axes. */
    Hypothesis weightedSquareIntegrable() {
        return hypothesis(Requirement.WEIGHTED_SQUARE_INTEGRABLE, true);
    }

    private Hypothesis hypothesis(Requirement requirement, boolean weighted) {
        if (!real) {
            return Hypothesis.of(requirement, Verdict.NOT_DECIDED,
                    "K is no real number on a set of differences; give it as a real formula there");
        }
        if (points.isEmpty() && Double.isInfinite(kernel.cell().largest(SAMPLES, kernel::size))) {
            return Hypothesis.of(requirement, Verdict.NOT_DECIDED,
                    "K is beyond the range of numbers somewhere, though no denominator in it vanishes");
        }
        if (points.isEmpty() && !kernel.cell().isBounded()) {
            return Hypothesis.of(requirement, Verdict.HOLDS, "K is bounded on bounded sets: no denominator in it vanishes within "
                    + Cell.SPAN + " widths of the axes" + (kernel.isPolynomial() ? "; it is unbounded at infinity, of which a local condition asks nothing" : ""));
        }
        if (points.isEmpty()) {
            double norm = Math.sqrt(kernel.cell().integral(x -> {
                double weight = weighted ? length(x) : 1;
                return Math.pow(weight * kernel.size(x), 2);
            }, NORM_ACCURACY).value());
            return Hypothesis.of(requirement, Verdict.HOLDS, "K is bounded: no denominator in it vanishes",
                    weighted ? "‖|x|K‖" : "‖K‖", norm);
        }
        Verdict verdict = Verdict.HOLDS;
        Growth decisive = points.get(0);
        for (Growth point : points) {
            Verdict here = point.squareIntegrable(threshold(point, weighted));
            boolean decides = verdict == Verdict.HOLDS
                    ? here != Verdict.HOLDS || point.exponent() > decisive.exponent()
                    : verdict == Verdict.NOT_DECIDED && here == Verdict.FAILS;
            decisive = decides ? point : decisive;
            verdict = verdict.and(here);
        }
        return Hypothesis.of(requirement, verdict, reason(decisive, verdict, weighted), "α", decisive.exponent());
    }

    private static double length(double[] x) {
        double square = 0;
        for (double c : x) {
            square += c * c;
        }
        return Math.sqrt(square);
    }

    private boolean gains(Growth point, boolean weighted) {
        return weighted && kernel.dependsOnEveryAxis() && point.atOrigin();
    }

    private double threshold(Growth point, boolean weighted) {
        return kernel.cell().dimension() / 2.0 + (gains(point, weighted) ? 1 : 0);
    }

    private String reason(Growth point, Verdict verdict, boolean weighted) {
        int d = kernel.cell().dimension();
        double threshold = threshold(point, weighted);
        String at = Cell.place(point.point(), kernel.names());
        if (!point.isolated() && verdict == Verdict.NOT_DECIDED) {
            return "K is singular at " + at + " and at points around it; only isolated singularities are decided";
        }
        if (Double.isNaN(point.exponent())) {
            return "K has no power law at " + at;
        }
        String law = Double.isInfinite(point.exponent())
                ? (point.exponent() > 0 ? "|K| grows faster than every power at " : "K vanishes at ") + at
                : String.format(Locale.ROOT, "|K| ~ |x%s|^{-α} with α = %.4f at %s%s", point.atOrigin() ? "" : " - p", point.exponent(), at,
                        point.width() > SETTLED ? " (the local exponent, still moving)" : "");
        String half = d % 2 == 0 ? Integer.toString(d / 2) : d + "/2";
        String criterion = gains(point, weighted) ? "α - 1 < d/2 = " + half : "α < d/2 = " + half;
        String why = weighted && !gains(point, weighted)
                ? (point.atOrigin() ? " (K does not depend on every axis: |x| gains nothing)" : " (|x| > 0 there: it gains nothing)")
                : "";
        String dependence = kernel.dependsOnEveryAxis() ? "" : "; d counts the axes K depends on: " + String.join(", ", kernel.names());
        return switch (verdict) {
            case HOLDS -> law + "; " + criterion + " holds" + why + dependence;
            case FAILS -> law + "; " + criterion + " fails" + why + dependence;
            case NOT_DECIDED -> law + ", within the accuracy of measuring it at the border " + Numbers.plain(threshold) + " of "
                    + criterion + ", where logarithms decide" + why + dependence;
        };
    }
}

package org.dualcumulants.cli.figures;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.cli.plot.Figure;
import org.dualcumulants.cli.plot.Figure.Curve;
import org.dualcumulants.cli.plot.Figure.Kind;
import org.dualcumulants.cli.plot.Figure.Point;
import org.dualcumulants.cli.plot.Notation;
import org.dualcumulants.cli.plot.PlotAxis;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.hierarchy.run.SeriesResult;
import org.dualcumulants.hierarchy.run.StudyResult;

/** What the partial sums of the 1/N series leave out, against N. */
final class SeriesAgainstExact implements Recipe {

    private static final int POWERS = 2;

    /** Relative to the correction: what is smaller is stepping and rounding. */
    private static final double RESOLVED = 1e-9;

    @Override
    public String name() {
        return "series";
    }

    @Override
    public Picture draw(Circumstances circumstances) {
        Model model = Model.of(
                "kuramoto.yaml", "particles=[4, 8, 16, 32, 64, 128]", "truncation=[6]", "resolution={x: 5}", "series=" + POWERS, "tolerance=1e-10");
        StudyResult result = model.solved(circumstances);
        if (!(result.series().orElseThrow() instanceof SeriesResult series)) {
            throw new ArithmeticException("the series in powers of 1/N has no numbers");
        }
        List<Curve> curves = new ArrayList<>();
        for (int q = 0; q <= POWERS; q++) {
            List<Point> points = new ArrayList<>();
            for (RunResult run : result.results()) {
                double left = Math.abs(run.correction() - series.values().sum(q, 1 / run.particles()));
                if (left > RESOLVED * Math.abs(run.correction())) {
                    points.add(new Point(run.particles(), left));
                }
            }
            curves.add(new Curve(q == 0 ? "mean field alone" : "up to N" + Notation.superscript(-q), Kind.DATA, q, points));
        }
        for (Curve curve : List.copyOf(curves)) {
            curves.add(Curves.power(curve.colour() == 0 ? "guides N⁻ᵖ⁻¹" : "", curve, -curve.colour() - 1, 1.6));
        }
        return new Picture(
                new Figure(name(), "The 1/N series against the expectation at finite N", Curves.particles(),
                        PlotAxis.logarithmic("|E[Φ̄] − Σ Vₖ N⁻ᵏ|, k ≤ p", "left_out"), curves),
                model.study().title() + ": distance of the partial sums $\\sum_{k \\le p} V_k N^{-k}$ from $\\mathbb{E}[\\bar\\Phi_N]$ of order 6, which is exact for $N \\le 6$. The coefficients "
                        + "are found once, without any $N$; each removes one power of $1/N$.",
                "$\\tilde C_n = N^n C_n$ in powers of $1/N$, docs/theory.md; " + Sources.KHOURY_JABIN,
                model.command());
    }
}

package org.dualcumulants.cli.figures;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.cli.plot.Figure;
import org.dualcumulants.cli.plot.Figure.Curve;
import org.dualcumulants.cli.plot.Figure.Kind;
import org.dualcumulants.cli.plot.Figure.Point;
import org.dualcumulants.cli.plot.PlotAxis;

/** ‖C_2(0)‖ of repulsions |x|^{-α} on the circle, at several resolutions. */
final class SingularitySweep implements Recipe {

    private static final int PARTICLES = 128;
    private static final int[] HARMONICS = {4, 8, 16};
    private static final double LOW = 0.1;
    private static final double HIGH = 1.7;

    @Override
    public String name() {
        return "singularity";
    }

    @Override
    public Picture draw(Circumstances circumstances) {
        Model model = Model.of("riesz-1d.yaml", "observable={mean: \"Cos(2*x) + Sin(x)/2\"}", "particles=[" + PARTICLES + "]", "truncation=[2]");
        List<Curve> curves = new ArrayList<>();
        double largest = 0;
        for (int k = 0; k < HARMONICS.length; k++) {
            List<Point> points = new ArrayList<>();
            for (double alpha : Curves.steps(LOW, HIGH, 8)) {
                double s = alpha - 1;
                String kernel = Math.abs(s) < 1e-9 ? "{name: log}" : "{name: riesz, s: " + Math.rint(1e6 * s) / 1e6 + "}";
                double norm = model.with("particle.kernel=" + kernel, "resolution={x: " + HARMONICS[k] + "}")
                        .problem(2, circumstances).solve(PARTICLES).norm(2, 0);
                points.add(new Point(alpha, PARTICLES * (double) PARTICLES * norm));
                largest = Math.max(largest, points.get(points.size() - 1).y());
            }
            curves.add(new Curve(HARMONICS[k] + " harmonics", Kind.DATA, k, points));
        }
        curves.add(Curves.upright("α = 1/2: K ∉ L² beyond", 0.5, 0, largest));
        curves.add(Curves.upright("α = 3/2: |x| K ∉ L² beyond", 1.5, 0, largest));
        return new Picture(
                new Figure(name(), "Repulsion |x|^(−α) on the circle, N = " + PARTICLES, PlotAxis.linear("singularity α", "alpha"),
                        PlotAxis.linear("N² ‖C₂(0)‖ in L²(f°)", "scaled_norm"), curves),
                "Riesz gases on the circle, $K(x) = \\operatorname{sgn}(x) |x|^{-\\alpha}$ made periodic, order 2: the size of $C_2(0)$ against the singularity, at three resolutions. "
                        + "Nothing happens at $\\alpha = 1/2$, where $K$ leaves $L^2$: the cancellation between $K(x-y)$ and $K(y-x)$ asks for $|x| K \\in L^2$ only. "
                        + "Where the curves separate, the numbers are those of the resolution.",
                "the hypothesis $K \\in L^2$ of " + Sources.BDJ + "; the cancellation, docs/kernels.md",
                model.command());
    }
}

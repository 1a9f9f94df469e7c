package org.dualcumulants.cli.figures;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.cli.plot.Figure;
import org.dualcumulants.cli.plot.Figure.Curve;
import org.dualcumulants.cli.plot.Figure.Kind;
import org.dualcumulants.cli.plot.Figure.Point;
import org.dualcumulants.cli.plot.PlotAxis;
import org.dualcumulants.hierarchy.run.CumulantHistory;

/** N^n ‖C_n(t)‖ backward in time. */
final class CumulantGrowth implements Recipe {

    private static final int ORDER = 4;
    private static final double PARTICLES = 64;

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public Picture draw(Circumstances circumstances) {
        Model model = Model.of("kuramoto.yaml", "horizon=2", "resolution={x: 9}", "indexSet={tensor: full}");
        double horizon = model.study().horizon();
        double[] before = Curves.ratios(0.01, horizon, 60);
        double[] times = new double[before.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = Math.max(0, horizon - before[i]);
        }
        CumulantHistory history = model.problem(ORDER, circumstances).solve(PARTICLES, times);
        List<Curve> curves = new ArrayList<>();
        for (int n = 1; n <= ORDER; n++) {
            List<Point> points = new ArrayList<>();
            for (int i = 0; i < times.length; i++) {
                points.add(new Point(before[i], Math.pow(PARTICLES, n) * history.norm(n, times[i])));
            }
            curves.add(new Curve("n = " + n, Kind.LINE, n - 1, points));
        }
        return new Picture(
                new Figure(name(), "Growth of the dual cumulants backward in time, N = 64",
                        PlotAxis.logarithmic("time before the end T − t", "time_before_end"), PlotAxis.logarithmic("Nⁿ ‖Cₙ(t)‖ in L²(f(t))", "scaled_norm"), curves),
                model.study().title() + " up to $T = 2$: $N^n \\|C_n(t)\\|_{L^2(f(t))}$ for $N = 64$, order 4. The observable is a mean, so only $C_1$ is there at the end; going back in time "
                        + "the interaction creates order $n$ from order $n - 1$, like $(T-t)^{n-1}$ at first.",
                "$\\partial_t C_n = \\frac{1}{N-1} S^+ C_{n-1} + \\dots$, " + Sources.BDJ,
                model.command());
    }
}

package org.dualcumulants.cli.figures;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.cli.plot.Figure;
import org.dualcumulants.cli.plot.Figure.Curve;
import org.dualcumulants.cli.plot.Figure.Kind;
import org.dualcumulants.cli.plot.Figure.Point;
import org.dualcumulants.cli.plot.Notation;
import org.dualcumulants.cli.plot.PlotAxis;
import org.dualcumulants.hierarchy.run.LimitResult;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.hierarchy.run.StudyResult;

/** The distance of ‖C̄_n(0)‖ of a fluctuation from its limit, against N. */
final class LimitingHierarchy implements Recipe {

    private static final int ORDER = 4;

    @Override
    public String name() {
        return "limiting-hierarchy";
    }

    @Override
    public Picture draw(Circumstances circumstances) {
        Model model = Model.of(
                "kuramoto.yaml", "observable={fluctuation: {order: 2, of: \"Cos(x1 - x2)\"}}",
                "particles=" + Curves.list(Curves.doubling(16, 4096)), "truncation=[" + ORDER + "]", "tolerance=1e-8");
        StudyResult result = model.solved(circumstances);
        LimitResult limit = LimitResult.of(model.study(), result.space().resolution(), circumstances.quiet());
        List<Curve> curves = new ArrayList<>();
        for (int n = 0; n <= ORDER; n++) {
            int order = n;
            List<Point> points = result.results().stream().map(run -> new Point(run.particles(), distance(run, limit, order))).toList();
            String of = n == 0 ? "|C̄₀(0)|" : "‖C̄" + Notation.subscript(n) + "(0)‖";
            curves.add(new Curve(of, Kind.DATA, n, points));
        }
        curves.add(Curves.power("guides 1/√N, 1/N", curves.get(1), -0.5, 0.6));
        curves.add(Curves.power("", curves.get(0), -1, 0.6));
        return new Picture(
                new Figure(name(), "Convergence to the limiting hierarchy", Curves.particles(),
                        PlotAxis.logarithmic("distance of ‖C̄ₙ(0)‖ from its limit N → ∞", "distance"), curves),
                model.study().title() + ": distance of the rescaled norms of a fluctuation, $\\bar\\Phi_N = N^{-1} \\sum_{i<j} (Q \\otimes Q)\\cos(x_i - x_j)$, from those of the limiting hierarchy. "
                        + "Its terminal data have order 2 alone and the limit moves in steps of two: even orders up to 2 converge like $N^{-1}$, odd ones, which tend to 0, like $N^{-1/2}$.",
                "the limiting hierarchy $\\partial_t \\bar C_n + \\sum_i (S + K*f)\\cdot\\nabla_i \\bar C_n + \\tfrac12 \\varepsilon^2 \\Delta \\bar C_n = \\sum_j \\int f V_f \\, \\bar C_n + "
                        + "\\sqrt{(n+1)(n+2)} \\iint f f V_f \\, \\bar C_{n+2}$ of " + Sources.BDJ,
                model.command() + " --limit");
    }

    private static double distance(RunResult run, LimitResult limit, int n) {
        double end = n < limit.rescaledNorms().size() ? limit.rescaledNorms().get(n) : 0;
        return n == 0 ? Math.abs(run.expectation() - limit.value()) : Math.abs(run.rescaledNorms().get(n) - end);
    }
}

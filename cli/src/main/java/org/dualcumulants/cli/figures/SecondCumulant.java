package org.dualcumulants.cli.figures;

import org.dualcumulants.cli.plot.HeatMap;
import org.dualcumulants.cli.plot.PlotAxis;

/** N² C_2(0, x, y) on the circle. */
final class SecondCumulant implements Recipe {

    private static final int PARTICLES = 64;
    private static final int POINTS = 121;

    @Override
    public String name() {
        return "second-cumulant";
    }

    @Override
    public Picture draw(Circumstances circumstances) {
        Model model = Model.of("kuramoto.yaml", "particles=[" + PARTICLES + "]", "truncation=[4]", "indexSet={tensor: full}");
        double[] x = Curves.steps(0, 2 * Math.PI, POINTS - 1);
        double[][] values = new CumulantFunctions(model.problem(4, circumstances), PARTICLES).second(x);
        for (double[] row : values) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= (double) PARTICLES * PARTICLES;
            }
        }
        return new Picture(
                new HeatMap(name(), "The second dual cumulant at time 0, N = " + PARTICLES, PlotAxis.angle("x", "x"), PlotAxis.angle("y", "y"),
                        "N² C₂(0, x, y)", x, x, values),
                model.study().title() + ": what two particles that start at $x$ and $y$ add to $\\mathbb{E}[\\bar\\Phi_N]$ beyond what each of them adds. Symmetric, and its integral against $f^\\circ$ in either place vanishes.",
                "$C_2 = M_2 - M_1 \\otimes 1 - 1 \\otimes M_1 + M_0$, " + Sources.BDJ,
                model.command());
    }
}

package org.dualcumulants.cli.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.dualcumulants.cli.plot.Figure;
import org.dualcumulants.cli.plot.Figure.Curve;
import org.dualcumulants.cli.plot.Figure.Kind;
import org.dualcumulants.cli.plot.Figure.Point;
import org.dualcumulants.cli.plot.PlotAxis;

/** ‖C_2(0)‖ of repulsions |x|^{-α} on the circle, and what the resolution changes of it. */
final class SingularitySweep implements Recipe {

    private static final int PARTICLES = 128;
    private static final int[] HARMONICS = {4, 8, 16, 32};
    private static final double LOW = 0.1;
    private static final double HIGH = 1.7;

    /** Where the upright lines begin. */
    private static final double FLOOR = 1e-7;

    @Override
    public String name() {
        return "singularity";
    }

    @Override
    public Picture draw(Circumstances circumstances) {
        Model model = Model.of("riesz-1d.yaml", "observable={mean: \"Cos(2*x) + Sin(x)/2\"}", "particles=[" + PARTICLES + "]", "truncation=[2]");
        double[] alphas = Curves.steps(LOW, HIGH, 8);
        double[][] norms = new double[HARMONICS.length][alphas.length];
        for (int k = 0; k < HARMONICS.length; k++) {
            for (int i = 0; i < alphas.length; i++) {
                double s = alphas[i] - 1;
                String kernel = Math.abs(s) < 1e-9 ? "{name: log}" : "{name: riesz, s: " + Math.rint(1e6 * s) / 1e6 + "}";
                norms[k][i] = PARTICLES * (double) PARTICLES * model.with("particle.kernel=" + kernel, "resolution={x: " + HARMONICS[k] + "}")
                        .problem(2, circumstances).solve(PARTICLES).norm(2, 0);
            }
        }
        int finest = HARMONICS.length - 1;
        List<Curve> curves = new ArrayList<>();
        curves.add(curve(HARMONICS[finest] + " harmonics", 0, alphas, i -> norms[finest][i]));
        for (int k = 0; k < finest; k++) {
            int coarse = k;
            curves.add(curve("change from " + HARMONICS[k] + " to " + HARMONICS[k + 1], k + 1, alphas, i -> Math.abs(norms[coarse + 1][i] - norms[coarse][i])));
        }
        curves.add(Curves.upright("α = 1/2: K ∉ L² beyond", 0.5, FLOOR, 1));
        curves.add(Curves.upright("α = 3/2: |x| K ∉ L² beyond", 1.5, FLOOR, 1));
        return new Picture(
                new Figure(name(), "Repulsion of singularity α on the circle, N = " + PARTICLES, PlotAxis.linear("singularity α", "alpha"),
                        PlotAxis.logarithmic("N² ‖C₂(0)‖ in L²(f°), and its changes", "scaled_norm"), curves),
                "Riesz gases on the circle, $K(x) = \\operatorname{sgn}(x) |x|^{-\\alpha}$ made periodic, order 2: the size of $N^2 C_2(0)$ against the singularity, and what twice the resolution changes of it. "
                        + "Nothing happens at $\\alpha = 1/2$, where $K$ leaves $L^2$: the cancellation between $K(x-y)$ and $K(y-x)$ asks for $|x| K \\in L^2$ only. "
                        + "The last doubling changes about $2^{2\\alpha - 3}$ times what the one before did: less up to $\\alpha = 3/2$, more beyond, where the numbers are those of the resolution.",
                "the hypothesis $K \\in L^2$ of " + Sources.BDJ + "; the cancellation, docs/kernels.md",
                model.command());
    }

    private static Curve curve(String label, int colour, double[] alphas, IntToDoubleFunction value) {
        return new Curve(label, Kind.DATA, colour, IntStream.range(0, alphas.length).mapToObj(i -> new Point(alphas[i], value.applyAsDouble(i))).toList());
    }
}

package org.dualcumulants.cli.figures;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.cli.plot.Figure;
import org.dualcumulants.cli.plot.Figure.Curve;
import org.dualcumulants.cli.plot.Figure.Kind;
import org.dualcumulants.cli.plot.Figure.Point;
import org.dualcumulants.cli.plot.PlotAxis;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.verify.exact.ExactSolution;
import org.dualcumulants.verify.exact.GridFunction;
import org.dualcumulants.verify.exact.ParticleSystem;

/** N C_1(0, x): what starting at x does to the expectation. */
final class Influence implements Recipe {

    private static final double[] PARTICLES = {2, 4, 16, 1e6};
    private static final int POINTS = 25;

    @Override
    public String name() {
        return "influence";
    }

    @Override
    public Picture draw(Circumstances circumstances) {
        Model model = Model.of("kuramoto.yaml", "particles=[2, 4, 16, 1e6]", "truncation=[2, 4]", "horizon=1", "indexSet={tensor: full}");
        Study study = model.study();
        double[] x = Curves.steps(0, 2 * Math.PI, 180);
        List<Curve> curves = new ArrayList<>();
        for (int k = 0; k < PARTICLES.length; k++) {
            double n = PARTICLES[k];
            double[] c = new CumulantFunctions(model.problem((int) Math.min(4, n), circumstances), n).first(x);
            List<Point> points = new ArrayList<>();
            for (int i = 0; i < x.length; i++) {
                points.add(new Point(x[i], n * c[i]));
            }
            curves.add(new Curve("N = " + (n < 1e5 ? Integer.toString((int) n) : "10⁶"), Kind.LINE, k, points));
        }
        curves.add(new Curve("N = 2, exact equation", Kind.MEASURED, 0, exact(study)));
        return new Picture(
                new Figure(name(), "What one particle's start does to the expectation", PlotAxis.angle("initial position x of one particle", "x"),
                        PlotAxis.linear("N C₁(0, x)", "influence"), curves),
                study.title() + " at $T = 1$: $C_1(0, x) = \\mathbb{E}[\\bar\\Phi_N(X(T)) \\mid X_1(0) = x] - \\mathbb{E}[\\bar\\Phi_N(X(T))]$, the influence of the initial position of one particle, times $N$. "
                        + "Dots are the exact equation of two particles.",
                "$M_1 = C_0 + C_1$, " + Sources.BDJ,
                model.command());
    }

    private static List<Point> exact(Study study) {
        GridFunction influence = ExactSolution.solve(ParticleSystem.of(study, 2), POINTS, 0).at(0).dualCumulant(1);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            points.add(new Point(2 * Math.PI * i / POINTS, 2 * influence.at(i)));
        }
        return points;
    }
}

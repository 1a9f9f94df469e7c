package org.dualcumulants.cli.figures;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.cli.plot.Figure;
import org.dualcumulants.cli.plot.Figure.Curve;
import org.dualcumulants.cli.plot.Figure.Kind;
import org.dualcumulants.cli.plot.Figure.Point;
import org.dualcumulants.cli.plot.PlotAxis;

/** N times the correction to the mean field: from the dual solution at time 0, and from particles at time T. */
final class DualityIdentity implements Recipe {

    private static final long REPLICAS = 20_000;
    private static final int POINTS = 25;

    @Override
    public String name() {
        return "duality";
    }

    @Override
    public Picture draw(Circumstances circumstances) {
        Model model = Model.of("kuramoto.yaml", "particles=" + Curves.list(Curves.doubling(2, 128)), "truncation=[4]", "tolerance=1e-6", "resolution={x: 6}");
        double meanField = model.problem(1, circumstances).solve(2).meanFieldValue();
        List<Curve> curves = new ArrayList<>();
        curves.add(new Curve("hierarchy, order 4", Kind.LINE, 0, hierarchy(model, 4, circumstances)));
        curves.add(new Curve("hierarchy, order 2", Kind.GUIDE, 2, hierarchy(model, 2, circumstances)));
        curves.add(new Curve("particles, 95 % intervals", Kind.MEASURED, 1, scaled(Witnesses.simulated(model.study(), REPLICAS, circumstances))));
        curves.add(new Curve("exact N-particle equation", Kind.MEASURED, 3, scaled(Witnesses.exact(model.study(), meanField, 3, POINTS))));
        return new Picture(
                new Figure(name(), "Duality: one dual solution, or many particles", Curves.particles(),
                        PlotAxis.linear("N (E[Φ̄] − ∫ φ f(T))", "scaled_correction"), curves),
                model.study().title() + ": both sides of the duality. The lines are $N (C_0(0) - \\int \\varphi f(T))$, solved backward without any particle; the bars are 95 % confidence intervals of "
                        + REPLICAS + " simulated systems for each $N$, coupled to the mean field; diamonds are the exact equations of 2 and 3 particles on a grid.",
                "$\\mathbb{E}[\\bar\\Phi_N(X(T))] = \\int (f^\\circ)^{\\otimes N} \\Phi_N(0) = C_0(0)$, " + Sources.BDJ,
                model.command().replace("dualcumulants study", "dualcumulants simulate"));
    }

    private static List<Point> hierarchy(Model model, int order, Circumstances circumstances) {
        return model.with("truncation=[" + order + "]", "particles=[2, 3, 4, 5, 6, 8, 11, 16, 32, 64, 128]")
                .solved(circumstances).results().stream()
                .map(run -> new Point(run.particles(), run.particles() * run.correction()))
                .toList();
    }

    private static List<Point> scaled(List<Point> corrections) {
        return corrections.stream().map(p -> new Point(p.x(), p.x() * p.y(), p.x() * p.halfWidth())).toList();
    }
}

package org.dualcumulants.cli.figures;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.cli.plot.Figure;
import org.dualcumulants.cli.plot.Figure.Curve;
import org.dualcumulants.cli.plot.Figure.Kind;
import org.dualcumulants.cli.plot.Figure.Point;
import org.dualcumulants.cli.plot.PlotAxis;
import org.dualcumulants.hierarchy.run.SeriesResult;
import org.dualcumulants.hierarchy.run.StudyResult;
import org.dualcumulants.hierarchy.series.PowerSeries;
import org.dualcumulants.spectral.study.Study;

/** The bias of the mean of cos θ of a published test case. */
final class HajiAliTempone implements Recipe {

    private static final int POINTS = 33;
    private static final long REPLICAS = 10_000;

    @Override
    public String name() {
        return "haji-ali-tempone";
    }

    @Override
    public Picture draw(Circumstances circumstances) {
        Model model = Model.of(
                "kuramoto-haji-ali-tempone.yaml", "particles=[2, 3, 4, 5, 6, 8, 12, 16, 32, 64]", "truncation=[4]", "series=2");
        StudyResult result = model.solved(circumstances);
        if (!(result.series().orElseThrow() instanceof SeriesResult series)) {
            throw new ArithmeticException("the series in powers of 1/N has no numbers");
        }
        PowerSeries others = series.valuesInOthers();
        Study study = model.study();
        double meanField = result.meanFields().get(0).value();
        List<Curve> curves = new ArrayList<>();
        curves.add(new Curve("hierarchy, order 4", Kind.LINE, 0, scaled(result.results().stream()
                .map(run -> new Point(run.particles(), run.correction()))
                .toList())));
        double[] dense = Curves.ratios(2, 64, 60);
        curves.add(Curves.of("1/(N−1) term", Kind.GUIDE, 2, dense, n -> (n - 1) * others.sum(1, 1 / (n - 1))));
        curves.add(Curves.of("and 1/(N−1)² term", Kind.BOUND, 2, dense, n -> (n - 1) * others.sum(2, 1 / (n - 1))));
        curves.add(new Curve("particles, 95 % intervals", Kind.MEASURED, 1,
                scaled(Witnesses.simulated(model.with("particles=" + Curves.list(Curves.doubling(2, 64))).study(), REPLICAS, circumstances))));
        curves.add(new Curve("exact N-particle equation", Kind.MEASURED, 3, scaled(Witnesses.exact(study, meanField, 3, POINTS))));
        return new Picture(
                new Figure(name(), "Bias of N oscillators against their mean field", Curves.particles(),
                        PlotAxis.linear("(N − 1) (E[cos θ₁] − ∫ cos θ f(T))", "scaled_bias"), curves),
                "Kuramoto oscillators of Haji-Ali and Tempone without disorder, coupling 0.4, noise 0.4, $\\theta_i(0) \\sim \\mathcal{N}(0, 0.2^2)$, $T = 1$: the bias of $\\mathbb{E}[\\cos\\theta]$ against the number of "
                        + "oscillators, times $N - 1$. The expansion in powers of $1/(N-1)$ has leading coefficient $" + String.format(java.util.Locale.ROOT, "%.5f", others.coefficients().get(1)) + "$.",
                "the test case of " + Sources.HAJI_ALI_TEMPONE,
                model.command());
    }

    private static List<Point> scaled(List<Point> corrections) {
        return corrections.stream().map(p -> new Point(p.x(), (p.x() - 1) * p.y(), (p.x() - 1) * p.halfWidth())).toList();
    }
}

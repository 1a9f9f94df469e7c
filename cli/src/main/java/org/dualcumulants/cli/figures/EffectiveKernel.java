package org.dualcumulants.cli.figures;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.dualcumulants.cli.plot.HeatMap;
import org.dualcumulants.cli.plot.PlotAxis;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.study.Study;

/** V_f(x, y) on the circle at f = f°. */
final class EffectiveKernel implements Recipe {

    private static final int POINTS = 121;

    /** Of the rule that integrates over the circle; spectrally accurate. */
    private static final int NODES = 256;

    @Override
    public String name() {
        return "effective-kernel";
    }

    @Override
    public Picture draw(Circumstances circumstances) {
        Model model = Model.of("kuramoto.yaml");
        Study study = model.study();
        double[] x = Curves.steps(0, 2 * Math.PI, POINTS - 1);
        return new Picture(
                new HeatMap(name(), "The effective kernel at the initial density", PlotAxis.angle("x, the particle that is pushed", "x"),
                        PlotAxis.angle("y, the particle that pushes", "y"), "V_f(x, y)", x, x, values(study, x)),
                study.title() + ": the kernel through which the hierarchy couples its orders, at $f = f^\\circ$. Its integral against $f(y)$ vanishes for every $x$, and against $f(x)$ for every $y$.",
                "$f V_f(x, y) = \\operatorname{div}_x[(K(x - y) - K * f(x)) f(x)]$; for $\\operatorname{div} K = 0$ it is $V_f = (K - K*f) \\cdot \\nabla \\log f$ of " + Sources.BDJ,
                model.command().replace("dualcumulants study", "dualcumulants derive"));
    }

    /** V_f = K'(x-y) - K'*f(x) + (K(x-y) - K*f(x)) f'(x)/f(x), on a circle of length 2π. */
    static double[][] values(Study study, double[] points) {
        String axis = study.axisNames().get(0);
        Expression force = study.kernel().components().get(0);
        Compiled kernel = force.compile(List.of(axis));
        Compiled slope = force.derivative(axis).compile(List.of(axis));
        Compiled density = study.initial().compile(List.of(axis));
        Compiled rise = study.initial().derivative(axis).compile(List.of(axis));
        double mass = average(density::at);
        double[][] values = new double[points.length][points.length];
        for (int i = 0; i < points.length; i++) {
            double x = points[i];
            double mean = average(y -> kernel.at(wrapped(x - y)) * density.at(y)) / mass;
            double meanSlope = average(y -> slope.at(wrapped(x - y)) * density.at(y)) / mass;
            double score = rise.at(x) / density.at(x);
            for (int j = 0; j < points.length; j++) {
                double z = wrapped(x - points[j]);
                values[i][j] = slope.at(z) - meanSlope + (kernel.at(z) - mean) * score;
            }
        }
        return values;
    }

    private static double average(DoubleUnaryOperator g) {
        double sum = 0;
        for (int k = 0; k < NODES; k++) {
            sum += g.applyAsDouble(2 * Math.PI * k / NODES);
        }
        return sum / NODES;
    }

    private static double wrapped(double difference) {
        return Math.IEEEremainder(difference, 2 * Math.PI);
    }
}

package org.dualcumulants.hierarchy.run;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.meanfield.MeanFieldPath;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.spectral.system.Discretisation;

/** The mean field of a study as results: values, moments, positivity, mass. */
final class MeanFieldReport {

    /** Values g_a and products m_a g_a that are formed to see f(t), about. */
    private static final double MOST_PRODUCTS = 2e9;

    /** Points of every axis, at least. */
    private static final int FEWEST_POINTS = 8;

    private final Study study;
    private final Runs runs;

    MeanFieldReport(Study study, Runs runs) {
        this.study = study;
        this.runs = runs;
    }

    SpaceReport space() {
        Discretisation d = runs.model().discretisation();
        return new SpaceReport(
                runs.resolution(),
                runs.model().functions(),
                d.kernel().products().size(),
                d.kernel().exact(),
                d.kernel().tail(),
                d.initialTail(),
                runs.model().observableTail());
    }

    List<MeanFieldResult> results() {
        List<Double> particles = study.noiseDependsOnParticleNumber()
                ? study.particles()
                : List.of(study.particles().get(0));
        return particles.stream()
                .filter(n -> runs.model().limit(n).meanField() instanceof MeanFieldPath)
                .map(this::result)
                .toList();
    }

    private MeanFieldResult result(double particles) {
        Limit limit = runs.model().limit(particles);
        MeanFieldPath path = (MeanFieldPath) limit.meanField();
        double value = limit.terminal().meanField(path.at(study.horizon()));
        ProductBasis basis = runs.model().discretisation().basis();
        double[] times = path.times();
        double[][] moments = Arrays.stream(times)
                .mapToObj(t -> limit.system().plainMoments(path.at(t)))
                .toArray(double[][]::new);
        double[] extremes = extremes(basis, moments);
        return new MeanFieldResult(
                study.noiseDependsOnParticleNumber() ? particles : Double.NaN,
                value,
                error(particles, value),
                IntStream.range(0, basis.size()).mapToObj(basis::name).toList(),
                DoubleStream.of(times).boxed().toList(),
                Arrays.stream(moments)
                        .map(m -> DoubleStream.of(m).boxed().toList())
                        .toList(),
                extremes[0],
                extremes[1],
                Arrays.stream(moments).mapToDouble(m -> Math.abs(m[0] - 1)).max().orElse(0));
    }

    /**
     * What half as many harmonics again change, or, where that are too many functions, a third of them less; NaN if they cannot be
     * followed.
     */
    private double error(double particles, double value) {
        List<Integer> other =
                runs.resolution().stream().map(p -> (3 * p + 1) / 2).toList();
        if (ProductBasis.size(study.axes(), other, study.functions()) > ErrorEstimator.MOST_FUNCTIONS) {
            other = runs.resolution().stream().map(p -> Math.max(1, 2 * p / 3)).toList();
        }
        Limit limit;
        try {
            limit = runs.model(other).limit(particles);
        } catch (StudyException e) {
            return Double.NaN;
        }
        return limit.meanField() instanceof MeanFieldPath path
                ? Math.abs(limit.terminal().meanField(path.at(study.horizon())) - value) + 1e-13 * Math.abs(value)
                : Double.NaN;
    }

    /** Smallest and largest f(t) = Σ m_a g_a w / ∫g_a² on a grid, coarser where there are many functions, over the given moments. */
    private static double[] extremes(ProductBasis basis, double[][] moments) {
        int fine = 4 * basis.axes().stream().mapToInt(a -> a.size()).max().orElse(1) / (basis.dimension() > 1 ? 2 : 1);
        double all = basis.axes().stream().mapToDouble(a -> a.size()).reduce(1, (a, b) -> a * b);
        double affordable = Math.pow(MOST_PRODUCTS / (all + (double) basis.size() * moments.length), 1.0 / basis.dimension());
        int points = (int) Math.min(fine, Math.max(FEWEST_POINTS, affordable));
        double[] extreme = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        basis.maximum(points, g -> {
            for (double[] m : moments) {
                double f = 0;
                for (int a = 0; a < g.length; a++) {
                    f += m[a] * g[a];
                }
                extreme[0] = Math.min(extreme[0], f);
                extreme[1] = Math.max(extreme[1], f);
            }
            return 0;
        });
        return extreme;
    }
}

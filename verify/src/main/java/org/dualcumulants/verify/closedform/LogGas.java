package org.dualcumulants.verify.closedform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.interaction.FourierKernel;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;

/**
 * K = strength · ½ cot(x/2) on a circle of length 2π, by formula or by name, without drift: polynomials in means of trigonometric functions,
 * by {@link PowerSums}. Dyson's Brownian motion (J. Math. Phys. 3, 1962, 1191). The first mode decays at every N as in the limit.
 */
final class LogGas {

    /** Sum of |k| in a product of power sums, at most: beyond, there are too many partitions. */
    private static final int HIGHEST = 8;

    /** Where a formula is compared with the cotangent. */
    private static final double[] PLACES = {-2.9, -1.3, -0.2, 0.05, 0.7, 2.1, 3.1};

    private static final int COMPARED_WAVES = 32;

    private LogGas() {}

    static Optional<ClosedForm> recognise(Study study) {
        if (study.dimension() != 1 || !(study.axes().get(0) instanceof PeriodicAxis circle)
                || Math.abs(circle.length() - 2 * Math.PI) > 1e-12
                || !(study.drift().get(0).isConstant() && study.drift().get(0).value() == 0)) {
            return Optional.empty();
        }
        OptionalDouble strength = strength(study.kernel());
        Optional<Map<List<Integer>, double[]>> products = Formulas.functional(study).flatMap(f -> products(f, study.axisNames()));
        if (strength.isEmpty() || products.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ClosedForm(
                "log gas on the circle", "power sums of Dyson's Brownian motion",
                n -> expectation(study, strength.getAsDouble(), products.get(), n)));
    }

    private static OptionalDouble strength(PairKernel kernel) {
        return kernel.fold(
                difference -> {
                    Compiled k = difference.components().get(0).compile(List.copyOf(difference.components().get(0).names().variables()));
                    return constant(Arrays.stream(PLACES).map(z -> k.at(z) * 2 * Math.tan(z / 2)).toArray());
                },
                general -> OptionalDouble.empty(),
                periodic -> strength(periodic.series()));
    }

    /** ½ cot(x/2) = Σ_{k≥1} sin kx; a wave and its negative stand for themselves. */
    private static OptionalDouble strength(FourierKernel series) {
        if (series.smoothed() || !series.symbol().odd()) {
            return OptionalDouble.empty();
        }
        double[] waves = new double[COMPARED_WAVES];
        for (int k = 1; k <= waves.length; k++) {
            waves[k - 1] = 2 * series.coefficients(new int[] {k})[0];
        }
        return constant(waves);
    }

    private static OptionalDouble constant(double[] values) {
        for (double value : values) {
            if (!(Math.abs(value - values[0]) <= 1e-11 * Math.abs(values[0])) || values[0] == 0) {
                return OptionalDouble.empty();
            }
        }
        return OptionalDouble.of(values[0]);
    }

    /** The observable as Σ of complex numbers times Π p_k / N; empty if it is none of low degree. */
    private static Optional<Map<List<Integer>, double[]>> products(Observable.Functional observable, List<String> axis) {
        List<String> statistics = List.copyOf(observable.statistics().keySet());
        Optional<Map<List<Integer>, Double>> value = Formulas.polynomial(observable.value(), statistics, HIGHEST);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        List<Map<List<Integer>, double[]>> means = new ArrayList<>();
        for (String name : statistics) {
            Optional<Map<List<Integer>, double[]>> waves =
                    Formulas.waves(observable.statistics().get(name), axis, List.of(2 * Math.PI));
            if (waves.isEmpty()) {
                return Optional.empty();
            }
            means.add(powerSums(waves.get()));
        }
        Map<List<Integer>, double[]> sum = new HashMap<>();
        value.get().forEach((exponents, factor) -> {
            Map<List<Integer>, double[]> product = Map.of(List.of(), new double[] {factor, 0});
            for (int k = 0; k < exponents.size(); k++) {
                for (int times = 0; times < exponents.get(k); times++) {
                    product = times(product, means.get(k));
                }
            }
            product.forEach((p, c) -> sum.merge(p, c, (x, y) -> new double[] {x[0] + y[0], x[1] + y[1]}));
        });
        boolean low = sum.keySet().stream().allMatch(p -> p.stream().mapToInt(Math::abs).sum() <= HIGHEST);
        return low ? Optional.of(sum) : Optional.empty();
    }

    /** a cos kx + b sin kx = ½(a - ib) e^{ikx} + ½(a + ib) e^{-ikx}. */
    private static Map<List<Integer>, double[]> powerSums(Map<List<Integer>, double[]> waves) {
        Map<List<Integer>, double[]> out = new HashMap<>();
        waves.forEach((vector, amplitude) -> {
            int k = vector.get(0);
            if (k == 0) {
                out.put(List.of(), new double[] {amplitude[0], 0});
            } else {
                out.put(List.of(k), new double[] {amplitude[0] / 2, -amplitude[1] / 2});
                out.put(List.of(-k), new double[] {amplitude[0] / 2, amplitude[1] / 2});
            }
        });
        return out;
    }

    private static Map<List<Integer>, double[]> times(Map<List<Integer>, double[]> a, Map<List<Integer>, double[]> b) {
        Map<List<Integer>, double[]> out = new HashMap<>();
        a.forEach((p, c) -> b.forEach((q, e) -> {
            List<Integer> both = new ArrayList<>(p);
            both.addAll(q);
            both.sort(null);
            out.merge(both, new double[] {c[0] * e[0] - c[1] * e[1], c[0] * e[1] + c[1] * e[0]},
                    (x, y) -> new double[] {x[0] + y[0], x[1] + y[1]});
        }));
        return out;
    }

    private static double expectation(Study study, double strength, Map<List<Integer>, double[]> products, double particles) {
        double coupling = strength / (study.scaling() == Scaling.PER_OTHER ? particles - 1 : particles);
        PowerSums sums = new PowerSums(particles, coupling, study.noise(0, particles));
        Map<Integer, double[]> moments = moments(study);
        double expectation = 0;
        for (Map.Entry<List<Integer>, double[]> product : products.entrySet()) {
            List<Integer> p = product.getKey();
            double[] c = product.getValue();
            double[] e = p.isEmpty() ? new double[] {1, 0} : sums.expectation(p, study.horizon(), moments::get);
            expectation += (c[0] * e[0] - c[1] * e[1]) / Math.pow(particles, p.size());
        }
        return expectation;
    }

    /** ∫ e^{ikx} f°, |k| ≤ the highest that can come about. */
    private static Map<Integer, double[]> moments(Study study) {
        List<ToDoubleFunction<double[]>> functions = new ArrayList<>();
        for (int k = 1; k <= HIGHEST; k++) {
            int wave = k;
            functions.add(x -> Math.cos(wave * x[0]));
            functions.add(x -> Math.sin(wave * x[0]));
        }
        double[] found = new OneBodyLaw(study).integrals(functions);
        Map<Integer, double[]> moments = new HashMap<>(Map.of(0, new double[] {1, 0}));
        for (int k = 1; k <= HIGHEST; k++) {
            moments.put(k, new double[] {found[2 * k - 2], found[2 * k - 1]});
            moments.put(-k, new double[] {found[2 * k - 2], -found[2 * k - 1]});
        }
        return moments;
    }
}

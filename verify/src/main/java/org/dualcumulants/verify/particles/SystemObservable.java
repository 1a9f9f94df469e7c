package org.dualcumulants.verify.particles;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.StudyException;

/** Φ̄_N of many systems, one after the other. Thread safe. */
interface SystemObservable {

    /** Writes one value per system. */
    void at(double[][] x, int particles, double[] out);

    /**
     * @param terminal f(T), asked for by fluctuations only
     * @throws StudyException if the observable cannot be evaluated at particles
     */
    static SystemObservable of(
            Observable observable, List<String> names, List<Coordinate> coordinates, int particles, Supplier<PointMeasure> terminal) {
        if (observable instanceof Observable.Mean mean) {
            Compiled phi = mean.of().compile(names);
            return (x, n, out) -> means(phi, x, n, out);
        }
        if (observable instanceof Observable.Functional functional) {
            return functional(functional, names);
        }
        if (observable instanceof Observable.Marginal marginal) {
            int p = marginal.particles();
            requireParticles(p, particles);
            Optional<ProductForm> form = form(marginal.of(), names, p, coordinates);
            return form.isPresent()
                    ? new TupleSum(form.get(), 1 / TupleSum.tuples(particles, p))
                    : new SampledTuples(marginal.of().compile(Observable.slotNames(names, p)), p);
        }
        Observable.Fluctuation fluctuation = (Observable.Fluctuation) observable;
        int n = fluctuation.order();
        requireParticles(n, particles);
        ProductForm form = form(fluctuation.of(), names, n, coordinates).orElseThrow(() -> new StudyException(
                "observable.fluctuation.of",
                "'" + fluctuation.of().text() + "' is no finite sum of products of sines, cosines and powers; particles need one, "
                        + "because the sum is over all subsets"));
        double permutations = 1;
        for (int k = 2; k <= n; k++) {
            permutations *= k;
        }
        return new TupleSum(form, Math.pow(particles, -0.5 * n) / permutations).centred(terminal.get());
    }

    private static void requireParticles(int needed, int particles) {
        if (particles < needed) {
            throw new StudyException("particles",
                    "N = " + particles + " is too small for an observable of " + needed + " different particles; leave it out");
        }
    }

    private static Optional<ProductForm> form(Expression phi, List<String> names, int slots, List<Coordinate> coordinates) {
        return ProductForm.of(List.of(phi), Observable.slotNames(names, slots), coordinates);
    }

    private static SystemObservable functional(Observable.Functional functional, List<String> names) {
        List<Compiled> statistics = functional.statistics().values().stream().map(e -> e.compile(names)).toList();
        Compiled value = functional.value().compile(List.copyOf(functional.statistics().keySet()));
        return (x, n, out) -> {
            double[][] means = new double[statistics.size()][out.length];
            for (int k = 0; k < means.length; k++) {
                means(statistics.get(k), x, n, means[k]);
            }
            value.evaluate(means, out);
        };
    }

    private static void means(Compiled phi, double[][] x, int particles, double[] out) {
        double[] values = new double[x[0].length];
        phi.evaluate(x, values);
        for (int r = 0; r < out.length; r++) {
            double sum = 0;
            for (int i = r * particles; i < (r + 1) * particles; i++) {
                sum += values[i];
            }
            out[r] = sum / particles;
        }
    }
}

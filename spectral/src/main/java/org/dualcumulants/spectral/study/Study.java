package org.dualcumulants.spectral.study;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.PeriodicAxis;

/**
 * The model of equation (1) and what is asked of it, as a value: no file format, no numerical method.
 *
 * @param title free text
 * @param axes the axes of one particle's state space
 * @param drift S, one expression per axis in the axis names
 * @param kernel K, a function of the difference of two states or of both; if it is periodic, with the periods of the axes
 * @param noise ε ≥ 0, one expression per axis, constant or in {@code N}
 * @param initial f° up to normalisation, in the axis names
 * @param observable Φ̄_N
 * @param horizon T > 0
 * @param particles numbers N ≥ 2 of particles, whole numbers stored as double
 * @param truncation orders m ≥ 1; m > N is read as N
 * @param resolution harmonics, degree or modes per axis; empty: chosen so that {@code tolerance} holds
 * @param tolerance relative accuracy asked of the correction E - mean field
 * @param scaling factor of the pair sum
 * @param selfInteraction whether the pair sum includes j = i (only with 1/N)
 * @param basis one-particle basis of the coefficients
 * @param tensors coefficients kept of C_n
 * @param functions products of functions of the axes that make the one-particle basis
 * @param initialCorrelation a of the initial law f°^{⊗N} (1 + Σ_{i&lt;j} a(x_i, x_j)) up to normalisation, symmetric, in
 *     {@link Observable#slotNames names} such as x1, x2; empty: independent particles
 * @param series highest power of 1/N to expand E[Φ̄_N] in, 0 for none, at most {@value #MOST_POWERS}
 * @param seriesMethod how; {@link SeriesMethod#LOW_RANK} finds the first power only
 * @param certificate whether what truncation drops is to be bounded for every run
 */
public record Study(
        String title,
        List<Axis> axes,
        List<Expression> drift,
        PairKernel kernel,
        List<Expression> noise,
        Expression initial,
        Observable observable,
        double horizon,
        List<Double> particles,
        List<Integer> truncation,
        Optional<List<Integer>> resolution,
        double tolerance,
        Scaling scaling,
        boolean selfInteraction,
        BasisChoice basis,
        TensorSet tensors,
        BasisSet functions,
        Optional<Expression> initialCorrelation,
        int series,
        SeriesMethod seriesMethod,
        boolean certificate) {

    /** Name of the particle number in expressions that may depend on it. */
    public static final String PARTICLE_NUMBER = "N";

    /** V_p takes orders up to 2p. */
    public static final int MOST_POWERS = 4;

    public Study {
        axes = List.copyOf(axes);
        drift = List.copyOf(drift);
        noise = List.copyOf(noise);
        particles = List.copyOf(particles);
        truncation = List.copyOf(truncation);
        resolution = resolution.map(List::copyOf);
        perAxis("drift", drift, axes);
        perAxis("kernel", kernel.dimension(), axes);
        if (kernel instanceof PairKernel.Periodic periodic) {
            periods(periodic, axes);
        }
        List<String> arguments = kernel.arguments(axes.stream().map(Axis::name).toList());
        for (Expression component : kernel.components()) {
            if (!arguments.containsAll(component.variables())) {
                throw new IllegalArgumentException("kernel has '" + component.text() + "' in " + component.variables()
                        + "; a function of " + String.join(", ", arguments) + " is required");
            }
        }
        perAxis("noise", noise, axes);
        if (resolution.isPresent()) {
            perAxis("resolution", resolution.get(), axes);
        }
        if (axes.isEmpty()) {
            throw new IllegalArgumentException("a particle needs at least one axis");
        }
        if (!(horizon > 0) || Double.isInfinite(horizon)) {
            throw new IllegalArgumentException("horizon is " + horizon + "; it must be finite and positive");
        }
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new IllegalArgumentException("tolerance is " + tolerance + "; it must lie between 0 and 1");
        }
        for (double n : particles) {
            if (!(n >= 2) || n != Math.rint(n) || Double.isInfinite(n)) {
                throw new IllegalArgumentException("particles has " + n + "; whole numbers ≥ 2 are required");
            }
        }
        for (int m : truncation) {
            if (m < 1) {
                throw new IllegalArgumentException("truncation has " + m + "; orders ≥ 1 are required");
            }
        }
        if (series < 0 || series > MOST_POWERS) {
            throw new IllegalArgumentException("series is " + series + "; 0 to " + MOST_POWERS + " is required");
        }
        if (seriesMethod == SeriesMethod.LOW_RANK && series > 1) {
            throw new IllegalArgumentException("series is " + series + " by low-rank, which has order 2 only; 1, or packed, is required");
        }
        if (selfInteraction && scaling != Scaling.PER_PARTICLE) {
            throw new IllegalArgumentException("selfInteraction needs scaling 1/N, not " + scaling.text());
        }
        if (initialCorrelation.isPresent()) {
            TwoParticleSymmetry.require("initialCorrelation", initialCorrelation.get(), axes);
        }
    }

    /** A study of independent particles, without a series. */
    public Study(
            String title, List<Axis> axes, List<Expression> drift, PairKernel kernel, List<Expression> noise,
            Expression initial, Observable observable, double horizon, List<Double> particles, List<Integer> truncation,
            Optional<List<Integer>> resolution, double tolerance, Scaling scaling, boolean selfInteraction,
            BasisChoice basis, TensorSet tensors, BasisSet functions) {
        this(title, axes, drift, kernel, noise, initial, observable, horizon, particles, truncation, resolution, tolerance,
                scaling, selfInteraction, basis, tensors, functions, Optional.empty(), 0, SeriesMethod.AUTO, false);
    }

    /** A study of independent particles with full tensors of all products of functions. */
    public Study(
            String title, List<Axis> axes, List<Expression> drift, PairKernel kernel, List<Expression> noise,
            Expression initial, Observable observable, double horizon, List<Double> particles, List<Integer> truncation,
            Optional<List<Integer>> resolution, double tolerance, Scaling scaling, boolean selfInteraction,
            BasisChoice basis) {
        this(title, axes, drift, kernel, noise, initial, observable, horizon, particles, truncation, resolution, tolerance,
                scaling, selfInteraction, basis, TensorSet.FULL, BasisSet.FULL);
    }

    /** The same study with other products of functions. */
    public Study with(BasisSet other) {
        return changed(d -> d.functions = other);
    }

    /** The same study with other tensors. */
    public Study with(TensorSet other) {
        return changed(d -> d.tensors = other);
    }

    /** The same model from another one-particle density. */
    public Study withInitial(Expression other) {
        return changed(d -> d.initial = other);
    }

    /** The same study with the given correlation of the initial data. */
    public Study withInitialCorrelation(Expression a) {
        return changed(d -> d.initialCorrelation = Optional.of(a));
    }

    /**
     * For what is computed from independent particles only.
     *
     * @param computation who asks, for the message
     * @throws StudyException if the study has an initial correlation
     */
    public void requireIndependentParticles(String computation) {
        if (initialCorrelation.isPresent()) {
            throw new StudyException("initialCorrelation", computation + " starts from independent particles; "
                    + "study and verify take correlated ones; or remove initialCorrelation");
        }
    }

    /** The same study with another one-particle basis of the coefficients. */
    public Study with(BasisChoice other) {
        return changed(d -> d.basis = other);
    }

    /** The same model asked for another observable. */
    public Study with(Observable other) {
        return changed(d -> d.observable = other);
    }

    /** The same model with another kernel. */
    public Study with(PairKernel other) {
        return changed(d -> d.kernel = other);
    }

    /** The same model for other particle numbers and orders. */
    public Study with(List<Double> otherParticles, List<Integer> otherTruncation) {
        return changed(d -> {
            d.particles = otherParticles;
            d.truncation = otherTruncation;
        });
    }

    /** The same study at a resolution per axis, and with a tolerance. */
    public Study at(List<Integer> otherResolution, double otherTolerance) {
        return changed(d -> {
            d.resolution = Optional.of(otherResolution);
            d.tolerance = otherTolerance;
        });
    }

    /** The same study up to another time. */
    public Study withHorizon(double time) {
        return changed(d -> d.horizon = time);
    }

    /** The same study with the series up to another power of 1/N. */
    public Study withSeries(int powers) {
        return changed(d -> d.series = powers);
    }

    /** The same study with its series by another method. */
    public Study with(SeriesMethod other) {
        return changed(d -> d.seriesMethod = other);
    }

    /** The same study with a certificate of every run. */
    public Study certified() {
        return changed(d -> d.certificate = true);
    }

    private Study changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.study();
    }

    /** What can be changed of a study, before it is one again. */
    private static final class Draft {
        private final Study of;
        private PairKernel kernel;
        private Expression initial;
        private Observable observable;
        private double horizon;
        private List<Double> particles;
        private List<Integer> truncation;
        private Optional<List<Integer>> resolution;
        private double tolerance;
        private BasisChoice basis;
        private TensorSet tensors;
        private BasisSet functions;
        private Optional<Expression> initialCorrelation;
        private int series;
        private SeriesMethod seriesMethod;
        private boolean certificate;

        private Draft(Study of) {
            this.of = of;
            kernel = of.kernel;
            initial = of.initial;
            observable = of.observable;
            horizon = of.horizon;
            particles = of.particles;
            truncation = of.truncation;
            resolution = of.resolution;
            tolerance = of.tolerance;
            basis = of.basis;
            tensors = of.tensors;
            functions = of.functions;
            initialCorrelation = of.initialCorrelation;
            series = of.series;
            seriesMethod = of.seriesMethod;
            certificate = of.certificate;
        }

        private Study study() {
            return new Study(
                    of.title, of.axes, of.drift, kernel, of.noise, initial, observable, horizon, particles,
                    truncation, resolution, tolerance, of.scaling, of.selfInteraction, basis, tensors,
                    functions, initialCorrelation, series, seriesMethod, certificate);
        }
    }

    private static void perAxis(String key, List<?> values, List<Axis> axes) {
        perAxis(key, values.size(), axes);
    }

    private static void perAxis(String key, int entries, List<Axis> axes) {
        if (entries != axes.size()) {
            throw new IllegalArgumentException(
                    key + " has " + entries + " entries; " + axes.size() + " axes need one each");
        }
    }

    private static void periods(PairKernel.Periodic kernel, List<Axis> axes) {
        for (int i = 0; i < kernel.series().positions(); i++) {
            double period = kernel.series().periods().get(i);
            if (!(axes.get(i) instanceof PeriodicAxis axis) || axis.length() != period) {
                throw new IllegalArgumentException("kernel has the period " + period + " on axis " + axes.get(i).name()
                        + "; a periodic axis of this length is required");
            }
        }
    }

    public int dimension() {
        return axes.size();
    }

    public List<String> axisNames() {
        return axes.stream().map(Axis::name).toList();
    }

    /** ε on the given axis for N particles. */
    public double noise(int axis, double particleNumber) {
        return noise.get(axis).compile(List.of(PARTICLE_NUMBER)).at(particleNumber);
    }

    public boolean noiseDependsOnParticleNumber() {
        return noise.stream().anyMatch(e -> e.variables().contains(PARTICLE_NUMBER));
    }
}

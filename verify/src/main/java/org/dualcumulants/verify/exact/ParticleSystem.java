package org.dualcumulants.verify.exact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.interaction.FourierKernel;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;

/**
 * Equation (1) for one number of particles with its fields as plain functions, and the observable asked of it.
 *
 * @param particles N ≥ 2
 * @param axes axes of one particle
 * @param drift S, one function of a state per axis
 * @param kernel K, one function per axis of the states of two particles
 * @param noise ε ≥ 0 per axis
 * @param initial f° up to normalisation
 * @param observable Φ̄_N
 * @param horizon T > 0
 * @param scaling 1/(N-1) or 1/N in front of the pair sum
 * @param selfInteraction whether the pair sum includes j = i, which adds K(x, x)/N to every drift
 * @param initialCorrelation a of the initial law f°^{⊗N} (1 + Σ_{i&lt;j} a(x_i, x_j)) up to normalisation, a symmetric function of two
 *     particles; empty: independent particles
 */
public record ParticleSystem(
        int particles,
        List<Axis> axes,
        List<ScalarField> drift,
        List<PairField> kernel,
        List<Double> noise,
        ScalarField initial,
        TerminalObservable observable,
        double horizon,
        Scaling scaling,
        boolean selfInteraction,
        Optional<ScalarField> initialCorrelation) {

    public ParticleSystem {
        axes = List.copyOf(axes);
        drift = List.copyOf(drift);
        kernel = List.copyOf(kernel);
        noise = List.copyOf(noise);
        if (particles < 2) {
            throw new IllegalArgumentException("particles is " + particles + "; at least 2 are required");
        }
        perAxis("drift", drift, axes);
        perAxis("kernel", kernel, axes);
        perAxis("noise", noise, axes);
        for (double epsilon : noise) {
            if (!(epsilon >= 0) || Double.isInfinite(epsilon)) {
                throw new IllegalArgumentException("noise is " + epsilon + "; it must be finite and not negative");
            }
        }
        if (!(horizon > 0) || Double.isInfinite(horizon)) {
            throw new IllegalArgumentException("horizon is " + horizon + "; it must be finite and positive");
        }
        if (selfInteraction && scaling != Scaling.PER_PARTICLE) {
            throw new IllegalArgumentException("selfInteraction needs scaling 1/N, not " + scaling.text());
        }
    }

    /** A system of particles that start independent. */
    public ParticleSystem(
            int particles,
            List<Axis> axes,
            List<ScalarField> drift,
            List<PairField> kernel,
            List<Double> noise,
            ScalarField initial,
            TerminalObservable observable,
            double horizon,
            Scaling scaling,
            boolean selfInteraction) {
        this(particles, axes, drift, kernel, noise, initial, observable, horizon, scaling, selfInteraction, Optional.empty());
    }

    /** The same system from another initial law. */
    public ParticleSystem with(ScalarField density, Optional<ScalarField> correlation) {
        return new ParticleSystem(
                particles, axes, drift, kernel, noise, density, observable, horizon, scaling, selfInteraction, correlation);
    }

    private static void perAxis(String key, List<?> values, List<Axis> axes) {
        if (values.size() != axes.size()) {
            throw new IllegalArgumentException(
                    key + " has " + values.size() + " entries; " + axes.size() + " axes need one each");
        }
    }

    /** The system a study describes for N particles; N must be small. */
    public static ParticleSystem of(Study study, double particles) {
        if (!(particles >= 2 && particles <= Integer.MAX_VALUE) || particles != Math.rint(particles)) {
            throw new IllegalArgumentException("particles is " + particles
                    + "; the exact equation needs a small whole number ≥ 2, such as 2, 3 or 4");
        }
        List<Double> noise = new ArrayList<>();
        for (int a = 0; a < study.dimension(); a++) {
            noise.add(study.noise(a, particles));
        }
        List<String> names = study.axisNames();
        return new ParticleSystem(
                (int) particles,
                study.axes(),
                study.drift().stream().map(e -> field(e, names)).toList(),
                kernel(study.kernel(), names),
                noise,
                field(study.initial(), names),
                terminal(study.observable(), names),
                study.horizon(),
                study.scaling(),
                study.selfInteraction(),
                study.initialCorrelation().map(a -> field(a, Observable.slotNames(names, 2))));
    }

    private static TerminalObservable terminal(Observable observable, List<String> names) {
        if (observable instanceof Observable.Mean mean) {
            return new TerminalObservable.Mean(field(mean.of(), names));
        }
        if (observable instanceof Observable.Functional functional) {
            List<ScalarField> statistics =
                    functional.statistics().values().stream().map(e -> field(e, names)).toList();
            List<String> means = List.copyOf(functional.statistics().keySet());
            return new TerminalObservable.Functional(statistics, field(functional.value(), means));
        }
        if (observable instanceof Observable.Marginal marginal) {
            int p = marginal.particles();
            return new TerminalObservable.Marginal(p, field(marginal.of(), Observable.slotNames(names, p)));
        }
        if (observable instanceof Observable.Fluctuation fluctuation) {
            int n = fluctuation.order();
            return new TerminalObservable.Fluctuation(n, field(fluctuation.of(), Observable.slotNames(names, n)));
        }
        throw new IllegalArgumentException("observable " + observable + " is not known to the exact equation");
    }

    private static List<PairField> kernel(PairKernel kernel, List<String> names) {
        List<ScalarField> components = kernel.components().stream()
                .map(e -> field(e, kernel.arguments(names)))
                .toList();
        return kernel.fold(
                difference -> components.stream().<PairField>map(PairField.Difference::new).toList(),
                general -> components.stream().<PairField>map(PairField.General::new).toList(),
                periodic -> waves(periodic.series()));
    }

    /** The trigonometric polynomial that a study cuts from an interaction, summed wave by wave. */
    private static List<PairField> waves(FourierKernel kernel) {
        if (kernel.harmonics().isEmpty()) {
            throw new IllegalArgumentException("kernel " + kernel.name()
                    + " has waves without end; the exact equation needs a finite sum, give harmonics");
        }
        int most = kernel.harmonics().getAsInt();
        return IntStream.range(0, kernel.dimension())
                .<PairField>mapToObj(a -> new PairField.Difference(x -> kernel.at(x, most)[a]))
                .toList();
    }

    private static ScalarField field(Expression expression, List<String> arguments) {
        return expression.compile(arguments)::at;
    }
}

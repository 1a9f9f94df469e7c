package org.dualcumulants.hierarchy.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.meanfield.MeanField;
import org.dualcumulants.hierarchy.observable.Observables;
import org.dualcumulants.hierarchy.term.Term;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.spectral.system.Discretisation;
import org.dualcumulants.spectral.system.OneParticleSystem;

/** A study at one resolution: everything that does not depend on N and m, or only on N through the noise. */
final class Model {

    private final Study study;
    private final List<Integer> resolution;
    private final Discretisation discretisation;
    private final List<Term> terms;
    private final BooleanSupplier cancelled;
    private final Optional<CorrelatedInitialLaw> initialCorrelation;
    private final Map<Double, Limit> limits = new ConcurrentHashMap<>();

    /**
     * Coefficients are those of the study's basis.
     *
     * @param terms the hierarchy of the study's generator
     * @param cancelled asked while the mean field is followed
     */
    Model(Study study, List<Integer> resolution, List<Term> terms, BooleanSupplier cancelled) {
        this(study, resolution, terms, false, cancelled);
    }

    /**
     * @param inPlaneWaves whether coefficients may be those of plane waves: for who looks at numbers that are the same in every basis
     */
    Model(Study study, List<Integer> resolution, List<Term> terms, boolean inPlaneWaves, BooleanSupplier cancelled) {
        this.cancelled = cancelled;
        this.study = study;
        this.resolution = List.copyOf(resolution);
        Capacity.requireRoom(study, resolution);
        this.discretisation = new Discretisation(
                study, resolution, inPlaneWaves && study.basis() == BasisChoice.PLAIN && study.initialCorrelation().isEmpty());
        this.terms = terms;
        this.initialCorrelation =
                study.initialCorrelation().map(a -> CorrelatedInitialLaw.of(study, a, discretisation.basis()));
        if (initialCorrelation.isPresent() && study.basis() != BasisChoice.PLAIN) {
            throw new StudyException("basis", "initialCorrelation is paired with C_n in the plain basis; remove basis: weighted");
        }
    }

    Study study() {
        return study;
    }

    List<Integer> resolution() {
        return resolution;
    }

    Discretisation discretisation() {
        return discretisation;
    }

    List<Term> terms() {
        return terms;
    }

    /** What tells its coefficients from those of the same study in another basis; nothing for the study's own. */
    String basisName() {
        return discretisation.isInPlaneWaves() ? " in plane waves" : "";
    }

    /** What the initial states have in common; empty where they are independent. */
    Optional<CorrelatedInitialLaw> initialCorrelation() {
        return initialCorrelation;
    }

    /** K. */
    int functions() {
        return discretisation.basis().size() - 1;
    }

    /** Neglected part of the observable, relative, in L²; NaN if it was never expanded. */
    double observableTail() {
        return limits.values().stream().mapToDouble(l -> l.terminal().tail()).max().orElse(Double.NaN);
    }

    /** The mean-field side for N particles. */
    Limit limit(double particles) {
        double key = study.noiseDependsOnParticleNumber() ? particles : Double.NaN;
        return limits.computeIfAbsent(key, k -> {
            OneParticleSystem system = discretisation.system(particles);
            // moments are cheap: follow them to rounding, so that their error never shows in a run
            return new Limit(
                    system,
                    MeanField.solve(
                            system, study.horizon(), 1e-14, discretisation.basis().suprema(), cancelled),
                    Observables.expand(study, discretisation.basis(), system),
                    wavelengths());
        });
    }

    /** Of every function but the constant, a number that those of the same wavelengths on periodic axes share. */
    private int[] wavelengths() {
        ProductBasis basis = discretisation.basis();
        int[] wavelengths = new int[functions()];
        if (study.basis() != BasisChoice.PLAIN) {
            return wavelengths;
        }
        Map<List<Integer>, Integer> numbers = new HashMap<>();
        for (int a = 0; a < wavelengths.length; a++) {
            int function = a + 1;
            List<Integer> waves = IntStream.range(0, study.dimension())
                    .filter(i -> study.axes().get(i) instanceof PeriodicAxis)
                    .mapToObj(i -> basis.degree(function, i))
                    .toList();
            wavelengths[a] = numbers.computeIfAbsent(waves, w -> numbers.size());
        }
        return wavelengths;
    }
}

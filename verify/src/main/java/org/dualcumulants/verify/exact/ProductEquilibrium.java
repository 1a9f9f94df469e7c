package org.dualcumulants.verify.exact;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A product law μ^{⊗N} that a system leaves invariant, and laws near it by their classical cumulants,
 *
 * <pre>
 * F_N = μ^{⊗N} Σ_n Σ_{|σ|=n} c_n(x_σ),   ∫ c_n μ(x_j) dx_j = 0 for every j:
 * </pre>
 *
 * the Hoeffding components of G = F_N/μ^{⊗N} for μ. G solves, forward in time, the backward equation (3) of the system reversed in
 * time, whose drift is -S + ε² ∇log μ and whose kernel is -K:
 *
 * <pre>
 * ∂_t G = Σ_i [ (-S + ε² ∇log μ)(x_i) - c Σ_{j≠i} K(x_i, x_j) ]·∇_i G + ½ Σ_i Σ_a ε_a² ∂²_{i,a} G
 * </pre>
 *
 * so the c_n(t) are the dual cumulants at T - t of the reversed system with the observable Φ̄_N = F_N(0)/μ^{⊗N}, noise or none, and for
 * uniform μ (div S = 0 with div_x K = 0, or with K even in x - x') reversing only turns the signs of S and K. Where S and the noise
 * balance alone, S = ½ε² ∇log μ, the reversed drift is S itself.
 */
public final class ProductEquilibrium {

    /** How far μ^{⊗N} may move in [0, T], relative to its largest value. */
    private static final double TOLERANCE = 1e-9;

    private final ParticleSystem system;
    private final ParticleGrid grid;
    private final ScalarField shape;
    private final List<ScalarField> score;
    private final GridFunction density;

    private ProductEquilibrium(ParticleSystem system, ParticleGrid grid, ScalarField shape, List<ScalarField> score) {
        this.system = system;
        this.grid = grid;
        this.shape = shape;
        this.score = score;
        GridFields fields = new GridFields(system.with(shape, Optional.empty()), grid);
        this.density = fields.initial();
        GridFunction law = density.power(system.particles());
        double moved = new ForwardKolmogorov(system, grid, fields).rate(law).maxNorm() * system.horizon() / law.maxNorm();
        if (!(moved <= TOLERANCE)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "the product law moves by %.3g of itself within the horizon; an invariant one is required "
                            + "(for example div_x(K μ) = 0 and div(S μ) = ½ε²Δμ), on a grid that resolves K",
                    moved));
        }
    }

    /**
     * @param density μ up to normalisation
     * @param score ∇log μ, one component per axis
     * @throws IllegalArgumentException if μ^{⊗N} is not invariant
     */
    public static ProductEquilibrium of(
            ParticleSystem system, ParticleGrid grid, ScalarField density, List<ScalarField> score) {
        return new ProductEquilibrium(system, grid, density, List.copyOf(score));
    }

    /** Of constant density. */
    public static ProductEquilibrium uniform(ParticleSystem system, ParticleGrid grid) {
        return of(system, grid, x -> 1, Collections.nCopies(system.axes().size(), x -> 0));
    }

    /** μ, normalised. */
    public GridFunction density() {
        return density;
    }

    /** G = F_N/μ^{⊗N} with μ: its {@link DualFields#dualCumulant} is c_n. */
    public DualFields classical(JointLaw law) {
        return new DualFields(law.law().dividedBy(density.power(law.law().slots())), density);
    }

    /** The system reversed in time, started from μ, with the observable F_N/μ^{⊗N} of the given law. */
    public ParticleSystem reversed(JointLaw start) {
        List<ScalarField> drift = IntStream.range(0, grid.dimension()).mapToObj(this::reversedDrift).toList();
        return new ParticleSystem(
                system.particles(),
                system.axes(),
                drift,
                system.kernel().stream().map(PairField::reversed).toList(),
                system.noise(),
                shape,
                new TerminalObservable.Given(classical(start).phi()),
                system.horizon(),
                system.scaling(),
                system.selfInteraction());
    }

    private ScalarField reversedDrift(int axis) {
        double variance = system.noise().get(axis) * system.noise().get(axis);
        ScalarField forward = system.drift().get(axis);
        ScalarField slope = score.get(axis);
        return x -> -forward.at(x) + variance * slope.at(x);
    }
}

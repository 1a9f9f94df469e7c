package org.dualcumulants.hierarchy.derive;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.spectral.study.Scaling;

/**
 * L of the backward equation ∂_t Φ_N = -L Φ_N, (3): a sum of interactions.
 *
 * @param species in the order of the multi-index n
 * @param interactions each between these species
 */
public record Generator(List<Species> species, List<Interaction> interactions) {

    public Generator {
        species = List.copyOf(species);
        interactions = List.copyOf(interactions);
        for (Interaction interaction : interactions) {
            if (!species.containsAll(interaction.species())) {
                throw new IllegalArgumentException(
                        "an interaction is between " + interaction.species() + "; the species are " + species);
            }
        }
    }

    /** (1) with the factor of its pair sum, and with 1/N Σ_i K(0)·∇_i if particles act on themselves, which goes with 1/N. */
    public static Generator of(Scaling scaling, boolean selfInteraction) {
        if (scaling == Scaling.PER_PARTICLE) {
            return perParticle(selfInteraction);
        }
        if (selfInteraction) {
            throw new IllegalArgumentException("self-interaction goes with the scaling 1/N; the scaling is " + scaling.text());
        }
        return perOther();
    }

    /** (1): S·∇ + ½ε²Δ and 1/(N-1) Σ_{i≠j} K(x_i - x_j)·∇_i. */
    public static Generator perOther() {
        return pair(Interaction.Kernel.DIFFERENCE);
    }

    /** The same with 1/N, and with 1/N Σ_i K(0)·∇_i if particles act on themselves. */
    public static Generator perParticle(boolean selfInteraction) {
        Product each = Product.ONE.over(LinearForm.of(Species.ONLY.particles()));
        List<Interaction> all = new ArrayList<>();
        all.add(drift(Species.ONLY));
        all.add(new Interaction(Interaction.Kernel.DIFFERENCE, List.of(Species.ONLY, Species.ONLY), each));
        if (selfInteraction) {
            all.add(new Interaction(Interaction.Kernel.SELF, List.of(Species.ONLY), each));
        }
        return new Generator(List.of(Species.ONLY), all);
    }

    /** 1/(N-1) Σ_{i≠j} K(x_i, x_j)·∇_i: a kernel of both states, not of their difference. */
    public static Generator pair() {
        return pair(Interaction.Kernel.PAIR);
    }

    private static Generator pair(Interaction.Kernel kernel) {
        Product each = Product.ONE.over(others(Species.ONLY));
        return new Generator(List.of(Species.ONLY), List.of(
                drift(Species.ONLY), new Interaction(kernel, List.of(Species.ONLY, Species.ONLY), each)));
    }

    /** 1/((N-1)(N-2)) Σ K(x_i, x_j, x_k)·∇_i, K symmetric in x_j and x_k if so said. */
    public static Generator threeBody(boolean symmetric) {
        LinearForm others = others(Species.ONLY);
        Product each = Product.ONE.over(others).over(others.plus(-1));
        Interaction.Kernel kernel = symmetric ? Interaction.Kernel.SYMMETRIC_TRIPLE : Interaction.Kernel.TRIPLE;
        return new Generator(List.of(Species.ONLY), List.of(
                drift(Species.ONLY),
                new Interaction(kernel, List.of(Species.ONLY, Species.ONLY, Species.ONLY), each)));
    }

    /** Species of masses μ: on a particle of species s acts μ_r/(N_r - δ_rs) Σ_j K_sr(x^s_i, x^r_j) of each species r. */
    public static Generator mixture(List<Species> species) {
        List<Interaction> all = new ArrayList<>();
        for (Species moved : species) {
            all.add(drift(moved));
            for (Species acting : species) {
                LinearForm count = moved.equals(acting) ? others(acting) : LinearForm.of(acting.particles());
                Product mass = Product.ONE.times(LinearForm.of(acting.mass()));
                all.add(new Interaction(Interaction.Kernel.PAIR, List.of(moved, acting), mass.over(count)));
            }
        }
        return new Generator(species, all);
    }

    private static Interaction drift(Species species) {
        return new Interaction(Interaction.Kernel.DRIFT, List.of(species), Product.ONE);
    }

    private static LinearForm others(Species species) {
        return LinearForm.of(species.particles()).plus(-1);
    }
}

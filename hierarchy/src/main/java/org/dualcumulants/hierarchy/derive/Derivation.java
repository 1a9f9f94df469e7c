package org.dualcumulants.hierarchy.derive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.dualcumulants.hierarchy.derive.DerivedSystem.Unknown;
import org.dualcumulants.hierarchy.derive.Role.After;
import org.dualcumulants.hierarchy.derive.Role.Dependence;
import org.dualcumulants.hierarchy.derive.Word.Form;

/**
 * The hierarchies of a generator. P is the projection that defines the unknown, Π Q_i over its slots or Π 1, and Π E_i over
 * the others; ∂_t (P Φ) = P ∂_tΦ + (∂_t P) Φ is written out over which of the slots a kernel touches are slots of the target,
 * and which the source depends on. See the package for the steps.
 */
public final class Derivation {

    private final Generator generator;
    private final Rules rules;

    public Derivation(Generator generator) {
        this(generator, Rules.EXACT);
    }

    Derivation(Generator generator, Rules rules) {
        this.generator = generator;
        this.rules = rules;
    }

    /** The hierarchy of the M_n = Π_{i>n} E_i Φ. */
    public DerivedSystem marginals() {
        List<DerivedTerm> terms = liouville(Unknown.MARGINAL);
        terms.addAll(motionOutside());
        return expanded(terms, Unknown.MARGINAL);
    }

    /** The hierarchy (7) of the C_n = Π_{i≤n} Q_i Π_{i>n} E_i Φ, in K and ψ. */
    public DerivedSystem cumulants() {
        List<DerivedTerm> terms = liouville(Unknown.CUMULANT);
        terms.addAll(motionOutside());
        terms.addAll(motionInside());
        return expanded(terms, Unknown.CUMULANT);
    }

    /**
     * Π Q_i ∂_t C_n in projections and centred kernels. What it leaves of ∂_t C_n, -Σ E_i B_i C_n, is the motion of the
     * centred functions and no motion of their coefficients.
     */
    public DerivedSystem projected() {
        List<DerivedTerm> terms = liouville(Unknown.CUMULANT);
        terms.addAll(motionOutside());
        return new DerivedSystem(Unknown.CUMULANT, generator, DerivedSystem.collect(terms));
    }

    /** B, to which the mean-field equation (2) is dual: drifts, and mean forces with the weight they have for N → ∞. */
    List<DerivedTerm> meanField() {
        List<DerivedTerm> all = new ArrayList<>();
        for (Interaction interaction : generator.interactions()) {
            List<Role> roles = new ArrayList<>(Collections.nCopies(interaction.arity(), Role.AVERAGED));
            roles.set(0, new Role(Dependence.MOVED, After.KEPT, true));
            Word force = new Word(interaction, Form.FORCE, roles, List.of());
            Product weight = interaction.prefactor().times(waysToAverage(force)).limit();
            if (!weight.isZero()) {
                all.add(new DerivedTerm(Scalar.of(weight), force));
            }
        }
        return all;
    }

    /** P(-LΦ): for every interaction, every centred part of its kernel and every place of its slots. */
    private List<DerivedTerm> liouville(Unknown unknown) {
        List<DerivedTerm> terms = new ArrayList<>();
        for (Interaction interaction : generator.interactions()) {
            for (List<Role> roles : places(0, interaction.arity(), unknown)) {
                Word word = new Word(interaction, Form.FORCE, roles, List.of());
                if (!vanishes(word)) {
                    Product count = waysToAverage(word).times(integratedOut(word));
                    terms.add(new DerivedTerm(
                            Scalar.of(interaction.prefactor().times(count).times(Product.of(rules.time()))), word));
                }
            }
        }
        return terms;
    }

    /** All roles of the arguments from the given one on. A = Π (E_j + Q_j)[A] splits the kernel, 1 = P + (1-P) the slots. */
    private static List<List<Role>> places(int from, int arity, Unknown unknown) {
        if (from == arity) {
            return List.of(List.of());
        }
        List<Role> here = new ArrayList<>();
        After target = unknown == Unknown.MARGINAL ? After.KEPT : After.CENTRED;
        Dependence kernel = from == 0 ? Dependence.MOVED : Dependence.CENTRED;
        for (After after : List.of(target, After.INTEGRATED)) {
            here.add(new Role(kernel, after, true));
            if (from > 0 && unknown != Unknown.MARGINAL) {
                here.add(new Role(kernel, after, false));
            }
        }
        if (from > 0) {
            here.add(Role.AVERAGED);
        }
        List<List<Role>> all = new ArrayList<>();
        for (Role role : here) {
            for (List<Role> rest : places(from + 1, arity, unknown)) {
                List<Role> roles = new ArrayList<>(List.of(role));
                roles.addAll(rest);
                all.add(roles);
            }
        }
        return all;
    }

    /** How many ways there are for particles under the averaged arguments, once the others are chosen. */
    private static Product waysToAverage(Word word) {
        Product all = Product.ONE;
        for (Species species : word.interaction().species().stream().distinct().toList()) {
            int touched = 0;
            int free = 0;
            for (int r = 0; r < word.roles().size(); r++) {
                if (word.species(r).equals(species)) {
                    boolean counted = word.roles().get(r).kernel() == Dependence.AVERAGED;
                    free += counted ? 1 : 0;
                    touched += counted ? 0 : 1;
                }
            }
            all = all.times(falling(LinearForm.of(species.particles()).plus(-touched), free));
        }
        return all;
    }

    /** (N-n)(N-n-1)…: the integrated slots are any of those that are none of the target's. */
    private static Product integratedOut(Word word) {
        Product all = Product.ONE;
        for (Species species : word.interaction().species().stream().distinct().toList()) {
            int integrated = 0;
            for (int r = 0; r < word.roles().size(); r++) {
                integrated += word.species(r).equals(species) && word.roles().get(r).isIntegrated() ? 1 : 0;
            }
            all = all.times(falling(rest(species), integrated));
        }
        return all;
    }

    private static LinearForm rest(Species species) {
        return LinearForm.of(species.particles()).minus(species.order());
    }

    private static Product falling(LinearForm from, int factors) {
        Product all = Product.ONE;
        for (int k = 0; k < factors; k++) {
            all = all.times(from.plus(-k));
        }
        return all;
    }

    /** Σ_{i>n} E_i B_i Φ from (∂_t P) Φ. */
    private List<DerivedTerm> motionOutside() {
        return meanField().stream()
                .map(b -> new DerivedTerm(
                        b.coefficient().times(Product.of(rules.motion()).times(rest(b.word().species(0)))),
                        b.word().with(0, b.word().roles().get(0).with(After.INTEGRATED))))
                .toList();
    }

    /** centring · Σ_{i≤n} E_i B_i C_n from (∂_t P) Φ: the slot stays one of the target's. */
    private List<DerivedTerm> motionInside() {
        return meanField().stream()
                .map(b -> new DerivedTerm(
                        b.coefficient().times(Product.of((long) rules.motion() * rules.centring())),
                        b.word().with(0, b.word().roles().get(0).with(After.INTEGRATED)).withIdle(b.word().species(0))))
                .toList();
    }

    private DerivedSystem expanded(List<DerivedTerm> terms, Unknown unknown) {
        Expansion expansion = new Expansion(rules, unknown);
        List<DerivedTerm> sum = DerivedSystem.collect(terms.stream().flatMap(t -> expansion.of(t).stream()).toList());
        return new DerivedSystem(unknown, generator, sum).simplified();
    }

    /** ∫ k f = 0 in an argument that is integrated and that the source does not depend on. */
    static boolean vanishes(Word word) {
        return word.roles().stream()
                .anyMatch(r -> r.kernel() == Dependence.CENTRED && r.isIntegrated() && !r.inSource());
    }

    static Optional<Integer> first(Word word, Predicate<Role> wanted) {
        for (int r = 0; r < word.roles().size(); r++) {
            if (wanted.test(word.roles().get(r))) {
                return Optional.of(r);
            }
        }
        return Optional.empty();
    }
}

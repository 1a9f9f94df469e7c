package org.dualcumulants.hierarchy.derive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.dualcumulants.hierarchy.derive.Role.After;
import org.dualcumulants.hierarchy.derive.Role.Dependence;
import org.dualcumulants.hierarchy.term.Coefficient;
import org.dualcumulants.hierarchy.term.Factor;
import org.dualcumulants.hierarchy.term.Term;

/**
 * The projected hierarchy in one-body factors, mathematics section 6: with K·∇ = Σ_r (u_r·∇) ⊗ v_r a word of a pair kernel is
 * a sum over r of one factor on each slot, and the projection after it, and whether the source has the slot, say which.
 */
public final class Factorisation {

    private Factorisation() {}

    /** The terms of ∂_t c_n, for one species and pair kernels. */
    public static List<Term> terms(Generator generator) {
        return terms(new Derivation(generator));
    }

    static List<Term> terms(Derivation derivation) {
        List<DerivedTerm> terms = new ArrayList<>();
        derivation.projected().terms().forEach(t -> terms.addAll(overGenerator(t, derivation.meanField())));
        return DerivedSystem.collect(terms).stream()
                .sorted(Comparator.comparing((DerivedTerm t) -> Kind.of(t.word())).thenComparing(t -> Math.abs(t.word().shift())))
                .map(Factorisation::term)
                .toList();
    }

    /** The drift in terms of B = drift + mean forces: what is left of the mean forces is the defect of the scaling. */
    private static List<DerivedTerm> overGenerator(DerivedTerm term, List<DerivedTerm> meanField) {
        Word word = term.word();
        List<DerivedTerm> sum = new ArrayList<>(List.of(term));
        if (word.interaction().kernel() == Interaction.Kernel.DRIFT) {
            for (DerivedTerm force : meanField) {
                if (force.word().interaction().kernel() != Interaction.Kernel.DRIFT) {
                    Scalar less = term.coefficient().times(force.coefficient()).times(Product.of(-1));
                    sum.add(new DerivedTerm(less, force.word().with(0, word.roles().get(0))));
                }
            }
        }
        return sum;
    }

    /** The parts of the list, in the order in which they stand in it. */
    private enum Kind {
        ONE_BODY("one-body"),
        PAIR(""),
        DEFECT("defect"),
        SELF("self");

        private final String name;

        Kind(String name) {
            this.name = name;
        }

        static Kind of(Word word) {
            return switch (word.interaction().kernel()) {
                case DRIFT -> ONE_BODY;
                case SELF -> SELF;
                case DIFFERENCE, PAIR -> word.isOneBody() ? DEFECT : PAIR;
                default -> throw new IllegalArgumentException("there are no one-body factors for " + word.interaction().kernel()
                        + "; kernels of two particles have them");
            };
        }
    }

    private static Term term(DerivedTerm term) {
        Word word = term.word();
        if (word.interaction().species().stream().anyMatch(s -> !s.equals(Species.ONLY))) {
            throw new IllegalArgumentException("one-body factors are for one species; these terms have " + word.interaction().species());
        }
        List<Factor> factors = new ArrayList<>();
        Kind kind = Kind.of(word);
        if (kind == Kind.PAIR) {
            factors.add(Map.of(After.CENTRED, Factor.FORCE, After.INTEGRATED, Factor.FORCE_AVERAGE)
                    .get(word.roles().get(0).after()));
            factors.add(weight(word.roles().get(1)));
        } else {
            factors.add(oneBody(kind, word.roles().get(0).after() == After.INTEGRATED));
        }
        factors.sort(Comparator.comparing(f -> List.of(Factor.Kind.MATRIX, Factor.Kind.KET, Factor.Kind.BRA).indexOf(f.kind())));
        return new Term(name(kind, word), coefficient(term.coefficient()), factors);
    }

    /** Of v_r - ⟨v_r⟩ with what stands before and behind it. */
    private static Factor weight(Role role) {
        if (role.kernel() != Dependence.CENTRED) {
            throw new IllegalArgumentException("a factor is defined for the centred kernel, this one is " + role.kernel());
        }
        if (role.isIntegrated()) {
            return Factor.WEIGHT_AVERAGE;
        }
        return role.inSource() ? Factor.CENTRED_WEIGHT : Factor.WEIGHT;
    }

    private static Factor oneBody(Kind kind, boolean integrated) {
        return switch (kind) {
            case ONE_BODY -> {
                if (integrated) {
                    throw new IllegalStateException("∫ f B· has not cancelled: f does not follow the mean-field equation");
                }
                yield Factor.GENERATOR;
            }
            case SELF -> integrated ? Factor.SELF_FORCE_AVERAGE : Factor.SELF_FORCE;
            default -> integrated ? Factor.MEAN_FORCE_AVERAGE : Factor.MEAN_FORCE;
        };
    }

    private static String name(Kind kind, Word word) {
        String part = switch (word.shift()) {
            case 1 -> "S⁺";
            case 0 -> "S⁰";
            case -1 -> "S⁻";
            default -> "S⁼";
        };
        boolean stays = kind == Kind.PAIR && word.shift() == 0;
        String what = stays ? (word.roles().get(0).isIntegrated() ? "exchange" : "pair") : kind.name;
        return what.isEmpty() ? part : what + " " + part;
    }

    private static Coefficient coefficient(Scalar scalar) {
        if (scalar.summands().size() != 1) {
            throw new IllegalArgumentException("the coefficient " + scalar + " is no single product of linear forms");
        }
        Product product = scalar.summands().get(0);
        List<Coefficient.Linear> numerator = new ArrayList<>();
        List<Coefficient.Linear> denominator = new ArrayList<>();
        product.halves().forEach((form, halves) -> {
            if (halves % 2 != 0) {
                throw new IllegalArgumentException("the coefficient " + scalar + " contains a root");
            }
            for (int k = 0; k < Math.abs(halves) / 2; k++) {
                (halves > 0 ? numerator : denominator).add(linear(form));
            }
        });
        return new Coefficient(product.number().value(), numerator, denominator);
    }

    private static Coefficient.Linear linear(LinearForm form) {
        return new Coefficient.Linear(
                form.factor(Species.ONLY.particles()), form.factor(Species.ONLY.order()), form.constant());
    }
}

package org.dualcumulants.hierarchy.term;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dualcumulants.hierarchy.derive.Factorisation;
import org.dualcumulants.hierarchy.derive.Generator;
import org.junit.jupiter.api.Test;

/** A term's shape follows from its factors; the hierarchy climbs by one, stays, and falls by one and two. */
class TermTest {

    private static final Coefficient ONE = Coefficient.of(1);

    @Test
    void shiftAndSlots() {
        Term exchange = Term.of("exchange", ONE, Factor.WEIGHT, Factor.FORCE_AVERAGE);
        assertEquals(0, exchange.shift());
        assertEquals(1, exchange.created());
        Term up = Term.of("up", ONE, Factor.FORCE, Factor.WEIGHT);
        assertEquals(1, up.shift());
        assertEquals(2, up.created());
        Term down = Term.of("down", ONE, Factor.FORCE_AVERAGE, Factor.WEIGHT_AVERAGE);
        assertEquals(-2, down.shift());
        assertEquals(0, down.created());
        assertTrue(down.summedOverProducts());
        assertFalse(Term.of("one", ONE, Factor.GENERATOR).summedOverProducts());
    }

    @Test
    void aTermHasAFactor() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Term.of("empty", ONE));
        assertEquals("term empty has no factor", e.getMessage());
    }

    private static Set<Integer> shifts(List<Term> terms) {
        return terms.stream().map(Term::shift).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theHierarchyCouplesNeighbours() {
        assertEquals(new TreeSet<>(Set.of(-2, -1, 0, 1)), shifts(Factorisation.terms(Generator.perOther())));
        assertEquals(7, Factorisation.terms(Generator.perOther()).size());
        assertEquals(9, Factorisation.terms(Generator.perParticle(false)).size());
        assertEquals(11, Factorisation.terms(Generator.perParticle(true)).size());
        for (Term t : Factorisation.terms(Generator.perParticle(true))) {
            String part = t.shift() == 1 ? "S⁺" : t.shift() == 0 ? "S⁰" : t.shift() == -1 ? "S⁻" : "S⁼";
            assertTrue(t.name().endsWith(part), t.name() + " shifts by " + t.shift());
        }
    }

    /** Nothing couples to orders above N: what takes k particles from outside the n has the factors N-n … N-n-k+1. */
    @Test
    void coefficientsEndTheHierarchyAtN() {
        for (List<Term> terms : List.of(Factorisation.terms(Generator.perOther()), Factorisation.terms(Generator.perParticle(true)))) {
            int falling = 0;
            for (Term t : terms) {
                for (int k = 0; k < -t.shift(); k++) {
                    assertEquals(0, t.coefficient().at(5, 5 - k, 0), 0, t.name());
                    falling++;
                }
            }
            assertTrue(falling >= 4);
        }
    }

    /** With c̃_n = N^n c_n the coefficient times N^shift is bounded, climbing and staying at order 1, falling at 1/N. */
    @Test
    void scaledCoefficientsFollowTheOrdersInN() {
        double n = 1e12;
        for (Term t : Factorisation.terms(Generator.perParticle(true))) {
            double scaled = t.coefficient().at(n, 2, t.shift());
            double limit = t.shift() < 0 ? 1 / n : 1;
            assertTrue(Math.abs(scaled) <= limit * (1 + 1e-11), t.name() + ": " + scaled);
        }
    }

    @Test
    void perOtherIsPerParticleWithOneParticleLess() {
        List<Term> other = Factorisation.terms(Generator.perOther());
        List<Term> all = Factorisation.terms(Generator.perParticle(false));
        int scaled = 0;
        for (int i = 0; i < other.size(); i++) {
            assertEquals(other.get(i).factors(), all.get(i).factors());
            double a = other.get(i).coefficient().at(10, 2, 0);
            double b = all.get(i).coefficient().at(10, 2, 0);
            boolean pair = other.get(i).factors().get(0) != Factor.GENERATOR;
            assertEquals(pair ? b * 10 / 9 : b, a, 1e-15 * Math.abs(a) * 4);
            scaled += pair ? 1 : 0;
        }
        assertEquals(6, scaled);
    }
}

package org.dualcumulants.hierarchy.derive;

import static org.dualcumulants.hierarchy.term.Coefficient.Linear.OTHERS;
import static org.dualcumulants.hierarchy.term.Coefficient.Linear.PARTICLES;
import static org.dualcumulants.hierarchy.term.Coefficient.Linear.REST;
import static org.dualcumulants.hierarchy.term.Coefficient.Linear.REST_BUT_ONE;
import static org.dualcumulants.hierarchy.term.Factor.CENTRED_WEIGHT;
import static org.dualcumulants.hierarchy.term.Factor.FORCE;
import static org.dualcumulants.hierarchy.term.Factor.FORCE_AVERAGE;
import static org.dualcumulants.hierarchy.term.Factor.GENERATOR;
import static org.dualcumulants.hierarchy.term.Factor.MEAN_FORCE;
import static org.dualcumulants.hierarchy.term.Factor.MEAN_FORCE_AVERAGE;
import static org.dualcumulants.hierarchy.term.Factor.SELF_FORCE;
import static org.dualcumulants.hierarchy.term.Factor.SELF_FORCE_AVERAGE;
import static org.dualcumulants.hierarchy.term.Factor.WEIGHT;
import static org.dualcumulants.hierarchy.term.Factor.WEIGHT_AVERAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.hierarchy.term.Coefficient;
import org.dualcumulants.hierarchy.term.Coefficient.Linear;
import org.dualcumulants.hierarchy.term.Term;
import org.dualcumulants.spectral.study.Scaling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The derived terms are those of mathematics section 6, written out here. */
class FactorisationTest {

    private static List<Term> expected(Linear scale) {
        Coefficient g = Coefficient.of(-1).over(scale);
        return new ArrayList<>(List.of(
                Term.of("one-body S⁰", Coefficient.of(-1), GENERATOR),
                Term.of("pair S⁰", g, FORCE, CENTRED_WEIGHT),
                Term.of("exchange S⁰", g.times(REST), WEIGHT, FORCE_AVERAGE),
                Term.of("S⁺", g, FORCE, WEIGHT),
                Term.of("S⁻", g.times(REST), FORCE, WEIGHT_AVERAGE),
                Term.of("S⁻", g.times(REST), CENTRED_WEIGHT, FORCE_AVERAGE),
                Term.of("S⁼", g.times(REST, REST_BUT_ONE), FORCE_AVERAGE, WEIGHT_AVERAGE)));
    }

    private static void assertSame(List<Term> expected, List<Term> derived) {
        assertEquals(expected.size(), derived.size(), derived.toString());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i).name(), derived.get(i).name());
            assertEquals(expected.get(i).factors(), derived.get(i).factors());
            for (int n = 0; n < 4; n++) {
                assertEquals(expected.get(i).coefficient().at(7, n, 0), derived.get(i).coefficient().at(7, n, 0), 1e-15, derived.get(i).toString());
                assertEquals(expected.get(i).coefficient().at(1e30, n, 0), derived.get(i).coefficient().at(1e30, n, 0), 1e16, derived.get(i).toString());
            }
        }
    }

    @Test
    void perOther() {
        assertSame(expected(OTHERS), Factorisation.terms(Generator.perOther()));
        assertSame(expected(OTHERS), Factorisation.terms(Generator.pair()));
    }

    @Test
    void perParticleLeavesADefectThatFallsByOneToo() {
        List<Term> all = expected(PARTICLES);
        Coefficient one = Coefficient.of(1).over(PARTICLES);
        all.add(Term.of("defect S⁰", one, MEAN_FORCE));
        all.add(Term.of("defect S⁻", one.times(REST), MEAN_FORCE_AVERAGE));
        assertSame(all, Factorisation.terms(Generator.perParticle(false)));
        Coefficient minus = Coefficient.of(-1).over(PARTICLES);
        all.add(Term.of("self S⁰", minus, SELF_FORCE));
        all.add(Term.of("self S⁻", minus.times(REST), SELF_FORCE_AVERAGE));
        assertSame(all, Factorisation.terms(Generator.perParticle(true)));
    }

    static List<Rules> wrongSigns() {
        return List.of(new Rules(1, 1, -1, -1, -1), new Rules(-1, -1, -1, -1, -1));
    }

    /** The two rules that the projected form uses; a wrong one leaves ∫ f B· or another list. */
    @ParameterizedTest
    @MethodSource("wrongSigns")
    void aWrongSignIsNoHierarchy(Rules wrong) {
        Derivation derivation = new Derivation(Generator.perOther(), wrong);
        assertThrows(IllegalStateException.class, () -> Factorisation.terms(derivation));
        assertNotEquals(
                new Derivation(Generator.perOther()).projected().terms(), derivation.projected().terms());
    }

    /** A study that needs no formula simplified starts without Symja: here it is not even on the class path. */
    @Test
    void derivingNeedsNoComputerAlgebra() throws Exception {
        URL[] ours = {
            Factorisation.class.getProtectionDomain().getCodeSource().getLocation(),
            Scaling.class.getProtectionDomain().getCodeSource().getLocation()
        };
        try (URLClassLoader alone = new URLClassLoader(ours, ClassLoader.getPlatformClassLoader())) {
            assertThrows(ClassNotFoundException.class, () -> alone.loadClass("org.matheclipse.core.expression.F"));
            Class<?> generator = alone.loadClass(Generator.class.getName());
            Object derived = alone.loadClass(Factorisation.class.getName())
                    .getMethod("terms", generator)
                    .invoke(null, generator.getMethod("perParticle", boolean.class).invoke(null, true));
            assertEquals(11, ((List<?>) derived).size());
        }
    }

    @Test
    void whatHasNoFactorsIsRefused() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Factorisation.terms(Generator.threeBody(false)))
                .getMessage().contains("kernels of two particles"));
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> Factorisation.terms(Generator.mixture(List.of(new Species("a"), new Species("b")))))
                .getMessage().contains("one species"));
    }
}

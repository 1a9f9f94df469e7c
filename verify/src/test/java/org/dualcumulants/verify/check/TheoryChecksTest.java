package org.dualcumulants.verify.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.dualcumulants.hierarchy.run.Progress;
import org.dualcumulants.hierarchy.term.Coefficient;
import org.dualcumulants.hierarchy.term.Coefficient.Linear;
import org.dualcumulants.hierarchy.term.Term;
import org.dualcumulants.spectral.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checks of theory: what is right passes on several spaces, and every one sees a fault in the terms of the hierarchy. */
class TheoryChecksTest {

    private static final Map<String, Study> STUDIES = Map.of(
            "circle", TheoryStudies.circle(),
            "scaling 1/N", TheoryStudies.circleScaledPerParticle(),
            "torus", TheoryStudies.torus(),
            "line", TheoryStudies.line(),
            "fluctuation 1", TheoryStudies.fluctuation(1, "Cos(x1)"),
            "fluctuation 2", TheoryStudies.fluctuation(2, "Cos(x1)*Cos(x2) + Sin(x1-2*x2)"));

    private static final Map<String, Subject> SUBJECTS = new ConcurrentHashMap<>();

    private static Subject subject(String study) {
        return SUBJECTS.computeIfAbsent(study, name -> new Subject(STUDIES.get(name), new VerificationSettings(1, 2), Progress.NONE));
    }

    /**
     * A check on a study.
     *
     * @param compared whether it has anything to compare there
     */
    record Case(Check check, String study, boolean compared) {
        @Override
        public String toString() {
            return check.name() + " on " + study;
        }
    }

    static Stream<Case> cases() {
        return Stream.of("circle", "scaling 1/N", "torus", "line", "fluctuation 1", "fluctuation 2").flatMap(study -> {
            boolean fluctuation = study.startsWith("fluctuation");
            boolean smooth = !fluctuation;
            return Stream.of(
                    new Case(new Balance(), study, true),
                    new Case(new DecayOfChaos(), study, smooth),
                    new Case(new LimitingHierarchy(), study, fluctuation),
                    new Case(new OneOverN(), study, smooth),
                    new Case(new Marginals(), study, true),
                    new Case(new Uniqueness(), study, true),
                    new Case(new BoundInterpolationNorm(), study, true));
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsRightPasses(Case c) {
        List<Finding> findings = c.check().look(subject(c.study()));
        assertFalse(findings.isEmpty());
        for (Finding finding : findings) {
            assertFalse(finding.failed(), finding.toString());
            assertEquals(c.check().name(), finding.name());
        }
        assertEquals(c.compared(), findings.stream().anyMatch(Finding.Compared.class::isInstance), findings.toString());
    }

    /** What is done to the terms of a name. */
    record Fault(Check check, String study, String term, UnaryOperator<Coefficient> change, String what) {
        @Override
        public String toString() {
            return check.name() + " on " + study + " sees " + term + " " + what;
        }

        List<Term> plantedIn(List<Term> terms) {
            assertTrue(terms.stream().anyMatch(t -> t.name().equals(term)), "no term " + term + " among " + terms.stream().map(Term::name).toList());
            return terms.stream()
                    .map(t -> t.name().equals(term) ? new Term(t.name(), change.apply(t.coefficient()), t.factors()) : t)
                    .toList();
        }
    }

    private static final UnaryOperator<Coefficient> OTHER_SIGN = c -> new Coefficient(-c.number(), c.numerator(), c.denominator());
    private static final UnaryOperator<Coefficient> A_THOUSANDTH_MORE = c -> new Coefficient(1.001 * c.number(), c.numerator(), c.denominator());
    private static final UnaryOperator<Coefficient> TIMES_OTHERS = c -> c.times(Linear.OTHERS);
    private static final UnaryOperator<Coefficient> GROWING =
            c -> new Coefficient(1e-2 * c.number(), c.numerator(), c.denominator()).times(Linear.OTHERS, Linear.OTHERS);

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault(new Balance(), "circle", "S⁼", OTHER_SIGN, "with the other sign"),
                new Fault(new Balance(), "circle", "S⁼", A_THOUSANDTH_MORE, "larger by a thousandth"),
                new Fault(new Balance(), "torus", "S⁼", A_THOUSANDTH_MORE, "larger by a thousandth"),
                new Fault(new Balance(), "line", "S⁼", A_THOUSANDTH_MORE, "larger by a thousandth"),
                new Fault(new Balance(), "scaling 1/N", "defect S⁻", OTHER_SIGN, "with the other sign"),
                new Fault(new Balance(), "scaling 1/N", "self S⁻", OTHER_SIGN, "with the other sign"),
                new Fault(new DecayOfChaos(), "circle", "S⁺", TIMES_OTHERS, "without 1/(N-1)"),
                new Fault(new LimitingHierarchy(), "fluctuation 2", "S⁼", OTHER_SIGN, "with the other sign"),
                new Fault(new LimitingHierarchy(), "fluctuation 2", "exchange S⁰", OTHER_SIGN, "with the other sign"),
                new Fault(new LimitingHierarchy(), "fluctuation 1", "exchange S⁰", A_THOUSANDTH_MORE, "larger by a thousandth"),
                new Fault(new LimitingHierarchy(), "fluctuation 2", "pair S⁰", TIMES_OTHERS, "without 1/(N-1)"),
                new Fault(new OneOverN(), "circle", "S⁺", OTHER_SIGN, "with the other sign"),
                new Fault(new OneOverN(), "circle", "exchange S⁰", A_THOUSANDTH_MORE, "larger by a thousandth"),
                new Fault(new OneOverN(), "circle", "pair S⁰", TIMES_OTHERS, "without 1/(N-1)"),
                new Fault(new OneOverN(), "torus", "S⁼", OTHER_SIGN, "with the other sign"),
                new Fault(new OneOverN(), "scaling 1/N", "self S⁻", OTHER_SIGN, "with the other sign"),
                new Fault(new Marginals(), "circle", "S⁺", TIMES_OTHERS, "without 1/(N-1)"),
                new Fault(new Uniqueness(), "circle", "pair S⁰", TIMES_OTHERS, "without 1/(N-1)"),
                new Fault(new BoundInterpolationNorm(), "circle", "S⁺", GROWING, "with (N - 1)/100 for 1/(N-1)"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void faultsAreSeen(Fault fault) {
        Subject faulty = new Subject(STUDIES.get(fault.study()), new VerificationSettings(1, 2), Progress.NONE, fault::plantedIn);
        List<Finding> findings = fault.check().look(faulty);
        assertTrue(findings.stream().anyMatch(Finding::failed), findings.toString());
    }

    @Test
    void skippedChecksSayWhy() {
        Finding.Skipped skipped = (Finding.Skipped) new DecayOfChaos().look(subject("fluctuation 1")).get(0);
        assertTrue(skipped.reason().contains("does not decay"), skipped.reason());
        skipped = (Finding.Skipped) new LimitingHierarchy().look(subject("circle")).get(0);
        assertTrue(skipped.reason().contains("no fluctuation"), skipped.reason());
    }
}

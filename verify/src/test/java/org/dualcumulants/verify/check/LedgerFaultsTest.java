package org.dualcumulants.verify.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.dualcumulants.hierarchy.run.HierarchyProblem;
import org.dualcumulants.hierarchy.run.Progress;
import org.dualcumulants.hierarchy.term.Coefficient;
import org.dualcumulants.hierarchy.term.Term;
import org.dualcumulants.spectral.study.Study;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A fault in any term of the hierarchy turns several lines of the ledger red. docs/verify.md has the table of which. */
class LedgerFaultsTest {

    /** The checks that solve the hierarchy they are given; the others look at runs of the study. */
    private static final List<Check> CHECKS = List.of(
            ExactExpectation.BACKWARD, new ExactCumulants(), ExactExpectation.FORWARD, new DirectCorrelations(), new Parseval(),
            new Balance(), new OneOverN(), new DecayOfChaos(), new Marginals(), new Uniqueness(), new BoundInterpolationNorm());

    private static final int SEVERAL = 3;

    private static final UnaryOperator<Coefficient> OTHER_SIGN =
            c -> new Coefficient(-c.number(), c.numerator(), c.denominator());
    private record Fault(int term, String what, UnaryOperator<Coefficient> change) {
        List<Term> plantedIn(List<Term> terms) {
            return java.util.stream.IntStream.range(0, terms.size())
                    .mapToObj(i -> i == term
                            ? new Term(terms.get(i).name(), change.apply(terms.get(i).coefficient()), terms.get(i).factors())
                            : terms.get(i))
                    .toList();
        }
    }

    private static Study study() {
        return Models.kuramoto("-Sin(x) + Sin(2*x)/4 + Cos(x)/5").study();
    }

    /** Every term of the list with the other sign. */
    static Stream<Fault> faults() {
        int terms = HierarchyProblem.terms(study()).size();
        return java.util.stream.IntStream.range(0, terms).mapToObj(i -> new Fault(i, "other sign", OTHER_SIGN));
    }

    @Test
    void withoutAFaultNothingFails() {
        Subject right = new Subject(study(), new VerificationSettings(1, 2), Progress.NONE, terms -> terms);
        assertEquals(List.of(), CHECKS.stream().flatMap(c -> c.look(right).stream()).filter(Finding::failed).toList());
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("faults")
    void aFaultTurnsSeveralChecksRed(Fault fault) {
        Subject faulty = new Subject(study(), new VerificationSettings(1, 2), Progress.NONE, fault::plantedIn);
        List<String> red = CHECKS.stream().filter(check -> isRed(check, faulty)).map(Check::name).toList();
        Term term = HierarchyProblem.terms(study()).get(fault.term());
        assertTrue(red.size() >= SEVERAL, term.name() + ", " + fault.what() + ": " + red);
    }

    /** A hierarchy that cannot be solved any more is a red line as well. */
    private static boolean isRed(Check check, Subject subject) {
        try {
            return check.look(subject).stream().anyMatch(Finding::failed);
        } catch (ArithmeticException e) {
            return true;
        }
    }
}

package org.dualcumulants.verify.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.run.HierarchyProblem;
import org.dualcumulants.hierarchy.run.Progress;
import org.dualcumulants.hierarchy.term.Coefficient;
import org.dualcumulants.hierarchy.term.Term;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks at equilibrium hold for the right hierarchy, see faults in it, and are skipped where there is none. */
class EquilibriumChecksTest {

    private static final VerificationSettings SETTINGS = new VerificationSettings(1, 2);

    private static List<Finding> look(Check check, Study study, UnaryOperator<List<Term>> terms) {
        return check.look(new Subject(study, SETTINGS, Progress.NONE, terms));
    }

    private static UnaryOperator<List<Term>> otherSign(int term) {
        return terms -> IntStream.range(0, terms.size())
                .mapToObj(i -> i == term ? turned(terms.get(i)) : terms.get(i))
                .toList();
    }

    private static Term turned(Term term) {
        Coefficient c = term.coefficient();
        return new Term(term.name(), new Coefficient(-c.number(), c.numerator(), c.denominator()), term.factors());
    }

    private static void assertHolds(Check check, Study study, int rows) {
        List<Finding> right = look(check, study, UnaryOperator.identity());
        assertEquals(rows, right.size());
        for (Finding f : right) {
            assertTrue(f instanceof Finding.Compared, f.toString());
            assertFalse(f.failed(), f.toString());
        }
    }

    private static void assertRefused(String reason, Check check, Study study) {
        StudyException e = assertThrows(StudyException.class, () -> look(check, study, UnaryOperator.identity()));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }

    /** In how many terms a wrong sign is seen. */
    private static long seen(Check check, Study study) {
        return IntStream.range(0, HierarchyProblem.terms(study).size()).filter(i -> isSeen(check, study, i)).count();
    }

    private static boolean isSeen(Check check, Study study, int term) {
        return look(check, study, otherSign(term)).stream().anyMatch(Finding::failed);
    }

    private static int pairTerm(Study study) {
        List<Term> terms = HierarchyProblem.terms(study);
        return IntStream.range(0, terms.size()).filter(i -> terms.get(i).name().contains("pair")).findFirst().orElseThrow();
    }

    @Test
    void gibbs() {
        Study study = Models.kuramoto("-Sin(x)").study();
        assertHolds(new Equilibrium(), study, 5);
        assertTrue(isSeen(new Equilibrium(), study, pairTerm(study)));
        Study even = Models.kuramoto("-Sin(x) + Cos(x)").study();
        assertRefused("no equilibrium is known: ", new Equilibrium(), even);
    }

    @Tag("slow")
    @Test
    void gibbsSeesEveryTerm() {
        Study study = Models.kuramoto("-Sin(x)").study();
        assertEquals(HierarchyProblem.terms(study).size(), seen(new Equilibrium(), study));
    }

    /** An even kernel on a circle, under which the divergences of both particles add up to 0. */
    @Test
    void classicalCumulants() {
        Study study = Models.kuramoto("Cos(x)/2 + Cos(2*x)/4").study();
        assertHolds(new ClassicalCumulants(), study, 9);
        assertTrue(isSeen(new ClassicalCumulants(), study, pairTerm(study)));
        Study attracted = Models.kuramoto("-Sin(x)").study();
        assertRefused("the uniform law is not invariant: ", new ClassicalCumulants(), attracted);
        Study line = Models.line("-x", "-x").study();
        assertRefused("no product law is known to be invariant; the uniform one is tried on circles only", new ClassicalCumulants(), line);
    }
}

package org.dualcumulants.verify.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.dualcumulants.hierarchy.run.Progress;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.hierarchy.run.TruncationStudy;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.verify.exact.ExactSolution;
import org.dualcumulants.verify.exact.ParticleSystem;
import org.junit.jupiter.api.Test;

/** Studies whose initial states depend on each other: the run pairs with H_1 and H_2, and the ledger compares with both exact equations. */
class CorrelatedStatesTest {

    private static Study study(String a) {
        Study independent = Models.kuramoto("-Sin(x)").study().with(List.of(2.0, 3.0), List.of(1, 2, 3));
        return independent.withInitialCorrelation(Expression.parse(a, new Names(List.of("x1", "x2"), Map.of())));
    }

    @Test
    void runsPairWithTheCorrelations() {
        Study study = study("Cos(x1 - x2)/5 + (Sin(x1) + Sin(x2))/10");
        List<RunResult> runs = TruncationStudy.solve(study, 1, Progress.NONE).results();
        for (int n = 2; n <= 3; n++) {
            int particles = n;
            double exact = ExactSolution.solve(ParticleSystem.of(study, n), 33).expectation();
            RunResult full = runs.stream()
                    .filter(r -> r.particles() == particles && r.truncation() == particles)
                    .findFirst()
                    .orElseThrow();
            assertEquals(exact, full.expectation(), 3 * full.errorEstimate().total() + 1e-9);
            double paired = full.expectation() - full.norms().get(0) * Math.signum(full.expectation());
            assertTrue(Math.abs(paired) > 1e-3, "correlations that do nothing");
        }
    }

    @Test
    void theLedgerHoldsAndNamesWhatItLeavesOut() {
        Ledger ledger = Verification.run(study("Cos(x1 - x2)/5"), new VerificationSettings(1, 1), Progress.NONE);
        assertEquals(List.of(), ledger.failures());
        for (String name : List.of("exact-expectation", "liouville", "direct-correlations")) {
            assertTrue(ledger.findings().stream().anyMatch(f -> f.name().equals(name) && f instanceof Finding.Compared), name);
        }
        assertTrue(ledger.findings().stream()
                .anyMatch(f -> f instanceof Finding.Skipped s && s.name().equals("particles") && s.reason().contains("initialCorrelation")));
    }
}

package org.dualcumulants.verify.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.dualcumulants.hierarchy.run.Checkpoint;
import org.dualcumulants.hierarchy.run.Progress;
import org.junit.jupiter.api.Test;

/** Lines of the ledger that a checkpoint has. */
class KeptFindingsTest {

    private static final List<Finding> LINES = List.of(
            new Finding.Compared("a", "‖C_n‖ ≤ 1", "N = 2", Finding.Relation.AT_MOST, 1.0 / 3, Double.NaN, Double.MIN_VALUE, "two grids"),
            new Finding.Compared("a", "x = y", "", Finding.Relation.EQUAL, -0.0, Double.POSITIVE_INFINITY, Double.NaN, ""),
            new Finding.Compared("a", "x ≥ y", "", Finding.Relation.AT_LEAST, 1e-310, 2, 0, "c"),
            new Finding.Skipped("a", "E[Φ̄_N]", "N = 1e23", "too many"));

    private static final class Counting implements Check {
        private int looked;

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public String statement() {
            return "1 = 1";
        }

        @Override
        public List<Finding> look(Subject subject) {
            looked++;
            return LINES;
        }
    }

    @Test
    void aCheckIsLookedAtOnce() throws IOException {
        Subject subject = new Subject(Models.kuramoto("-Sin(x)").study(), new VerificationSettings(1, 1), Progress.NONE);
        Counting check = new Counting();
        Checkpoint checkpoint = Checkpoint.begin();
        assertEquals(LINES, Verification.kept(check, subject, checkpoint));
        assertEquals(LINES, Verification.kept(check, subject, written(checkpoint)));
        assertEquals(1, check.looked);
        Verification.kept(check, subject, Checkpoint.none());
        assertEquals(2, check.looked);
    }

    private static Checkpoint written(Checkpoint checkpoint) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        checkpoint.write(new DataOutputStream(bytes));
        return Checkpoint.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    private static Subject subject(Checkpoint checkpoint) {
        return new Subject(Models.kuramoto("-Sin(x)").study().at(List.of(2), 1e-8), new VerificationSettings(1, 2), new Progress() {
            @Override
            public Checkpoint checkpoint() {
                return checkpoint;
            }
        });
    }

    /** What the solutions of a check under way have reached, and its particles, is found again. */
    @Test
    void workOfACheckIsDoneOnce() throws IOException {
        Checkpoint first = Checkpoint.begin();
        double exact = subject(first).few().exact(2, 9).expectation();
        double forward = subject(first).few().forward(2, 9).expectation();
        DualitySight sight = subject(first).duality(DualitySight.FEW);
        double norm = subject(first).history(16, 2).norm(2, 0);
        double resolution = subject(first).resolutionPart(16, 2, history -> history.value(0));
        Checkpoint second = written(first);
        assertEquals(exact, subject(second).few().exact(2, 9).expectation(), 0);
        assertEquals(forward, subject(second).few().forward(2, 9).expectation(), 0);
        assertEquals(sight, subject(second).duality(DualitySight.FEW));
        assertEquals(norm, subject(second).history(16, 2).norm(2, 0), 0);
        assertEquals(resolution, subject(second).resolutionPart(16, 2, history -> history.value(0)), 0);
        assertEquals(0, second.changes(), "something was computed again");
        subject(second).few().exact(2, 11);
        assertTrue(second.changes() > 0);
    }
}

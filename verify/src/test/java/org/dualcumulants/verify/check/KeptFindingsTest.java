package org.dualcumulants.verify.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        checkpoint.write(new DataOutputStream(bytes));
        Checkpoint read = Checkpoint.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertEquals(LINES, Verification.kept(check, subject, read));
        assertEquals(1, check.looked);
        Verification.kept(check, subject, Checkpoint.none());
        assertEquals(2, check.looked);
    }
}

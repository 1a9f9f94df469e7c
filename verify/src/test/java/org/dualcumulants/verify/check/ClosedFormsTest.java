package org.dualcumulants.verify.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.dualcumulants.hierarchy.run.Progress;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.hierarchy.run.TruncationStudy;
import org.dualcumulants.verify.closedform.ClosedForm;
import org.junit.jupiter.api.Test;

/** The studies with closed forms pass, those of a neighbouring model do not. */
class ClosedFormsTest {

    private static List<Finding> look(Models model) {
        return new ClosedForms().look(new Subject(model.study(), new VerificationSettings(1, 1), Progress.NONE));
    }

    @Test
    void agree() {
        for (Models model : List.of(Models.line("-x", "-x/2"), Models.line("1/4", "0"), Models.kuramoto("0"))) {
            List<Finding> findings = look(model);
            assertEquals(2, findings.size());
            for (Finding finding : findings) {
                Finding.Compared compared = (Finding.Compared) finding;
                assertFalse(compared.failed(), compared.toString());
                assertTrue(compared.tolerance() < 1e-4 * Math.abs(compared.expected()), compared.toString());
            }
        }
    }

    @Test
    void aStudyOfAnotherModelFails() {
        ClosedForm form = ClosedForm.of(Models.line("-x", "-x/2").study()).orElseThrow();
        for (Models wrong : List.of(Models.line("-x", "x/2"), Models.line("-x", "-0.51*x"), Models.line("-0.99*x", "-x/2"))) {
            for (RunResult run : TruncationStudy.solve(wrong.study(), 1, Progress.NONE).results()) {
                // order 1 knows no interaction, and its error estimate says so
                assertTrue(run.truncation() == 1 || new ClosedForms().judge(form, run).failed(), run.toString());
            }
        }
    }

    @Test
    void otherModelsAreSkipped() {
        Finding finding = look(Models.kuramoto("-Sin(x)")).get(0);
        assertEquals("no closed form known for this model", ((Finding.Skipped) finding).reason());
    }
}

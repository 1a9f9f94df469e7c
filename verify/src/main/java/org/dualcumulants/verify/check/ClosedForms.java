package org.dualcumulants.verify.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dualcumulants.hierarchy.run.ErrorEstimate;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.verify.closedform.ClosedForm;

/** Every N of the study against a closed formula, where the model has one. */
final class ClosedForms implements Check {

    /** Of the run's own estimate, which is a difference and no bound. */
    private static final double SAFETY = 3;

    /** Relative accuracy of the formulas' own quadrature and rounding. */
    private static final double ROUNDING = 1e-10;

    @Override
    public String name() {
        return "closed-forms";
    }

    @Override
    public String statement() {
        return "C_0(0) is E[Φ̄_N(X(T))] in closed form";
    }

    @Override
    public List<Finding> look(Subject subject) {
        Optional<ClosedForm> form = ClosedForm.of(subject.study());
        if (form.isEmpty()) {
            return List.of(Finding.skipped(this, "", "no closed form known for this model"));
        }
        List<Finding> findings = new ArrayList<>();
        for (RunResult run : subject.runs()) {
            boolean highest = subject.runs().stream()
                    .noneMatch(r -> r.particles() == run.particles() && r.truncation() > run.truncation());
            if (highest) {
                findings.add(judge(form.get(), run));
            }
        }
        return findings;
    }

    Finding judge(ClosedForm form, RunResult run) {
        String at = "N = " + Cases.particles(run.particles()) + ", m = " + run.truncation();
        ErrorEstimate.Part truncation = run.errorEstimate().truncation();
        if (truncation.origin() == ErrorEstimate.Origin.SKIPPED) {
            return Finding.skipped(this, at, "what the truncation leaves out is not known: " + truncation.how());
        }
        double expected = form.expectation().applyAsDouble(run.particles());
        return Finding.equal(
                this, at, expected, run.expectation(),
                SAFETY * run.errorEstimate().total() + ROUNDING * Math.max(1e-3, Math.abs(expected)),
                "error estimate of the run; " + form.name() + ", " + form.source());
    }
}

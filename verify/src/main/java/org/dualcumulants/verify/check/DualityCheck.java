package org.dualcumulants.verify.check;

import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.spectral.study.StudyException;

/** What simulated particles say of the duality (4), once with few of them and once with many. */
abstract class DualityCheck implements Check {

    @Override
    public final List<Finding> look(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (int n : new int[] {DualitySight.FEW, DualitySight.MANY}) {
            try {
                findings.addAll(judge(subject.duality(n)));
            } catch (StudyException e) {
                findings.add(Finding.skipped(this, "N = " + n, e.getMessage()));
            }
        }
        return findings;
    }

    /** One number of particles. */
    abstract List<Finding> judge(DualitySight sight);
}

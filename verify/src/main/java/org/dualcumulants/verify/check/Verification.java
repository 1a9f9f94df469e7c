package org.dualcumulants.verify.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.dualcumulants.hierarchy.observable.Observables;
import org.dualcumulants.hierarchy.run.Checkpoint;
import org.dualcumulants.hierarchy.run.Progress;
import org.dualcumulants.hierarchy.run.Values;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.verify.modulated.ModulatedStudy;
import org.hipparchus.exception.MathRuntimeException;

/** Every check on one study. */
public final class Verification {

    /** In the order of the ledger: what needs least belief first. */
    private static final List<Check> CHECKS =
            Stream.concat(
                    Stream.of(ExactExpectation.BACKWARD, new ExactCumulants(), ExactExpectation.FORWARD, new DirectCorrelations(),
                    new Equilibrium(), new ClassicalCumulants(), new ClosedForms(),
                    new LemmaBound(), new Parseval(), new Balance(), new DualityConstant(), new DualityDrift(), new Particles(), new OneOverN(),
                    new DecayOfChaos(), new LimitingHierarchy(), new Marginals(), new Uniqueness(), new BoundInterpolationNorm()),
                    ModulatedCheck.ALL.stream()).toList();

    private Verification() {}

    /**
     * Runs the checks one after the other. Of a kernel that the hierarchy cannot expand and the modulated energy takes, those of the latter.
     *
     * @throws StudyException if the study cannot be computed as it stands
     */
    public static Ledger run(Study study, VerificationSettings settings, Progress progress) {
        Observables.requireEnoughParticles(study);
        Subject subject = new Subject(study, settings, progress);
        List<Finding> findings = new ArrayList<>();
        List<Rival> rivals = List.of();
        List<Integer> resolution = List.of();
        Optional<StudyException> noExpansion = noExpansion(study);
        try {
            resolution = noExpansion.isPresent() ? List.of() : subject.resolution();
            for (Check check : CHECKS) {
                findings.addAll(noExpansion.isPresent() && !(check instanceof ModulatedCheck)
                        ? List.of(Finding.skipped(check, "", noExpansion.get().getMessage()))
                        : kept(check, subject, progress.checkpoint()));
                progress.advanced(CHECKS.indexOf(check) + 1, CHECKS.size());
                if (progress.cancelled()) {
                    throw new CancellationException();
                }
            }
            rivals = Values.keptList(progress.checkpoint(), "comparison", Rival.class, () -> Rivals.of(subject));
        } catch (CancellationException e) {
            return new Ledger(findings, rivals, resolution, settings.seed(), false);
        }
        return new Ledger(findings, rivals, resolution, settings.seed(), true);
    }

    /** Why the hierarchy cannot take the kernel, where the modulated energy can. */
    private static Optional<StudyException> noExpansion(Study study) {
        try {
            study.kernel().requireExpansion();
            return Optional.empty();
        } catch (StudyException e) {
            if (!ModulatedStudy.takes(study)) {
                throw e;
            }
            return Optional.of(e);
        }
    }

    /** What a check found, now or before an interruption. */
    static List<Finding> kept(Check check, Subject subject, Checkpoint checkpoint) {
        return Values.keptList(checkpoint, "check " + check.name(), Finding.class, () -> look(check, subject));
    }

    private static List<Finding> look(Check check, Subject subject) {
        if (subject.study().initialCorrelation().isPresent() && !check.takesCorrelatedStates()) {
            return List.of(Finding.skipped(check, "", "it is for independent initial states; the study has an initialCorrelation"));
        }
        try {
            return check.look(subject);
        } catch (StudyException e) {
            return List.of(Finding.skipped(check, "", e.getMessage()));
        } catch (MathRuntimeException e) {
            return List.of(Finding.skipped(check, "", "the witness has no numbers: " + e.getMessage()));
        } catch (ArithmeticException e) {
            return List.of(Finding.equal(check, "the numbers failed: " + e.getMessage(), 0, Double.NaN, 0, "none"));
        }
    }
}

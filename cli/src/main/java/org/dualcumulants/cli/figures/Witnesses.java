package org.dualcumulants.cli.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import org.dualcumulants.cli.plot.Figure.Point;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.verify.duality.ParticleSettings;
import org.dualcumulants.verify.duality.ParticleStudy;
import org.dualcumulants.verify.duality.ParticleStudyResult;
import org.dualcumulants.verify.exact.ExactSolution;
import org.dualcumulants.verify.exact.ParticleSystem;
import org.dualcumulants.verify.particles.Estimate;

/** E[Φ̄_N] - mean field by what does not know the hierarchy: N across, the correction up. */
final class Witnesses {

    private Witnesses() {}

    /**
     * Of the exact equation of 2 … {@code most} particles.
     *
     * @param points per axis and particle
     */
    static List<Point> exact(Study study, double meanField, int most, int points) {
        List<Point> corrections = new ArrayList<>();
        for (int n = 2; n <= most; n++) {
            corrections.add(new Point(n, ExactSolution.solve(ParticleSystem.of(study, n), points).expectation() - meanField));
        }
        return corrections;
    }

    /** Of simulated particles, coupled to the mean field, with 95 % confidence intervals. */
    static List<Point> simulated(Study study, long replicas, Circumstances circumstances) {
        ParticleStudyResult particles = ParticleStudy.run(
                study,
                new ParticleSettings(true, OptionalLong.of(replicas), OptionalDouble.empty(), circumstances.seed(), circumstances.threads()),
                circumstances.quiet());
        if (!particles.complete()) {
            throw new CancellationException();
        }
        List<Point> corrections = new ArrayList<>();
        for (int i = 0; i < particles.runs().size(); i++) {
            Estimate correction = particles.runs().get(i).correction()
                    .orElseThrow(() -> new ArithmeticException("the particles have no correction; raise the noise or shorten the horizon"));
            corrections.add(new Point(study.particles().get(i), correction.value(), correction.halfWidth()));
        }
        return corrections;
    }
}

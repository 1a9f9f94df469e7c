package org.dualcumulants.spectral.study;

import java.util.List;
import java.util.SplittableRandom;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;

/** Whether a formula of two particles is symmetric, a(x1, x2) = a(x2, x1), seen at many pairs of states. */
final class TwoParticleSymmetry {

    private static final int PAIRS = 64;
    private static final double TOLERANCE = 1e-9;

    private TwoParticleSymmetry() {}

    /** @throws StudyException if it depends on something else, is not finite, or not symmetric */
    static void require(String key, Expression a, List<Axis> axes) {
        List<String> names = Observable.slotNames(axes.stream().map(Axis::name).toList(), 2);
        if (!names.containsAll(a.variables())) {
            throw new StudyException(key, "'" + a.text() + "' depends on " + a.variables() + "; a function of "
                    + String.join(", ", names) + " is required");
        }
        Compiled compiled = a.compile(names);
        SplittableRandom random = new SplittableRandom(1);
        int d = axes.size();
        for (int pair = 0; pair < PAIRS; pair++) {
            double[] states = new double[2 * d];
            double[] exchanged = new double[2 * d];
            for (int k = 0; k < 2 * d; k++) {
                states[k] = state(axes.get(k % d), random.nextDouble());
                exchanged[(k + d) % (2 * d)] = states[k];
            }
            double value = compiled.at(states);
            double other = compiled.at(exchanged);
            if (!(Math.abs(value - other) <= TOLERANCE * Math.max(1, Math.abs(value)))) {
                throw new StudyException(key, String.format(java.util.Locale.ROOT,
                        "'%s' is %.6g at two states and %.6g at the same ones exchanged; it must be finite and symmetric, "
                                + "for example the sum of both",
                        a.text(), value, other));
            }
        }
    }

    /** A state where particles may be, u from 0 to 1. */
    private static double state(Axis axis, double u) {
        if (axis instanceof PeriodicAxis circle) {
            return circle.from() + u * circle.length();
        }
        if (axis instanceof IntervalAxis interval) {
            return interval.from() + u * interval.length();
        }
        RealAxis real = (RealAxis) axis;
        return real.center() + (6 * u - 3) * real.width();
    }
}

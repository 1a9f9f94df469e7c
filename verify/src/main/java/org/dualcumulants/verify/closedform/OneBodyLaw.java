package org.dualcumulants.verify.closedform;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.dualcumulants.spectral.quadrature.DensityPoints;
import org.dualcumulants.spectral.study.Study;

/** ∫ g f° by quadrature, f° normalised. */
final class OneBodyLaw {

    /** Points of a grid, at most. */
    private static final double FINEST = 1 << 21;

    private static final double SETTLED = 1e-13;

    private final Study study;
    private final DensityPoints.Levels law;

    /** @throws ArithmeticException if f° has no finite mean or variance on a real axis */
    OneBodyLaw(Study study) {
        this.study = study;
        this.law = new DensityPoints.Levels(study.initial(), study.axes());
    }

    /**
     * Integrals of several functions of a state.
     *
     * @throws ArithmeticException if they do not settle on the finest grid
     */
    double[] integrals(List<ToDoubleFunction<double[]>> functions) {
        double[] before = null;
        double change = Double.POSITIVE_INFINITY;
        for (int level = 0; before == null || law.size(level) <= FINEST; level++) {
            double[] now = integrals(functions, law.at(level));
            if (before != null) {
                change = 0;
                for (int i = 0; i < now.length; i++) {
                    change = Math.max(change, Math.abs(now[i] - before[i]) / Math.max(1, Math.abs(now[i])));
                }
                if (change <= SETTLED) {
                    return now;
                }
            }
            before = now;
        }
        if (!(change < 1e-9)) {
            throw new ArithmeticException("integrals against '" + study.initial().text() + "' do not settle");
        }
        return before;
    }

    private static double[] integrals(List<ToDoubleFunction<double[]>> functions, DensityPoints law) {
        double[] sums = new double[functions.size()];
        double[] x = new double[law.points().length];
        for (int p = 0; p < law.size(); p++) {
            for (int i = 0; i < x.length; i++) {
                x[i] = law.points()[i][p];
            }
            for (int i = 0; i < sums.length; i++) {
                sums[i] += law.weights()[p] * functions.get(i).applyAsDouble(x);
            }
        }
        return sums;
    }
}

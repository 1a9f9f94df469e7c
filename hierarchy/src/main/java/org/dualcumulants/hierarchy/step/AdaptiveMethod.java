package org.dualcumulants.hierarchy.step;

import java.util.Locale;

/**
 * Steps whose size follows an estimate of their error by proportional–integral control (Hairer, Nørsett, Wanner, section II.4):
 * h' = h · 0.9 · err^{-α} err_before^{β}, α = 1/p - 0.75 β, β = 0.4/p.
 */
public abstract sealed class AdaptiveMethod permits EmbeddedRungeKutta, ExponentialRungeKutta {

    private static final double SAFETY = 0.9;
    private static final double LARGEST_GROWTH = 6;
    private static final double LARGEST_CUT = 0.2;
    private static final int MOST_REJECTIONS_IN_A_ROW = 40;

    /** Exponents that leave e^{r h} and what it multiplies within range. */
    static final double LARGEST_EXPONENT = 250;

    /** p, of the error that is estimated, for the control of steps. */
    abstract int order();

    /** The longest step in the direction of h. */
    abstract double longest(double direction);

    /** Takes a state from which steps will be tried. */
    abstract void begin(double time, double[] y);

    /** A step of size h from where it began; returns the norm of its error, infinite if that is not a number. */
    abstract double attempt(double time, double[] y, double h);

    /** What the last attempt came to; overwritten by the next one. */
    abstract double[] reached();

    /** One accepted step towards {@code end}, with as many attempts as it takes. */
    public final StepOutcome step(IntegrationState from, double end) {
        IntegrationState state = from;
        double[] y = state.shared();
        begin(state.time(), y);
        for (int attempt = 0; attempt < MOST_REJECTIONS_IN_A_ROW; attempt++) {
            double h = Math.copySign(Math.min(Math.abs(state.nextStep()), longest(state.nextStep())), state.nextStep());
            boolean last = Math.abs(h) >= Math.abs(end - state.time()) * (1 - 1e-12);
            if (last) {
                h = end - state.time();
            }
            double error = attempt(state.time(), y, h);
            if (error <= 1) {
                double[] next = reached().clone();
                double growth = growth(error, state.lastError(), attempt > 0);
                // a last step cut to meet the end says little about the next one
                double proposed = last ? Math.copySign(Math.max(Math.abs(h), Math.abs(state.nextStep())), h) : h * growth;
                return new StepOutcome.Advanced(
                        state.accepted(last ? end : state.time() + h, proposed, Math.max(error, 1e-4), next));
            }
            double cut = Double.isFinite(error)
                    ? Math.max(LARGEST_CUT, SAFETY * Math.pow(error, -1.0 / order()))
                    : LARGEST_CUT;
            state = state.rejected(h * cut);
            if (Math.abs(h * cut) < 1e-14 * Math.max(Math.abs(state.time()), Math.abs(end))) {
                break;
            }
        }
        return new StepOutcome.Stuck(
                state.time(),
                String.format(Locale.ROOT, "no step from t = %.6g is accurate enough, down to a size of %.3g",
                        state.time(), Math.abs(state.nextStep())));
    }

    private double growth(double error, double before, boolean afterRejection) {
        double beta = 0.4 / order();
        double alpha = 1.0 / order() - 0.75 * beta;
        double factor = SAFETY * Math.pow(Math.max(error, 1e-10), -alpha) * Math.pow(before, beta);
        return Math.max(LARGEST_CUT, Math.min(afterRejection ? 1 : LARGEST_GROWTH, factor));
    }
}

package org.dualcumulants.hierarchy.step;

import java.util.Arrays;
import java.util.Locale;

/**
 * Adaptive steps of an explicit embedded method with an integrating factor for a diagonal part (Lawson, SIAM J. Numer. Anal.
 * 4, 1967): for y' = r∘y + g(t, y) the method is applied to e^{-r(t-t_n)}∘y, so that diffusion does not limit the step; with proportional–integral control (Hairer, Nørsett, Wanner, section
 * II.4): h' = h · 0.9 · err^{-α} err_before^{β}, α = 1/p - 0.75 β, β = 0.4/p. Work space is allocated once.
 */
public final class EmbeddedRungeKutta {

    private static final double SAFETY = 0.9;
    private static final double LARGEST_GROWTH = 6;
    private static final double LARGEST_CUT = 0.2;
    private static final int MOST_REJECTIONS_IN_A_ROW = 40;

    /** Largest |r h|: keeps e^{±r h} and what it multiplies within range. */
    private static final double LARGEST_EXPONENT = 250;

    /** Unknowns that are combined at a time: what is summed up stays in the fastest memory. */
    private static final int PIECE = 1024;

    private final ButcherTableau tableau;
    private final RightHandSide rightHandSide;
    private final ErrorNorm norm;
    private final DiagonalPart diagonal;
    private final double[][] k;
    private final double[] stage;
    private final double[] high;
    private final double[] low;

    /** Without a diagonal part. */
    public EmbeddedRungeKutta(ButcherTableau tableau, RightHandSide rightHandSide, ErrorNorm norm, int dimension) {
        this(tableau, rightHandSide, norm, DiagonalPart.none(dimension));
    }

    /**
     * @param rightHandSide the whole f(t, y), the diagonal part included
     * @param diagonal the part r∘y to be integrated exactly; its dimension is the number of unknowns
     */
    public EmbeddedRungeKutta(
            ButcherTableau tableau, RightHandSide rightHandSide, ErrorNorm norm, DiagonalPart diagonal) {
        int dimension = diagonal.dimension();
        this.tableau = tableau;
        this.rightHandSide = rightHandSide;
        this.norm = norm;
        this.diagonal = diagonal;
        this.k = new double[tableau.stages()][dimension];
        this.stage = new double[dimension];
        this.high = new double[dimension];
        this.low = new double[dimension];
    }

    /** One accepted step towards {@code end}, with as many attempts as it takes. */
    public StepOutcome step(IntegrationState from, double end) {
        IntegrationState state = from;
        double[] y = state.shared();
        rightHandSide.evaluate(state.time(), y, k[0]);
        diagonal.remove(0, y, k[0]);
        for (int attempt = 0; attempt < MOST_REJECTIONS_IN_A_ROW; attempt++) {
            double most = LARGEST_EXPONENT / diagonal.largest();
            double h = Math.copySign(Math.min(Math.abs(state.nextStep()), most), state.nextStep());
            boolean last = Math.abs(h) >= Math.abs(end - state.time()) * (1 - 1e-12);
            if (last) {
                h = end - state.time();
            }
            double error = attempt(state.time(), y, h);
            if (error <= 1) {
                double[] next = stage.clone();
                double growth = growth(error, state.lastError(), attempt > 0);
                // a last step cut to meet the end says little about the next one
                double proposed = last ? Math.copySign(Math.max(Math.abs(h), Math.abs(state.nextStep())), h) : h * growth;
                return new StepOutcome.Advanced(
                        state.accepted(last ? end : state.time() + h, proposed, Math.max(error, 1e-4), next));
            }
            double cut = Double.isFinite(error)
                    ? Math.max(LARGEST_CUT, SAFETY * Math.pow(error, -1.0 / tableau.order()))
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
        double beta = 0.4 / tableau.order();
        double alpha = 1.0 / tableau.order() - 0.75 * beta;
        double factor = SAFETY * Math.pow(Math.max(error, 1e-10), -alpha) * Math.pow(before, beta);
        return Math.max(LARGEST_CUT, Math.min(afterRejection ? 1 : LARGEST_GROWTH, factor));
    }

    /** A step of size h into {@code stage}; returns the norm of its error. */
    private double attempt(double time, double[] y, double h) {
        int dimension = y.length;
        int stages = tableau.stages();
        for (int i = 1; i < stages; i++) {
            for (int from = 0; from < dimension; from += PIECE) {
                int to = Math.min(dimension, from + PIECE);
                System.arraycopy(y, from, stage, from, to - from);
                for (int j = 0; j < i; j++) {
                    add(stage, h * tableau.a(i, j), k[j], from, to);
                }
            }
            double elapsed = tableau.c(i) * h;
            diagonal.propagate(elapsed, stage);
            rightHandSide.evaluate(time + elapsed, stage, k[i]);
            diagonal.remove(elapsed, stage, k[i]);
        }
        for (int from = 0; from < dimension; from += PIECE) {
            int to = Math.min(dimension, from + PIECE);
            System.arraycopy(y, from, stage, from, to - from);
            Arrays.fill(high, from, to, 0);
            Arrays.fill(low, from, to, 0);
            for (int i = 0; i < stages; i++) {
                add(stage, h * tableau.b(i), k[i], from, to);
                add(high, h * tableau.highError(i), k[i], from, to);
                add(low, h * tableau.lowError(i), k[i], from, to);
            }
        }
        diagonal.propagate(h, stage);
        diagonal.propagate(h, high);
        diagonal.propagate(h, low);
        double error = norm.of(y, stage, high, low);
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }

    private static void add(double[] out, double factor, double[] in, int from, int to) {
        if (factor != 0) {
            for (int i = from; i < to; i++) {
                out[i] += factor * in[i];
            }
        }
    }
}

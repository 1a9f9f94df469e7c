package org.dualcumulants.hierarchy.step;

import java.util.Arrays;

/**
 * Adaptive steps of an explicit embedded method with an integrating factor for a linear part (Lawson, SIAM J. Numer. Anal.
 * 4, 1967): for y' = A y + g(t, y) the method is applied to e^{-A(t-t_n)} y, so that neither diffusion nor free streaming limits the
 * step's stability. What g drives where A decays fast is followed to order 1 only: {@link ExponentialRungeKutta} is for that. Work space
 * is allocated once.
 */
public final class EmbeddedRungeKutta extends AdaptiveMethod {

    private final ButcherTableau tableau;
    private final RightHandSide rightHandSide;
    private final ErrorNorm norm;
    private final LinearPart linear;
    private final WorkSpace work;
    private final double[][] k;
    private final double[] stage;
    private final double[] high;
    private final double[] low;

    /** Without a linear part. */
    public EmbeddedRungeKutta(ButcherTableau tableau, RightHandSide rightHandSide, ErrorNorm norm, int dimension) {
        this(tableau, rightHandSide, norm, DiagonalPart.none(dimension));
    }

    /**
     * @param rightHandSide the whole f(t, y), the linear part included
     * @param linear the part A y to be integrated exactly; its dimension is the number of unknowns
     */
    public EmbeddedRungeKutta(
            ButcherTableau tableau, RightHandSide rightHandSide, ErrorNorm norm, LinearPart linear) {
        this(tableau, rightHandSide, norm, linear, new WorkSpace(linear.dimension(), 1));
    }

    /** @param work its dimension is the number of unknowns */
    public EmbeddedRungeKutta(
            ButcherTableau tableau, RightHandSide rightHandSide, ErrorNorm norm, LinearPart linear, WorkSpace work) {
        this.tableau = tableau;
        this.rightHandSide = rightHandSide;
        this.norm = norm;
        this.linear = linear;
        this.work = work;
        this.stage = work.vector(0);
        this.high = work.vector(1);
        this.low = work.vector(2);
        this.k = work.vectors(3, tableau.stages());
    }

    static int vectors(ButcherTableau tableau) {
        return tableau.stages() + 3;
    }

    @Override
    int order() {
        return tableau.order();
    }

    @Override
    double longest(double direction) {
        return linear.longest();
    }

    @Override
    void begin(double time, double[] y) {
        rightHandSide.evaluate(time, y, k[0]);
        linear.remove(0, y, k[0]);
    }

    @Override
    double[] reached() {
        return stage;
    }

    @Override
    double attempt(double time, double[] y, double h) {
        int stages = tableau.stages();
        for (int i = 1; i < stages; i++) {
            int next = i;
            work.inPieces((from, to) -> {
                System.arraycopy(y, from, stage, from, to - from);
                for (int j = 0; j < next; j++) {
                    add(stage, h * tableau.a(next, j), k[j], from, to);
                }
            });
            double elapsed = tableau.c(i) * h;
            linear.propagate(elapsed, stage);
            rightHandSide.evaluate(time + elapsed, stage, k[i]);
            linear.remove(elapsed, stage, k[i]);
        }
        work.inPieces((from, to) -> {
            System.arraycopy(y, from, stage, from, to - from);
            Arrays.fill(high, from, to, 0);
            Arrays.fill(low, from, to, 0);
            for (int i = 0; i < stages; i++) {
                add(stage, h * tableau.b(i), k[i], from, to);
                add(high, h * tableau.highError(i), k[i], from, to);
                add(low, h * tableau.lowError(i), k[i], from, to);
            }
        });
        linear.propagate(h, stage);
        linear.propagate(h, high);
        linear.propagate(h, low);
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

package org.dualcumulants.hierarchy.step;

/**
 * Adaptive steps of an explicit exponential method of stiff order p for y' = r∘y + g(t, y), whatever the size of r ≤ 0 in the
 * direction of time. From e^{-r t}∘y by variation of constants,
 * <pre>
 * y(t + c h) = e^{c h r}∘y(t) + h ∫_0^c e^{(c-θ) h r}∘g(t + θ h) dθ,
 * </pre>
 * with g replaced by the polynomial through its values at the first nodes of a sequence: through one value for a first solution, through
 * q values of the q-th solution for the next, up to p (correction as Dutt, Greengard and Rokhlin's, BIT 40, 2000, exponential as in
 * Hochbruck and Ostermann, Acta Numerica 19, 2010). The q-th solution has order q where r∘y is bounded, however large r, and order
 * q - 1 in any case: what g drives at large r is followed as well as the rest. 1 + p(p-1)/2 evaluations a step; the error is estimated by the change that the last solution makes.
 */
public final class ExponentialRungeKutta extends AdaptiveMethod {

    private final int order;
    private final RightHandSide rightHandSide;
    private final ErrorNorm norm;
    private final DiagonalPart diagonal;
    private final WorkSpace work;

    /** g at the state from which steps are tried. */
    private final double[] first;

    /** g of the solution looked at, at nodes 1, 2 …; and of the next one. */
    private double[][] g;
    private double[][] next;

    private final double[] stage;
    private final double[] error;

    /**
     * @param order p, at least 2
     * @param rightHandSide the whole f(t, y), the diagonal part included
     * @param diagonal the part r∘y to be integrated exactly; its dimension is the number of unknowns
     * @param work its dimension is the number of unknowns
     */
    public ExponentialRungeKutta(
            int order, RightHandSide rightHandSide, ErrorNorm norm, DiagonalPart diagonal, WorkSpace work) {
        if (order < 2 || order > ExponentialWeights.MOST_NODES) {
            throw new IllegalArgumentException(
                    "order is " + order + "; it must be 2 to " + ExponentialWeights.MOST_NODES);
        }
        this.order = order;
        this.rightHandSide = rightHandSide;
        this.norm = norm;
        this.diagonal = diagonal;
        this.work = work;
        this.stage = work.vector(0);
        this.error = work.vector(1);
        this.first = work.vector(2);
        boolean odd = (order - 1) % 2 == 1;
        this.g = work.vectors(3, odd ? order - 2 : order - 1);
        this.next = work.vectors(3 + g.length, odd ? order - 1 : order - 2);
    }

    static int vectors(int order) {
        return 2 * order;
    }

    @Override
    int order() {
        return order;
    }

    @Override
    double longest(double direction) {
        return LARGEST_EXPONENT / diagonal.largestGrowth(direction);
    }

    @Override
    void begin(double time, double[] y) {
        rightHandSide.evaluate(time, y, first);
        diagonal.removeRate(y, first);
    }

    @Override
    double[] reached() {
        return stage;
    }

    @Override
    double attempt(double time, double[] y, double h) {
        DiagonalPart.Moments[] moments = new DiagonalPart.Moments[order];
        for (int i = 1; i < order; i++) {
            moments[i] = diagonal.moments(h, ExponentialWeights.node(i), order);
        }
        for (int q = 1; q < order; q++) {
            // node 1 is the end of the step: the last solution but one there is kept for its error
            for (int i = 1; i <= q; i++) {
                moments[i].combine(h, y, first, g, q, stage, work);
                if (q == order - 1 && i == 1) {
                    System.arraycopy(stage, 0, error, 0, stage.length);
                }
                rightHandSide.evaluate(time + ExponentialWeights.node(i) * h, stage, next[i - 1]);
                diagonal.removeRate(stage, next[i - 1]);
            }
            double[][] looked = g;
            g = next;
            next = looked;
        }
        moments[1].combine(h, y, first, g, order, stage, work);
        for (int i = 0; i < error.length; i++) {
            error[i] -= stage[i];
        }
        double size = norm.of(y, stage, error, error);
        if ((order - 1) % 2 == 1) {
            double[][] looked = g;
            g = next;
            next = looked;
        }
        return Double.isNaN(size) ? Double.POSITIVE_INFINITY : size;
    }
}

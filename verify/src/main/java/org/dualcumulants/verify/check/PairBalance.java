package org.dualcumulants.verify.check;

import java.util.List;
import org.dualcumulants.hierarchy.run.CumulantHistory;
import org.dualcumulants.hierarchy.run.HierarchyProblem;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.basis.WeightedPoints;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.verify.exact.PairField;
import org.dualcumulants.verify.exact.ParticleSystem;

/**
 * d/dt C_0 from C_1 and C_2 by quadrature over pairs of points, with K as the study writes it. By parts,
 * <pre>
 * ∬ ψ(x, y) f(y) C_2(x, y) dx dy = -∬ f(x) f(y) (K(x, y) - K*f(x))·∇_x C_2(x, y) dx dy,
 * </pre>
 * which also holds at reflecting walls, and where div K is a measure.
 */
final class PairBalance {

    private final Study study;
    private final ProductBasis basis;
    private final double particles;
    private final int perAxis;
    private final double[][] points;

    /** g_a at the points, and their slopes along every axis. */
    private final double[][] values;

    private final double[][][] slopes;

    /** K_axis(x, y). */
    private final double[][][] kernel;

    /**
     * @param perAxis points of {@link WeightedPoints}
     * @throws StudyException if K is known by endless Fourier series only
     */
    PairBalance(Study study, HierarchyProblem problem, double particles, int perAxis) {
        this.study = study;
        this.basis = problem.basis();
        this.particles = particles;
        this.perAxis = perAxis;
        WeightedPoints grid = WeightedPoints.of(basis, problem.meanField(particles).at(0), perAxis);
        int size = grid.weights().length;
        int d = basis.dimension();
        this.points = new double[size][];
        this.values = new double[size][];
        this.slopes = new double[d][size][];
        for (int p = 0; p < size; p++) {
            points[p] = grid.point(p);
            values[p] = basis.values(points[p]);
            for (int axis = 0; axis < d; axis++) {
                slopes[axis][p] = basis.slopes(axis, points[p]);
            }
        }
        List<PairField> fields;
        try {
            fields = ParticleSystem.of(study, 2).kernel();
        } catch (IllegalArgumentException e) {
            throw new StudyException("kernel", e.getMessage());
        }
        this.kernel = new double[d][size][size];
        for (int axis = 0; axis < d; axis++) {
            for (int x = 0; x < size; x++) {
                for (int y = 0; y < size; y++) {
                    kernel[axis][x][y] = value(fields.get(axis), points[x], points[y]);
                }
            }
        }
    }

    private double value(PairField field, double[] x, double[] y) {
        if (field instanceof PairField.Difference difference) {
            double[] z = new double[x.length];
            for (int i = 0; i < z.length; i++) {
                z[i] = study.axes().get(i).difference(x[i], y[i]);
            }
            return difference.of().at(z);
        }
        double[] both = new double[2 * x.length];
        System.arraycopy(x, 0, both, 0, x.length);
        System.arraycopy(y, 0, both, x.length, y.length);
        return ((PairField.General) field).of().at(both);
    }

    /** Multiplications of {@link #at}. */
    static double cost(ProductBasis basis, int perAxis) {
        double size = basis.axes().stream()
                .mapToDouble(axis -> axis.grid(perAxis * axis.resolution() + perAxis).size())
                .reduce(1, (a, b) -> a * b);
        return size * size * basis.size() * basis.dimension();
    }

    /** d/dt C_0 at a time that the history has kept. */
    double at(CumulantHistory history, double time) {
        double[] m = history.moments(time);
        double[] w = WeightedPoints.of(basis, m, perAxis).weights();
        double[] first = history.coefficients(1, time);
        double[][] second = unpacked(history, time);
        boolean perOther = study.scaling() == Scaling.PER_OTHER;
        double sum = 0;
        double[] fluctuation = new double[m.length];
        for (int axis = 0; axis < slopes.length; axis++) {
            for (int x = 0; x < w.length; x++) {
                double effective = 0;
                for (int y = 0; y < w.length; y++) {
                    effective += w[y] * kernel[axis][x][y];
                }
                // ∫ f(y) (K(x, y) - K*f(x)) h_b(y) dy
                java.util.Arrays.fill(fluctuation, 0);
                for (int y = 0; y < w.length; y++) {
                    double k = w[y] * (kernel[axis][x][y] - effective);
                    for (int b = 1; b < m.length; b++) {
                        fluctuation[b] += k * (values[y][b] - m[b]);
                    }
                }
                double slope = 0;
                double pair = 0;
                for (int a = 1; a < m.length; a++) {
                    double row = 0;
                    for (int b = 1; b < m.length; b++) {
                        row += second[a - 1][b - 1] * fluctuation[b];
                    }
                    pair += slopes[axis][x][a] * row;
                    slope += slopes[axis][x][a] * first[a - 1];
                }
                sum -= w[x] * (perOther ? particles : particles - 1) * pair;
                sum += perOther ? 0 : w[x] * effective * slope;
                sum -= study.selfInteraction() ? w[x] * kernel[axis][x][x] * slope : 0;
            }
        }
        return sum;
    }

    /** c_2 as a matrix. */
    private static double[][] unpacked(CumulantHistory history, double time) {
        TensorLayout layout = history.layout();
        int functions = layout.indexSet().functions();
        double[] packed = history.coefficients(2, time);
        double[][] c = new double[functions][functions];
        int[] pair = new int[2];
        for (int rank = 0; rank < packed.length; rank++) {
            layout.indexSet().multiset(2, rank, pair);
            c[pair[0]][pair[1]] = packed[rank];
            c[pair[1]][pair[0]] = packed[rank];
        }
        return c;
    }
}

package org.dualcumulants.hierarchy.run;

import java.util.Arrays;
import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.quadrature.DensityPoints;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;

/**
 * Initial states that are not independent (mathematics section 10),
 * <pre>
 * f_N° = f°^{⊗N} (1 + Σ_{i&lt;j} a(x_i, x_j)) / Z,   a symmetric,   Z = 1 + binom(N,2) a_0.
 * </pre>
 * With the components of a for f°, a = a_0 + a_1(x) + a_1(y) + a_2(x, y), all centred but a_0, the direct correlations are
 * <pre>
 * H_1 = (N-1) a_1 f° / Z,   H_2 = a_2 f°⊗f° / Z,   H_n = 0 for n ≥ 3,
 * E[Φ̄_N(X(T))] = C_0(0) + N(N-1)/Z ∫ C_1(0) a_1 f° + binom(N,2)/Z ∬ C_2(0) a_2 f°f°:
 * </pre>
 * the dual solution is that of independent states, only the pairing at time 0 changes, and truncation at m ≥ 2 loses nothing of it.
 */
public final class CorrelatedInitialLaw {

    /** Points of one particle's grid, at most; pairs of them are summed over. */
    private static final double FINEST = 1 << 13;

    private static final double SETTLED = 1e-12;
    private static final double REFUSED = 1e-6;
    private static final double SYMMETRIC = 1e-10;
    private static final String WHERE = "initialCorrelation";

    /** ∬ g_a(x) g_b(y) a(x, y) f°f°, a, b = 0 … K. */
    private final double[][] paired;

    /** Smallest value of a at pairs of points. */
    private final double least;

    private CorrelatedInitialLaw(double[][] paired, double least) {
        this.paired = paired;
        this.least = least;
    }

    /**
     * Integrates against the functions of a basis.
     *
     * @param correlation a, in the names x1, x2 of the axes' coordinates
     * @param basis plain basis g_0 = 1, g_1 … g_K
     * @throws StudyException if a is not symmetric, or its integrals do not settle
     */
    public static CorrelatedInitialLaw of(Study study, Expression correlation, ProductBasis basis) {
        Compiled a = correlation.compile(Observable.slotNames(study.axisNames(), 2));
        DensityPoints.Levels law = new DensityPoints.Levels(study.initial(), study.axes());
        requireSymmetric(correlation, a, law.at(0));
        double[][] before = paired(a, law.at(0), basis);
        double change = Double.POSITIVE_INFINITY;
        for (int level = 1; law.size(level) <= FINEST && !(change <= SETTLED); level++) {
            double[][] now = paired(a, law.at(level), basis);
            change = change(before, now);
            before = now;
        }
        if (!(change <= REFUSED)) {
            throw new StudyException(WHERE, "integrals of '" + correlation.text() + "' change by " + (float) change
                    + " (relative) on the finest grids; a smooth function is required");
        }
        return new CorrelatedInitialLaw(before, least(a, law.at(0)));
    }

    private static void requireSymmetric(Expression correlation, Compiled a, DensityPoints law) {
        int d = law.points().length;
        double[] one = new double[2 * d];
        double[] other = new double[2 * d];
        for (int p = 0, q = law.size() - 1; p < q; p += 1 + law.size() / 50, q -= 1 + law.size() / 70) {
            for (int i = 0; i < d; i++) {
                one[i] = other[d + i] = law.points()[i][p];
                one[d + i] = other[i] = law.points()[i][q];
            }
            double left = a.at(one);
            double right = a.at(other);
            if (!(Math.abs(left - right) <= SYMMETRIC * (1 + Math.abs(left)))) {
                throw new StudyException(WHERE, "'" + correlation.text() + "' is " + (float) left + " at " + Arrays.toString(one)
                        + " and " + (float) right + " with both particles exchanged; a symmetric function is required");
            }
        }
    }

    private static double change(double[][] before, double[][] now) {
        double scale = 0;
        double change = 0;
        for (int a = 0; a < now.length; a++) {
            for (int b = 0; b < now.length; b++) {
                scale = Math.max(scale, Math.abs(now[a][b]));
                change = Math.max(change, Math.abs(now[a][b] - before[a][b]));
            }
        }
        return change == 0 ? 0 : change / scale;
    }

    private static double least(Compiled a, DensityPoints law) {
        int d = law.points().length;
        double[] pair = new double[2 * d];
        double least = Double.POSITIVE_INFINITY;
        for (int p = 0; p < law.size(); p++) {
            for (int q = 0; q <= p; q++) {
                for (int i = 0; i < d; i++) {
                    pair[i] = law.points()[i][p];
                    pair[d + i] = law.points()[i][q];
                }
                least = Math.min(least, a.at(pair));
            }
        }
        return least;
    }

    /** First against g_b(y), then against g_a(x). */
    private static double[][] paired(Compiled a, DensityPoints law, ProductBasis basis) {
        int d = law.points().length;
        int n = law.size();
        int size = basis.size();
        double[][] g = new double[n][];
        double[] point = new double[d];
        for (int p = 0; p < n; p++) {
            for (int i = 0; i < d; i++) {
                point[i] = law.points()[i][p];
            }
            g[p] = basis.values(point);
        }
        double[][] out = new double[size][size];
        double[][] columns = new double[2 * d][n];
        for (int i = 0; i < d; i++) {
            columns[d + i] = law.points()[i];
        }
        double[] values = new double[n];
        double[] row = new double[size];
        for (int p = 0; p < n; p++) {
            for (int i = 0; i < d; i++) {
                Arrays.fill(columns[i], law.points()[i][p]);
            }
            a.evaluate(columns, values);
            Arrays.fill(row, 0);
            for (int q = 0; q < n; q++) {
                double weight = law.weights()[q] * values[q];
                for (int b = 0; b < size; b++) {
                    row[b] += weight * g[q][b];
                }
            }
            for (int e = 0; e < size; e++) {
                double factor = law.weights()[p] * g[p][e];
                for (int b = 0; b < size; b++) {
                    out[e][b] += factor * row[b];
                }
            }
        }
        return out;
    }

    /** The law of a times a number ≥ 0, such as a power of N. */
    public CorrelatedInitialLaw scaled(double factor) {
        double[][] other = new double[paired.length][];
        for (int e = 0; e < other.length; e++) {
            other[e] = Arrays.stream(paired[e]).map(value -> factor * value).toArray();
        }
        return new CorrelatedInitialLaw(other, factor * least);
    }

    /** a_0 = ∬ a f°f°. */
    public double mean() {
        return paired[0][0];
    }

    /**
     * Z = 1 + binom(N,2) a_0.
     *
     * @throws StudyException if it is not positive: a is then no correlation of a law
     */
    public double normalisation(double particles) {
        double z = 1 + 0.5 * particles * (particles - 1) * mean();
        if (!(z > 0)) {
            throw new StudyException(WHERE, "1 + binom(N,2) ∬ a f°f° is " + (float) z + " at N = " + particles
                    + "; it must be positive, make a smaller or centred");
        }
        return z;
    }

    /** Whether 1 + Σ_{i&lt;j} a ≥ 0 follows from the smallest value of a alone; elsewhere it may hold or not. */
    public boolean isSurelyPositive(double particles) {
        return 1 + 0.5 * particles * (particles - 1) * Math.min(0, least) >= 0;
    }

    /** E[Φ̄_N(X(T))] for these initial states; the history begins with ∫ h_a f° = 0 for its functions h_a. */
    public double expectation(CumulantHistory history) {
        return history.value(0) + change(history);
    }

    /** E[Φ̄_N(X(T))] less that of independent states, without subtraction. */
    public double change(CumulantHistory history) {
        double n = history.particles();
        return scaledChange(n, history.layout(), history.unknowns(0), history.moments(0)) / n;
    }

    /**
     * N times the change.
     *
     * @param unknowns N^n c_n at t = 0
     * @param moments ∫ g_a f°
     */
    double scaledChange(double particles, TensorLayout layout, double[] unknowns, double[] moments) {
        // N·N(N-1)/Z c_1 = N(N-1)/Z (N c_1), N·binom(N,2)/Z c_2 = (N-1)/(2Z) (N² c_2)
        double z = normalisation(particles);
        double sum = particles * (particles - 1) / z * first(layout, unknowns, moments);
        return layout.truncation() < 2 ? sum : sum + 0.5 * (particles - 1) / z * second(layout, unknowns, moments);
    }

    /** Σ c_a ∬ h_a(x) a(x, y) f°f°, which is ∫ C_1 a_1 f° for the coefficients of C_1. */
    private double first(TensorLayout layout, double[] c, double[] m) {
        double sum = 0;
        for (int rank = 0; rank < layout.indexSet().size(1); rank++) {
            int e = functionsOf(layout, 1, rank)[0] + 1;
            sum += c[layout.offset(1) + rank] * (paired[e][0] - m[e] * paired[0][0]);
        }
        return sum;
    }

    /** Σ c_ab ∬ h_a(x) h_b(y) a(x, y) f°f°, which is ∬ C_2 a_2 f°f° for the coefficients of C_2. */
    private double second(TensorLayout layout, double[] c, double[] m) {
        double sum = 0;
        for (int rank = 0; rank < layout.indexSet().size(2); rank++) {
            int[] pair = functionsOf(layout, 2, rank);
            int e = pair[0] + 1;
            int b = pair[1] + 1;
            double product = paired[e][b] - m[e] * paired[0][b] - m[b] * paired[e][0] + m[e] * m[b] * paired[0][0];
            sum += (e == b ? 1 : 2) * c[layout.offset(2) + rank] * product;
        }
        return sum;
    }

    private static int[] functionsOf(TensorLayout layout, int order, int rank) {
        IndexSet set = layout.indexSet();
        int[] multiset = new int[order];
        set.multiset(order, rank, multiset);
        return multiset;
    }
}

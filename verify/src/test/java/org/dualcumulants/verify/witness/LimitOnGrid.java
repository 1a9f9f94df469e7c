package org.dualcumulants.verify.witness;

import java.util.stream.IntStream;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.verify.exact.GridFunction;
import org.dualcumulants.verify.exact.GridMeanField;
import org.dualcumulants.verify.exact.ParticleGrid;
import org.dualcumulants.verify.exact.ParticleSystem;

/**
 * The limiting hierarchy of section 8 on a circle as it stands, at the points of a grid and with the classical Runge–Kutta scheme:
 * <pre>
 * ∂_t C̄_n = -Σ_i (S + K*f)(x_i) ∂_i C̄_n - ½ε² Σ_i ∂_i² C̄_n + Σ_j ∫ ψ(x*, x_j) C̄_n(x_{[n]∖j}, x*) dx*
 *           + √((n+1)(n+2)) ∬ ψ(x*, x') f(x') C̄_{n+2}(x_{[n]}, x*, x') dx* dx',   ψ(x, y) = ∂_x[(K(x, y) - K*f(x)) f(x)].
 * </pre>
 */
final class LimitOnGrid {

    private static final int STEPS = 60;

    private final ParticleSystem system;
    private final ParticleGrid grid;
    private final GridMeanField meanField;
    private final int points;
    private final int order;
    private final double weight;
    private final double[][] derivative;
    private final GridFunction kernel;

    /** C̄_0 … C̄_p at t = 0. */
    private double[][] state;

    LimitOnGrid(Study study, int points) {
        Observable.Fluctuation fluctuation = (Observable.Fluctuation) study.observable();
        this.system = ParticleSystem.of(study, 2);
        this.grid = ParticleGrid.of(system, points);
        this.points = points;
        this.order = fluctuation.order();
        this.weight = grid.weight(0);
        this.derivative = derivative();
        this.kernel = system.kernel().get(0).on(grid);
        double step = study.horizon() / STEPS;
        double[] halves = IntStream.rangeClosed(0, 2 * STEPS).mapToDouble(i -> 0.5 * step * i).toArray();
        this.meanField = GridMeanField.solve(system, grid, halves);
        this.state = terminal(study, fluctuation);
        for (int i = 2 * STEPS; i > 0; i -= 2) {
            double end = halves[i];
            double middle = halves[i - 1];
            double[][] k1 = rate(end, state);
            double[][] k2 = rate(middle, moved(state, -0.5 * step, k1));
            double[][] k3 = rate(middle, moved(state, -0.5 * step, k2));
            double[][] k4 = rate(halves[i - 2], moved(state, -step, k3));
            double[][] sum = moved(moved(moved(k1, 2, k2), 2, k3), 1, k4);
            state = moved(state, -step / 6, sum);
        }
    }

    /** D of the interpolating trigonometric polynomial. */
    private double[][] derivative() {
        double[][] d = new double[points][points];
        double length = points * weight;
        for (int i = 0; i < points; i++) {
            for (int j = 0; j < points; j++) {
                for (int k = 1; 2 * k < points; k++) {
                    double kappa = 2 * Math.PI * k / length;
                    d[i][j] -= 2 * kappa / points * Math.sin(kappa * (i - j) * weight);
                }
            }
        }
        return d;
    }

    private double f(double time, int point) {
        return meanField.at(time).at(point);
    }

    /** C̄_p(T) = (p!)^{-1/2} (Q ⊗ … ⊗ Q φ) symmetrised, the others vanish. */
    private double[][] terminal(Study study, Observable.Fluctuation fluctuation) {
        double[][] c = new double[order + 1][];
        for (int n = 0; n <= order; n++) {
            c[n] = new double[power(n)];
        }
        var phi = fluctuation.of().compile(Observable.slotNames(study.axisNames(), order));
        double factorial = IntStream.rangeClosed(1, order).mapToDouble(i -> i).reduce(1, (a, b) -> a * b);
        int[][] orders = order == 1 ? new int[][] {{0}}
                : order == 2 ? new int[][] {{0, 1}, {1, 0}}
                : new int[][] {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
        double[] x = new double[order];
        for (int index = 0; index < c[order].length; index++) {
            for (int[] permutation : orders) {
                for (int s = 0; s < order; s++) {
                    x[s] = grid.point(digit(index, order, permutation[s]))[0];
                }
                c[order][index] += phi.at(x) / factorial / Math.sqrt(factorial);
            }
        }
        double[] f = IntStream.range(0, points).mapToDouble(p -> weight * f(study.horizon(), p)).toArray();
        for (int s = 0; s < order; s++) {
            double[] centred = c[order].clone();
            along(c[order], order, s, (in, at, stride) -> {
                double mean = 0;
                for (int q = 0; q < points; q++) {
                    mean += f[q] * in[at + q * stride];
                }
                for (int q = 0; q < points; q++) {
                    centred[at + q * stride] -= mean;
                }
            });
            c[order] = centred;
        }
        return c;
    }

    private double[][] rate(double t, double[][] c) {
        double[] f = IntStream.range(0, points).mapToDouble(p -> f(t, p)).toArray();
        double[][] k = new double[points][points];
        double[] effective = new double[points];
        double[][] flux = new double[points][points];
        for (int x = 0; x < points; x++) {
            for (int y = 0; y < points; y++) {
                k[x][y] = kernel.at(x, y);
                effective[x] += weight * k[x][y] * f[y];
            }
        }
        for (int x = 0; x < points; x++) {
            for (int y = 0; y < points; y++) {
                flux[x][y] = (k[x][y] - effective[x]) * f[x];
            }
        }
        double[][] psi = times(derivative, flux);
        double[][] second = times(derivative, derivative);
        double diffusion = 0.5 * system.noise().get(0) * system.noise().get(0);
        // of one slot: -(S + K*f) ∂ - ½ε² ∂² + ∫ ψ(x*, ·)
        double[][] one = new double[points][points];
        for (int x = 0; x < points; x++) {
            double speed = system.drift().get(0).at(grid.point(x)) + effective[x];
            for (int y = 0; y < points; y++) {
                one[x][y] = -speed * derivative[x][y] - diffusion * second[x][y] + weight * psi[y][x];
            }
        }
        double[][] out = new double[order + 1][];
        for (int n = 0; n <= order; n++) {
            double[] rate = new double[power(n)];
            for (int s = 0; s < n; s++) {
                along(c[n], n, s, (in, at, stride) -> {
                    for (int x = 0; x < points; x++) {
                        for (int y = 0; y < points; y++) {
                            rate[at + x * stride] += one[x][y] * in[at + y * stride];
                        }
                    }
                });
            }
            if (n + 2 <= order) {
                double factor = Math.sqrt((n + 1.0) * (n + 2));
                for (int i = 0; i < rate.length; i++) {
                    for (int x = 0; x < points; x++) {
                        for (int y = 0; y < points; y++) {
                            rate[i] += factor * weight * weight * psi[x][y] * f[y] * c[n + 2][(i * points + x) * points + y];
                        }
                    }
                }
            }
            out[n] = rate;
        }
        return out;
    }

    private interface Line {
        void use(double[] in, int at, int stride);
    }

    /** All lines of a tensor along one slot. */
    private void along(double[] tensor, int n, int slot, Line line) {
        int stride = power(n - 1 - slot);
        for (int i = 0; i < tensor.length; i++) {
            if (i / stride % points == 0) {
                line.use(tensor, i, stride);
            }
        }
    }

    private int digit(int index, int n, int slot) {
        return index / power(n - 1 - slot) % points;
    }

    private int power(int n) {
        return (int) Math.round(Math.pow(points, n));
    }

    private static double[][] moved(double[][] a, double factor, double[][] b) {
        return IntStream.range(0, a.length)
                .mapToObj(n -> IntStream.range(0, a[n].length).mapToDouble(i -> a[n][i] + factor * b[n][i]).toArray())
                .toArray(double[][]::new);
    }

    private static double[][] times(double[][] a, double[][] b) {
        double[][] c = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                for (int l = 0; l < c[i].length; l++) {
                    c[i][l] += a[i][j] * b[j][l];
                }
            }
        }
        return c;
    }

    /** C̄_0(0). */
    double value() {
        return state[0][0];
    }

    /** ‖C̄_n(0)‖ in L²_{f°}. */
    double norm(int n) {
        double[] f = IntStream.range(0, points).mapToDouble(p -> weight * f(0, p)).toArray();
        double sum = 0;
        for (int i = 0; i < state[n].length; i++) {
            int index = i;
            sum += Math.pow(state[n][i], 2) * IntStream.range(0, n).mapToDouble(s -> f[digit(index, n, s)]).reduce(1, (a, b) -> a * b);
        }
        return Math.sqrt(sum);
    }
}

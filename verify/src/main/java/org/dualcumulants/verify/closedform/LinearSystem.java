package org.dualcumulants.verify.closedform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * S = A x + b and K = k_1 x + k_2 x' + k_0 on lines, any f°: with p = 1/(N-1) or 1/N the common mean X̄ and the deviations Y_i = X_i - X̄ obey
 * <pre>
 * dX̄ = [(A + p(N-1)(k_1+k_2)) X̄ + b + p(N-1) k_0] dt + ε dW̄,   dY_i = (A + p((N-1) k_1 - k_2)) Y_i dt + ε d(W_i - W̄)
 * </pre>
 * and stay uncorrelated, so that mean and covariances, Cov X̄ = Σ/N and Cov Y_i = (1-1/N) Σ at time 0, solve linear equations; they are all
 * that statistics of degree two need, and products of two means of degree one. Ornstein–Uhlenbeck processes (Uhlenbeck and Ornstein, Phys.
 * Rev. 36, 1930), alignment with constant communication (Cucker and Smale, IEEE Trans. Autom. Control 52, 2007), harmonic oscillators.
 */
final class LinearSystem {

    private static final double TOLERANCE = 1e-13;

    private final Study study;
    private final Observable.Functional observable;
    private final int[] axes;
    private final List<String> names;

    private final double[][] drift;
    private final double[] constant;
    private final double[][] pushed;
    private final double[][] pushing;
    private final double[] push;

    private LinearSystem(Study study, Observable.Functional observable, int[] axes) {
        this.study = study;
        this.observable = observable;
        this.axes = axes;
        this.names = Arrays.stream(axes).mapToObj(study.axisNames()::get).toList();
        int d = axes.length;
        this.drift = new double[d][d];
        this.constant = new double[d];
        this.pushed = new double[d][d];
        this.pushing = new double[d][d];
        this.push = new double[d];
    }

    static Optional<ClosedForm> recognise(Study study) {
        if (study.kernel() instanceof PairKernel.Periodic) {
            return Optional.empty();
        }
        return Formulas.functional(study)
                .map(f -> new LinearSystem(study, f, Formulas.axes(study, f).stream().mapToInt(Integer::intValue).toArray()))
                .filter(LinearSystem::fits)
                .map(system -> new ClosedForm(
                        "linear system", "mean and covariance of an Ornstein-Uhlenbeck process", system::expectation));
    }

    private boolean fits() {
        boolean lines = Arrays.stream(axes).allMatch(a -> study.axes().get(a) instanceof RealAxis);
        return axes.length > 0 && lines && readForces() && readObservable();
    }

    private boolean readForces() {
        int d = axes.length;
        boolean difference = study.kernel().isDifference();
        List<String> both = PairKernel.primed(names);
        for (int i = 0; i < d; i++) {
            Optional<Map<List<Integer>, Double>> s = Formulas.polynomial(study.drift().get(axes[i]), names, 1);
            Optional<Map<List<Integer>, Double>> k =
                    Formulas.polynomial(study.kernel().components().get(axes[i]), difference ? names : both, 1);
            if (s.isEmpty() || k.isEmpty()) {
                return false;
            }
            int row = i;
            s.get().forEach((exponents, value) -> {
                int j = exponents.indexOf(1);
                if (j < 0) {
                    constant[row] = value;
                } else {
                    drift[row][j] = value;
                }
            });
            k.get().forEach((exponents, value) -> {
                int j = exponents.indexOf(1);
                if (j < 0) {
                    push[row] = value;
                } else if (j >= d) {
                    pushing[row][j - d] = value;
                } else {
                    pushed[row][j] = value;
                    pushing[row][j] -= difference ? value : 0;
                }
            });
        }
        return true;
    }

    /** Degree two in states: a mean of degree two, or two of degree one. */
    private boolean readObservable() {
        List<String> statistics = List.copyOf(observable.statistics().keySet());
        Optional<Map<List<Integer>, Double>> value = Formulas.polynomial(observable.value(), statistics, 2);
        if (value.isEmpty()) {
            return false;
        }
        for (List<Integer> exponents : value.get().keySet()) {
            int degree = exponents.stream().mapToInt(Integer::intValue).sum();
            for (int k = 0; k < exponents.size(); k++) {
                if (exponents.get(k) > 0 && statistic(statistics.get(k), degree == 2 ? 1 : 2).isEmpty()) {
                    return false;
                }
            }
        }
        return true;
    }

    private Optional<Map<List<Integer>, Double>> statistic(String name, int degree) {
        return Formulas.polynomial(observable.statistics().get(name), names, degree);
    }

    private double expectation(double particles) {
        int d = axes.length;
        double p = study.scaling() == Scaling.PER_OTHER ? 1 / (particles - 1) : 1 / particles;
        double others = p * (particles - 1);
        double self = study.selfInteraction() ? p : 0;
        double[][] common = new double[d][d];
        double[][] deviation = new double[d][d];
        double[] force = new double[d];
        for (int i = 0; i < d; i++) {
            force[i] = constant[i] + (others + self) * push[i];
            for (int j = 0; j < d; j++) {
                double both = pushed[i][j] + pushing[i][j];
                common[i][j] = drift[i][j] + (others + self) * both;
                deviation[i][j] = drift[i][j] + others * pushed[i][j] - p * pushing[i][j] + self * both;
            }
        }
        double[] end = solved(common, deviation, force, particles);
        double[] mean = Arrays.copyOf(end, d);
        double sum = 0;
        List<String> statistics = List.copyOf(observable.statistics().keySet());
        for (Map.Entry<List<Integer>, Double> term : observable.value().polynomial(statistics).entrySet()) {
            List<double[]> gradients = new ArrayList<>();
            double product = term.getValue();
            for (int k = 0; k < statistics.size(); k++) {
                for (int times = 0; times < term.getKey().get(k); times++) {
                    boolean alone = term.getKey().stream().mapToInt(Integer::intValue).sum() == 1;
                    Map<List<Integer>, Double> s = statistic(statistics.get(k), 2).orElseThrow();
                    product *= alone ? ofState(s, mean, end) : atMean(s, mean);
                    gradients.add(gradient(s));
                }
            }
            sum += product;
            if (gradients.size() == 2) {
                for (int i = 0; i < d; i++) {
                    for (int j = 0; j < d; j++) {
                        sum += term.getValue() * gradients.get(0)[i] * gradients.get(1)[j] * end[d + i * d + j];
                    }
                }
            }
        }
        return sum;
    }

    /** E s(X_1): covariance of X̄ and of Y_1 added up. */
    private static double ofState(Map<List<Integer>, Double> s, double[] mean, double[] end) {
        int d = mean.length;
        double sum = 0;
        for (Map.Entry<List<Integer>, Double> term : s.entrySet()) {
            double value = term.getValue();
            List<Integer> factors = new ArrayList<>();
            for (int i = 0; i < d; i++) {
                for (int times = 0; times < term.getKey().get(i); times++) {
                    factors.add(i);
                    value *= mean[i];
                }
            }
            sum += value;
            if (factors.size() == 2) {
                int place = d + factors.get(0) * d + factors.get(1);
                sum += term.getValue() * (end[place] + end[place + d * d]);
            }
        }
        return sum;
    }

    private static double atMean(Map<List<Integer>, Double> s, double[] mean) {
        return ofState(s, mean, new double[mean.length * (1 + 2 * mean.length)]);
    }

    private static double[] gradient(Map<List<Integer>, Double> s) {
        double[] gradient = new double[s.isEmpty() ? 0 : s.keySet().iterator().next().size()];
        s.forEach((exponents, value) -> {
            if (exponents.indexOf(1) >= 0) {
                gradient[exponents.indexOf(1)] = value;
            }
        });
        return gradient;
    }

    /** Mean, Cov X̄ and Cov Y_1 at T. */
    private double[] solved(double[][] common, double[][] deviation, double[] force, double particles) {
        int d = axes.length;
        double[] start = new double[d * (1 + 2 * d)];
        double[] moments = initialMoments();
        System.arraycopy(moments, 0, start, 0, d);
        double[] noise = new double[d];
        for (int i = 0; i < d; i++) {
            noise[i] = Math.pow(study.noise(axes[i], particles), 2);
            for (int j = 0; j < d; j++) {
                double covariance = moments[d + i * d + j] - moments[i] * moments[j];
                start[d + i * d + j] = covariance / particles;
                start[d + d * d + i * d + j] = covariance * (1 - 1 / particles);
            }
        }
        OrdinaryDifferentialEquation moving = new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return start.length;
            }

            @Override
            public double[] computeDerivatives(double t, double[] y) {
                double[] out = new double[y.length];
                for (int i = 0; i < d; i++) {
                    out[i] = force[i];
                    for (int j = 0; j < d; j++) {
                        out[i] += common[i][j] * y[j];
                    }
                }
                lyapunov(common, y, out, d, noise, 1 / particles);
                lyapunov(deviation, y, out, d + d * d, noise, 1 - 1 / particles);
                return out;
            }
        };
        double size = Math.max(1e-3, Arrays.stream(start).map(Math::abs).max().orElse(0));
        return new DormandPrince853Integrator(1e-12 * study.horizon(), study.horizon(), TOLERANCE * size, TOLERANCE)
                .integrate(moving, new ODEState(0, start), study.horizon())
                .getPrimaryState();
    }

    /** P' = A P + P Aᵀ + part·ε². */
    private static void lyapunov(double[][] a, double[] y, double[] out, int at, double[] noise, double part) {
        int d = a.length;
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                double sum = i == j ? part * noise[i] : 0;
                for (int l = 0; l < d; l++) {
                    sum += a[i][l] * y[at + l * d + j] + a[j][l] * y[at + i * d + l];
                }
                out[at + i * d + j] = sum;
            }
        }
    }

    /** E x_i, then E x_i x_j. */
    private double[] initialMoments() {
        List<ToDoubleFunction<double[]>> functions = new ArrayList<>();
        for (int i : axes) {
            functions.add(x -> x[i]);
        }
        for (int i : axes) {
            for (int j : axes) {
                functions.add(x -> x[i] * x[j]);
            }
        }
        return new OneBodyLaw(study).integrals(functions);
    }
}

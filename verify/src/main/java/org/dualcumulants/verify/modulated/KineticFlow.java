package org.dualcumulants.verify.modulated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.interaction.PairPotential;

/**
 * The mean field of Newton's equations with noise, ∂_t f + v·∇_x f - ∇h·∇_v f = ½ θ Δ_v f with h = g*μ, μ = ∫ f dv: Fourier series in x and, in a box
 * that holds the law, in v; flight half a step, kick and diffusion a step, flight half a step, each of them exact (Strang, order 2).
 */
final class KineticFlow {

    /** Noise beyond which nothing is left of a law, in deviations. */
    private static final double DEVIATIONS = 8.3;

    /** Part of the largest density at which f° is taken to end. */
    private static final double ENDS = 1e-14;

    /** Longest step, times the plasma frequency. */
    private static final double STEP = 1.0 / 50;

    /** Coefficients of f in v below this part of the largest are taken for rounding. */
    private static final double RESOLVED = 1e-9;

    private static final int[] FIRST_POINTS = {64, 24};
    private static final int[] MOST_POINTS = {256, 32};

    private final PairPotential g;
    private final TorusGrid places;
    private final TorusGrid speeds;
    private final double[] middle;
    private final double theta;
    private final double[] transform;

    private KineticFlow(PairPotential g, TorusGrid places, TorusGrid speeds, double[] middle, double theta) {
        this.g = g;
        this.places = places;
        this.speeds = speeds;
        this.middle = middle;
        this.theta = theta;
        this.transform = new double[places.size()];
        int[] k = new int[places.dimension()];
        for (int i = 0; i < transform.length; i++) {
            places.wave(i, k);
            transform[i] = g.coefficient(k);
        }
    }

    /**
     * f at a time, f[velocity][place].
     *
     * @param density μ = ∫ f dv
     * @param current ∫ v f dv
     * @param kinetic ∫∫ |v|² f
     */
    record State(double time, Law law, PeriodicField density, List<PeriodicField> current, double kinetic) {
        State {
            current = List.copyOf(current);
        }
    }

    /** Values of f, at every velocity over the places. */
    static final class Law {
        private final double[][] values;

        private Law(double[][] values) {
            this.values = values;
        }
    }

    /**
     * With a box of velocities for a law and a time.
     *
     * @param g potential on a torus of one or two dimensions
     * @param places grid of positions
     * @param initial f° of positions from the corner of the torus and velocities, up to its mass
     * @param middle of the velocities
     * @param widest extent of f° in v, at most
     * @param pull sup |∇h|
     */
    static KineticFlow of(
            PairPotential g, TorusGrid places, ToDoubleFunction<double[]> initial, double[] middle, double widest, double pull, double theta,
            double horizon) {
        int d = places.dimension();
        double radius = Math.hypot(extent(places, initial, middle, widest), DEVIATIONS * Math.sqrt(theta * horizon)) + pull * horizon;
        int n = FIRST_POINTS[d - 1];
        while (true) {
            int[] points = new int[d];
            Arrays.fill(points, n);
            KineticFlow flow = new KineticFlow(g, places, new TorusGrid(Collections.nCopies(d, 2 * radius), points), middle, theta);
            // waves in x become waves in v by flight, which noise takes away
            if (2 * n > MOST_POINTS[d - 1] || flow.tail(flow.flown(flow.values(initial), horizon)) < RESOLVED) {
                return flow;
            }
            n *= 2;
        }
    }

    /** Distance of velocities from the middle beyond which f° is nothing. */
    private static double extent(TorusGrid places, ToDoubleFunction<double[]> initial, double[] middle, double widest) {
        int d = places.dimension();
        int looks = 200;
        double[] reached = new double[looks + 1];
        double[] at = new double[2 * d];
        int stride = Math.max(1, places.size() / 64);
        for (int i = 0; i < places.size(); i += stride) {
            for (int a = 0; a < d; a++) {
                at[a] = places.coordinate(i, a);
            }
            for (int direction = 0; direction < 4 * d; direction++) {
                double angle = Math.PI * direction / (2 * d);
                for (int l = 0; l <= looks; l++) {
                    double r = widest * l / looks;
                    at[d] = middle[0] + r * Math.cos(angle);
                    if (d == 2) {
                        at[d + 1] = middle[1] + r * Math.sin(angle);
                    }
                    reached[l] = Math.max(reached[l], initial.applyAsDouble(at));
                }
            }
        }
        double most = Arrays.stream(reached).max().orElseThrow();
        int last = IntStream.rangeClosed(0, looks).filter(l -> reached[l] > ENDS * most).max().orElseThrow();
        return widest * Math.min(looks, last + 1) / looks;
    }

    private double velocity(int m, int axis) {
        return middle[axis] + speeds.coordinate(m, axis) - speeds.period(axis) / 2;
    }

    private double[][] values(ToDoubleFunction<double[]> initial) {
        int d = places.dimension();
        double[][] f = new double[speeds.size()][places.size()];
        double[] at = new double[2 * d];
        double mass = 0;
        for (int m = 0; m < f.length; m++) {
            for (int i = 0; i < places.size(); i++) {
                for (int a = 0; a < d; a++) {
                    at[a] = places.coordinate(i, a);
                    at[d + a] = velocity(m, a);
                }
                f[m][i] = initial.applyAsDouble(at);
                mass += f[m][i];
            }
        }
        double unit = mass * places.volume() / places.size() * speeds.volume() / speeds.size();
        for (double[] row : f) {
            for (int i = 0; i < row.length; i++) {
                row[i] /= unit;
            }
        }
        return f;
    }

    /** f° with mass 1. */
    State initial(ToDoubleFunction<double[]> initial) {
        return state(0, values(initial));
    }

    /**
     * States at rising times, the first of which is that of the initial state.
     *
     * @param coarse 1, or how many times as long steps may be
     * @throws ArithmeticException if the solution is lost
     */
    List<State> solve(State initial, double[] times, int coarse, BooleanSupplier cancelled) {
        List<State> states = new ArrayList<>(List.of(initial));
        double[][] f = initial.law.values;
        double longest = coarse * STEP / Math.max(1, plasma(initial.density));
        for (int j = 1; j < times.length; j++) {
            double interval = times[j] - times[j - 1];
            int steps = (int) Math.max(1, Math.ceil(interval / longest * (1 - 1e-9)));
            double h = interval / steps;
            f = flown(f, h / 2);
            for (int step = 0; step < steps; step++) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException();
                }
                kick(f, h);
                f = flown(f, step + 1 < steps ? h : h / 2);
            }
            State state = state(times[j], f);
            if (!Double.isFinite(state.kinetic)) {
                throw new ArithmeticException("the mean field is lost before t = " + times[j]);
            }
            states.add(state);
        }
        return states;
    }

    /** √(κ² ĝ sup μ) of the lowest wave. */
    private double plasma(PeriodicField density) {
        double kappa = 2 * Math.PI / places.period(0);
        int[] k = new int[places.dimension()];
        k[0] = 1;
        return Math.sqrt(kappa * kappa * g.coefficient(k) * density.maximum());
    }

    /** f(x - vt, v). */
    private double[][] flown(double[][] f, double t) {
        int d = places.dimension();
        double[][] out = new double[f.length][];
        int[] k = new int[d];
        for (int m = 0; m < f.length; m++) {
            double[] c = places.coefficients(f[m]);
            for (int i = 0; i < places.size(); i++) {
                places.wave(i, k);
                double angle = 0;
                for (int a = 0; a < d; a++) {
                    angle -= 2 * Math.PI * k[a] / places.period(a) * velocity(m, a) * t;
                }
                turn(c, i, angle, 1);
            }
            out[m] = places.values(c);
        }
        return out;
    }

    /** f(x, v + ∇h t) and noise of variance θt, in place; μ stays. */
    private void kick(double[][] f, double t) {
        int d = places.dimension();
        PeriodicField potential = density(f).filtered(transform);
        List<PeriodicField> slope = IntStream.range(0, d).mapToObj(potential::derivative).toList();
        double[] column = new double[speeds.size()];
        int[] k = new int[d];
        for (int i = 0; i < places.size(); i++) {
            for (int m = 0; m < column.length; m++) {
                column[m] = f[m][i];
            }
            double[] c = speeds.coefficients(column);
            for (int m = 0; m < column.length; m++) {
                speeds.wave(m, k);
                double angle = 0;
                double square = 0;
                for (int a = 0; a < d; a++) {
                    double eta = 2 * Math.PI * k[a] / speeds.period(a);
                    angle += eta * slope.get(a).values()[i] * t;
                    square += eta * eta;
                }
                turn(c, m, angle, Math.exp(-theta * square * t / 2));
            }
            double[] moved = speeds.values(c);
            for (int m = 0; m < column.length; m++) {
                f[m][i] = moved[m];
            }
        }
    }

    private static void turn(double[] c, int i, double angle, double factor) {
        double cos = factor * Math.cos(angle);
        double sin = factor * Math.sin(angle);
        double re = c[2 * i];
        c[2 * i] = re * cos - c[2 * i + 1] * sin;
        c[2 * i + 1] = re * sin + c[2 * i + 1] * cos;
    }

    private PeriodicField density(double[][] f) {
        return moment(f, m -> 1);
    }

    private PeriodicField moment(double[][] f, java.util.function.IntToDoubleFunction weight) {
        double[] sum = new double[places.size()];
        double unit = speeds.volume() / speeds.size();
        for (int m = 0; m < f.length; m++) {
            double w = weight.applyAsDouble(m) * unit;
            for (int i = 0; i < sum.length; i++) {
                sum[i] += w * f[m][i];
            }
        }
        return new PeriodicField(places, sum);
    }

    private State state(double time, double[][] f) {
        int d = places.dimension();
        return new State(time, new Law(f), density(f), IntStream.range(0, d).mapToObj(a -> moment(f, m -> velocity(m, a))).toList(), moment(f, m -> {
            double square = 0;
            for (int a = 0; a < d; a++) {
                square += velocity(m, a) * velocity(m, a);
            }
            return square;
        }).integral());
    }

    /** Largest coefficient of f in the outermost third of the waves, in x or in v, relative to the largest of all. */
    double tail(State state) {
        return tail(state.law.values);
    }

    private double tail(double[][] f) {
        double[] largest = {0, 0};
        for (int m = 0; m < f.length; m++) {
            gather(places, f[m], largest);
        }
        double inPlaces = largest[1] / largest[0];
        largest = new double[] {0, 0};
        double[] column = new double[f.length];
        for (int i = 0; i < places.size(); i++) {
            for (int m = 0; m < column.length; m++) {
                column[m] = f[m][i];
            }
            gather(speeds, column, largest);
        }
        return Math.max(inPlaces, largest[1] / largest[0]);
    }

    /** The largest coefficient of all so far, and of those outside. */
    private static void gather(TorusGrid grid, double[] values, double[] largest) {
        double[] c = grid.coefficients(values);
        int[] k = new int[grid.dimension()];
        for (int i = 0; i < values.length; i++) {
            grid.wave(i, k);
            boolean far = false;
            for (int a = 0; a < k.length; a++) {
                far |= 3 * Math.abs(k[a]) > grid.points(a);
            }
            double size = Math.hypot(c[2 * i], c[2 * i + 1]);
            largest[0] = Math.max(largest[0], size);
            largest[1] = far ? Math.max(largest[1], size) : largest[1];
        }
    }
}

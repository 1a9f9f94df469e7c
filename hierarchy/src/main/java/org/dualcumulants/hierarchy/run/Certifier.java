package org.dualcumulants.hierarchy.run;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.layout.Tensors;
import org.dualcumulants.hierarchy.run.Certificate.Bound;
import org.dualcumulants.hierarchy.tensor.GramNorm;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;

/**
 * The {@link Certificate} of every run of a study. Adjoint, dual norms and the norms of what is dropped are found at the finest
 * resolution, the study's or a coarser one, at which order m + 2 is small: norms are the same numbers in every basis.
 */
final class Certifier {

    /** Coefficients of order m + 2 that may always be had, and at most; between, as many as the run itself has. */
    private static final double CHEAP = 10_000;

    private static final double MOST = 30_000;

    /** One-particle functions beyond which no resolution is thought of. */
    private static final double MOST_FUNCTIONS = 1e6;

    /** What a coarser resolution may change of the norms. */
    private static final double TOO_COARSE = 0.5;

    /** Norms smaller than this part of the largest are not compared. */
    private static final double NEGLIGIBLE = 1e-3;

    /** Relative local error per step, and points in time: far less than what the inequalities lose. */
    private static final double TOLERANCE = 1e-7;

    private static final int POINTS = 32;

    private final Study study;
    private final List<Integer> resolution;
    private final BooleanSupplier cancelled;
    private final ClenshawCurtis time;
    private final Map<List<Integer>, HierarchyProblem> problems = new HashMap<>();
    private final Map<Key, double[][]> norms = new HashMap<>();

    private record Key(double particles, int order, List<Integer> resolution) {}

    /** @param resolution the study's own */
    Certifier(Study study, List<Integer> resolution, BooleanSupplier cancelled) {
        this.study = study;
        this.resolution = List.copyOf(resolution);
        this.cancelled = cancelled;
        this.time = new ClenshawCurtis(study.horizon(), POINTS);
    }

    /**
     * Of the run of order m ≤ N.
     *
     * @param scaledNorms N^n ‖C_n(0)‖ of the run, n = 1 … m
     * @param observable highest order n with C_n(T) ≠ 0
     */
    synchronized Certificate certify(double particles, int m, double[] scaledNorms, int observable) {
        if (m >= particles) {
            Bound nothing = Bound.of(0, "nothing: order N drops no term");
            return new Certificate(nothing, nothing, List.of());
        }
        if (study.initialCorrelation().isPresent()) {
            return Certificate.none("it is that of C_0(0), which initialCorrelation pairs with C_1(0) and C_2(0)");
        }
        // an observable of higher order drives what is dropped
        int top = (int) Math.min(particles, Math.max(m + 2, observable));
        try {
            Optional<List<Integer>> at = resolution(m, top);
            if (at.isEmpty()) {
                return Certificate.none(String.format(Locale.ROOT,
                        "order %d has more than %.0f coefficients even at the coarsest resolution, or its index set holds none", top, MOST));
            }
            return certify(particles, m, top, at.get(), scaledNorms);
        } catch (StudyException | ArithmeticException e) {
            return Certificate.none("it cannot be found: " + e.getMessage());
        }
    }

    /** The finest at which order {@code top} is affordable. */
    private Optional<List<Integer>> resolution(int m, int top) {
        double most = Math.min(MOST, Math.max(CHEAP, tensors(resolution).map(t -> t.coefficients(m)).orElse(0.0)));
        int largest = Tensors.largest(resolution);
        for (int p = largest; p >= 1; p--) {
            List<Integer> at = ErrorEstimator.scaled(resolution, p / (double) largest);
            Optional<Tensors> kept = tensors(at);
            if (kept.isPresent() && kept.get().coefficients(top) <= most) {
                return kept.get().size(top) == 0 ? Optional.empty() : Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private Optional<Tensors> tensors(List<Integer> at) {
        return ProductBasis.size(study.axes(), at, study.functions()) > MOST_FUNCTIONS
                ? Optional.empty()
                : Optional.of(Tensors.of(study, at, Tensors.Room.NONE));
    }

    private Certificate certify(double particles, int m, int top, List<Integer> at, double[] scaledNorms) {
        double coarse = at.equals(resolution) ? 0 : change(particles, m, at, scaledNorms);
        if (!(coarse <= TOO_COARSE)) {
            return Certificate.none(String.format(Locale.ROOT,
                    "order %d is affordable at resolution %s only, which changes the norms of the run by %.2g of themselves", top, at, coarse));
        }
        int highest = (int) Math.min(particles, m + 2);
        Optional<DroppedTerms> dropped = DroppedTerms.of(problem(at).atOrder(highest), m, particles, time.times());
        if (dropped.isEmpty()) {
            return Certificate.none("the matrix of order " + highest + " is too large at resolution " + at);
        }
        double[][] sizes = sizes(dropped.get(), particles, m, highest, at);
        if (sizes.length == 0) {
            return Certificate.none("f(t) has functions of no weight at resolution " + at + ": no norm bounds their coefficients");
        }
        return new Certificate(
                lemma(particles, m, at, sizes, problem(at).supremum(particles)), sharp(particles, m, top, at, sizes, coarse), at);
    }

    /** ‖d_{m+1}‖, ‖d_{m+2}‖ at the times, for c̃_n; nothing if they are not known. */
    private double[][] sizes(DroppedTerms dropped, double particles, int m, int highest, List<Integer> at) {
        double[] times = time.times();
        double[][] sizes = new double[highest - m][times.length];
        HierarchyProblem problem = problem(at).atOrder(highest);
        for (int j = 0; j < times.length; j++) {
            Optional<GramNorm> dual = problem.dualNorm(particles, times[j]);
            if (dual.isEmpty()) {
                return new double[0][];
            }
            for (int n = m + 1; n <= highest; n++) {
                sizes[n - m - 1][j] = dropped.size(j, n, dual.get());
            }
        }
        return sizes;
    }

    private Bound lemma(double particles, int m, List<Integer> at, double[][] sizes, OptionalDouble supremum) {
        if (supremum.isEmpty()) {
            return Bound.none("‖Φ̄‖_∞ is not known to be finite, so the lemma does not apply");
        }
        double value = 0;
        // N^n binom(N,n)^{-1/2} / N
        double factor = 1 / particles;
        for (int n = 1; n <= m + sizes.length; n++) {
            factor *= Math.sqrt(n * particles / (1 - (n - 1) / particles));
            if (n > m) {
                value += factor * supremum.getAsDouble() * integral(sizes[n - m - 1]);
            }
        }
        return Bound.of(
                value,
                "the lemma ‖C_n(t)‖ ≤ binom(N,n)^(-1/2) ‖Φ̄_N‖_∞, " + orders(m, sizes.length)
                        + ": rigorous up to the basis of resolution " + at + " and the quadrature in time, and of order 1 in N");
    }

    private Bound sharp(double particles, int m, int top, List<Integer> at, double[][] sizes, double coarse) {
        double[][] high = norms(particles, top, at);
        double value = 0;
        for (int n = m + 1; n <= m + sizes.length; n++) {
            value += integral(product(sizes[n - m - 1], high, n));
        }
        double drift = 0;
        if (top < particles && top > m + 1) {
            double better = time.integral(product(sizes[0], high, m + 1));
            double worse = time.integral(product(sizes[0], norms(particles, top - 1, at), m + 1));
            drift = better == 0 ? 0 : Math.abs(better - worse) / better;
        }
        return Bound.of(
                value * (1 + drift + coarse) / particles,
                String.format(Locale.ROOT, "‖C_n(t)‖, %s, as order %d gives them at resolution %s%s%s", orders(m, sizes.length), top, at,
                        enlarged(drift, "what order " + top + " changed of the first"),
                        enlarged(coarse, "what this resolution changes of the norms of the run")));
    }

    private static String enlarged(double by, String because) {
        return by == 0 ? "" : String.format(Locale.ROOT, ", enlarged by %.2g of themselves, %s", by, because);
    }

    private static String orders(int m, int count) {
        return count == 1 ? "n = " + (m + 1) : "n = " + (m + 1) + ", " + (m + 2);
    }

    /** ‖d_n‖ N^n ‖C_n‖ at the times. */
    private static double[] product(double[] size, double[][] norms, int n) {
        return IntStream.range(0, size.length).mapToDouble(j -> size[j] * norms[j][n]).toArray();
    }

    /** With what the quadrature may have missed. */
    private double integral(double[] values) {
        return time.integral(values) + time.difference(values);
    }

    /** What a coarser resolution changes of N^n ‖C_n(0)‖, relative. */
    private double change(double particles, int m, List<Integer> at, double[] scaledNorms) {
        double[] there = norms(particles, m, at)[0];
        double largest = IntStream.range(0, m).mapToDouble(i -> scaledNorms[i]).max().orElse(0);
        return IntStream.rangeClosed(1, m)
                .mapToDouble(n -> Math.abs(there[n] - scaledNorms[n - 1]) / Math.max(scaledNorms[n - 1], NEGLIGIBLE * largest))
                .max()
                .orElse(Double.NaN);
    }

    /** N^n ‖C_n‖ of an order at the times. */
    private double[][] norms(double particles, int order, List<Integer> at) {
        return norms.computeIfAbsent(new Key(particles, order, at), key -> {
            CumulantHistory history = problem(at).atOrder(order).solve(particles, time.times());
            double[] times = history.times();
            double[][] found = new double[times.length][order + 1];
            for (int j = 0; j < times.length; j++) {
                for (int n = 1; n <= order; n++) {
                    found[j][n] = history.scaledNorm(n, times[j]);
                }
            }
            return found;
        });
    }

    private HierarchyProblem problem(List<Integer> at) {
        return problems.computeIfAbsent(at, r -> HierarchyProblem.of(study, r, 1, TOLERANCE, cancelled));
    }
}

package org.dualcumulants.hierarchy.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.layout.Tensors;
import org.dualcumulants.hierarchy.operator.OperatorSize;
import org.dualcumulants.hierarchy.run.Certificate.Bound;
import org.dualcumulants.hierarchy.tensor.GramNorm;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.spectral.study.TensorSet;

/**
 * The {@link Certificate} of every run of a study. Adjoint, dual norms and the norms of what is dropped are found with full tensors at the
 * finest resolution, the study's or a coarser one, at which order m + 2 is small: norms are the same numbers in every basis.
 */
final class Certifier {

    /** Coefficients of order m + 2 that may always be had, and at most; between, as many as the run itself has. */
    private static final double CHEAP = 5_000;

    private static final double MOST = 30_000;

    /** One-particle functions beyond which no resolution is thought of. */
    private static final double MOST_FUNCTIONS = 1e6;

    /** What a coarser resolution may change of the norms. */
    private static final double TOO_COARSE = 0.5;

    /** Norms smaller than this part of the largest are not compared. */
    private static final double NEGLIGIBLE = 1e-3;

    /** Relative local error per step, and points in time: far less than what the inequalities lose. */
    private static final double TOLERANCE = 1e-6;

    private static final int POINTS = 16;

    private final Study study;
    private final Study full;
    private final List<Integer> resolution;
    private final Memory memory;
    private final BooleanSupplier cancelled;
    private final ClenshawCurtis time;
    private final Map<List<Integer>, HierarchyProblem> problems = new HashMap<>();
    private final Map<Order, HierarchyProblem> orders = new HashMap<>();
    private final Map<List<Integer>, OperatorSize> sizes = new HashMap<>();

    /** Resolutions and places whose memory the others know of. */
    private final Set<Object> counted = new HashSet<>();

    /** Of the number of particles certified last. */
    private final Map<Key, CumulantHistory> histories = new HashMap<>();

    /** Where the certificates of order m are found: with order {@code top} at a resolution. */
    private record Place(int truncation, int top, List<Integer> resolution) {}

    private record Order(int order, List<Integer> resolution) {}

    private record Key(double particles, int order, List<Integer> resolution) {}

    /**
     * @param resolution the study's own
     * @param memory shared with the runs
     * @param cancelled asked on the way
     */
    Certifier(Study study, List<Integer> resolution, Memory memory, BooleanSupplier cancelled) {
        this.study = study;
        this.full = study.with(TensorSet.FULL);
        this.resolution = List.copyOf(resolution);
        this.memory = memory;
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
        int top = top(particles, m, observable);
        try {
            Optional<List<Integer>> at = resolution(m, top);
            if (at.isEmpty()) {
                return Certificate.none(String.format(Locale.ROOT,
                        "order %d has more than %.0f coefficients even at the coarsest resolution", top, MOST));
            }
            return certify(particles, new Place(m, top, at.get()), scaledNorms);
        } catch (StudyException | ArithmeticException e) {
            return Certificate.none("it cannot be found: " + e.getMessage());
        }
    }

    /** An observable of higher order drives what is dropped. */
    private static int top(double particles, int m, int observable) {
        return (int) Math.min(particles, Math.max(m + 2, observable));
    }

    /**
     * Memory of the certificates of these runs: what stays of all of them, and what the largest takes.
     *
     * @param observable highest order n with C_n(T) ≠ 0
     */
    synchronized double bytes(List<Forecast.Run> runs, int observable) {
        Set<Place> places = new HashSet<>();
        double largest = 0;
        for (Forecast.Run run : runs) {
            if (run.truncation() < run.particles() && study.initialCorrelation().isEmpty()) {
                Optional<Place> place = place(run, observable);
                largest = Math.max(largest, place.map(p -> bytes(run.particles(), p)).orElse(0.0));
                place.ifPresent(places::add);
            }
        }
        double n = study.particles().get(0);
        return largest + places.stream().mapToDouble(place -> adjoint(n, place)).sum()
                + places.stream().map(Place::resolution).distinct().mapToDouble(at -> Footprint.certificates(full, at)).sum();
    }

    /**
     * Places of multisets that are looked up for the certificates of these runs: those of the norms of what is dropped and of its dual
     * at every time, which take longer than the steps.
     *
     * @param observable highest order n with C_n(T) ≠ 0
     */
    synchronized double lookedUp(List<Forecast.Run> runs, int observable) {
        return runs.stream()
                .filter(run -> run.truncation() < run.particles() && study.initialCorrelation().isEmpty())
                .flatMap(run -> place(run, observable).stream())
                .mapToDouble(p -> tensors(p.resolution()).functions() * tensors(p.resolution()).coefficients(p.top() - 1))
                .sum() * 2 * time.times().length;
    }

    /** Empty where there will be no certificate, which then says why. */
    private Optional<Place> place(Forecast.Run run, int observable) {
        try {
            int top = top(run.particles(), run.truncation(), observable);
            Optional<List<Integer>> at = resolution(run.truncation(), top);
            at.ifPresent(r -> operator(run.particles(), r));
            return at.map(r -> new Place(run.truncation(), top, r));
        } catch (StudyException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private double adjoint(double particles, Place place) {
        return Footprint.adjoint(tensors(place.resolution()), place.truncation(), place.top(), operator(particles, place.resolution()));
    }

    private double bytes(double particles, Place place) {
        return Footprint.certificate(
                tensors(place.resolution()), place.truncation(), place.top(), operator(particles, place.resolution()), time.times().length);
    }

    private OperatorSize operator(double particles, List<Integer> at) {
        return sizes.computeIfAbsent(at, r -> OperatorSize.of(problem(1, r).system(particles)));
    }

    private Tensors tensors(List<Integer> at) {
        return Tensors.full((int) ProductBasis.size(study.axes(), at, study.functions()) - 1);
    }

    /** When there is room. */
    @SuppressWarnings("try")
    private Certificate certify(double particles, Place place, double[] scaledNorms) {
        if (counted.add(place.resolution())) {
            memory.keep(Footprint.certificates(full, place.resolution()));
        }
        double bytes = bytes(particles, place);
        if (bytes > memory.room()) {
            return Certificate.none(String.format(Locale.ROOT,
                    "order %d needs about %.3g GB at resolution %s; %.3g GB are available", place.top(), bytes * 1e-9, place.resolution(),
                    memory.room() * 1e-9));
        }
        try (Memory.Hold held = memory.take(bytes)) {
            return certify(particles, place.truncation(), place.top(), place.resolution(), scaledNorms);
        } finally {
            if (counted.add(place)) {
                memory.keep(adjoint(particles, place));
            }
        }
    }

    /** The finest at which order {@code top} is affordable. */
    private Optional<List<Integer>> resolution(int m, int top) {
        double own = Tensors.of(study, resolution, Tensors.Room.NONE).coefficients(m);
        double most = Math.min(MOST, Math.max(CHEAP, own));
        int largest = Tensors.largest(resolution);
        for (int p = largest; p >= 1; p--) {
            List<Integer> at = ErrorEstimator.scaled(resolution, p / (double) largest);
            double functions = ProductBasis.size(study.axes(), at, study.functions());
            if (functions < MOST_FUNCTIONS && Tensors.full((int) functions - 1).coefficients(top) <= most) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private Certificate certify(double particles, int m, int top, List<Integer> at, double[] scaledNorms) {
        double coarse = at.equals(resolution) ? 0 : change(particles, m, at, scaledNorms);
        if (!(coarse <= TOO_COARSE)) {
            return Certificate.none(String.format(Locale.ROOT,
                    "order %d is affordable at resolution %s only, which changes the norms of the run by %.2g of themselves", top, at, coarse));
        }
        int highest = (int) Math.min(particles, m + 2);
        Optional<DroppedTerms> dropped = DroppedTerms.of(problem(highest, at), m, particles, time.times());
        if (dropped.isEmpty()) {
            return Certificate.none("the matrix of order " + highest + " is too large at resolution " + at);
        }
        double[][] sizes = sizes(dropped.get(), particles, m, highest, at);
        if (sizes.length == 0) {
            return Certificate.none("f(t) has functions of no weight at resolution " + at + ": no norm bounds their coefficients");
        }
        return new Certificate(
                lemma(particles, m, at, sizes, problem(m, at).supremum(particles)), sharp(particles, m, top, at, sizes, coarse), at);
    }

    /** ‖d_{m+1}‖, ‖d_{m+2}‖ at the times, for c̃_n; nothing if they are not known. */
    private double[][] sizes(DroppedTerms dropped, double particles, int m, int highest, List<Integer> at) {
        double[] times = time.times();
        double[][] sizes = new double[highest - m][times.length];
        HierarchyProblem problem = problem(highest, at);
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
        CumulantHistory high = history(particles, top, at);
        double value = 0;
        for (int n = m + 1; n <= m + sizes.length; n++) {
            value += integral(product(sizes[n - m - 1], high, n));
        }
        double drift = 0;
        if (top < particles && top > m + 1) {
            double better = time.integral(product(sizes[0], high, m + 1));
            double worse = time.integral(product(sizes[0], history(particles, top - 1, at), m + 1));
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
    private double[] product(double[] size, CumulantHistory history, int n) {
        double[] times = time.times();
        return IntStream.range(0, size.length)
                .mapToDouble(j -> size[j] == 0 ? 0 : size[j] * history.scaledNorm(n, times[j]))
                .toArray();
    }

    /** With what the quadrature may have missed. */
    private double integral(double[] values) {
        return time.integral(values) + time.difference(values);
    }

    /** What a coarser resolution changes of N^n ‖C_n(0)‖, relative. */
    private double change(double particles, int m, List<Integer> at, double[] scaledNorms) {
        CumulantHistory there = history(particles, m, at);
        double largest = IntStream.range(0, m).mapToDouble(i -> scaledNorms[i]).max().orElse(0);
        return IntStream.rangeClosed(1, m)
                .mapToDouble(n -> Math.abs(there.scaledNorm(n, 0) - scaledNorms[n - 1]) / Math.max(scaledNorms[n - 1], NEGLIGIBLE * largest))
                .max()
                .orElse(Double.NaN);
    }

    private CumulantHistory history(double particles, int order, List<Integer> at) {
        histories.keySet().removeIf(key -> key.particles() != particles);
        return histories.computeIfAbsent(
                new Key(particles, order, at), key -> problem(order, at).solve(particles, time.times()));
    }

    private HierarchyProblem problem(int order, List<Integer> at) {
        HierarchyProblem any = problems.computeIfAbsent(at, r -> HierarchyProblem.of(full, r, 1, TOLERANCE, cancelled));
        return orders.computeIfAbsent(new Order(order, at), key -> any.atOrder(order));
    }
}

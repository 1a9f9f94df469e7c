package org.dualcumulants.hierarchy.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.meanfield.MeanFieldOutcome;
import org.dualcumulants.hierarchy.meanfield.MeanFieldPath;
import org.dualcumulants.hierarchy.operator.LeadingOrder;
import org.dualcumulants.hierarchy.step.IntegrationState;
import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.hierarchy.term.Coefficients;
import org.dualcumulants.hierarchy.term.Term;
import org.dualcumulants.spectral.concurrent.Awaited;
import org.dualcumulants.spectral.matrix.SymmetricFactors;

/**
 * V_1 through vectors of one particle. c̃_2 solves a Lyapunov equation, so with U(t,s) the flow of c̃_1 from s back to t
 * <pre>
 * c̃_2(t) = U(t,T)^{⊗2} c̃_2(T) - ∫_t^T U(t,s)^{⊗2} Q(s) ds,   Q = Σ_s (x_s⊗k_s + k_s⊗x_s)
 * V_1 = c̃_0(T) + F(c̃_2(T), T) + ∫_0^T F(-Q(s), s) ds,         F(P, s) = -∫_0^s Σ_w ⟨b_w⊗b'_w, U(t,s)^{⊗2} P⟩ dt
 * </pre>
 * and the 1/N terms of c̃_1. Q has few products; the integral over s is Clenshaw and Curtis's, with twice as many times until V_1 stands.
 */
final class FirstPowerSolver {

    private static final int FIRST_TIMES = 8;
    private static final int MOST_TIMES = 512;

    /** As many as memory is reckoned for. */
    static final int USUAL_TIMES = 16;

    /** Products of a source, as work is reckoned before it is known. */
    static final int USUAL_PRODUCTS = 32;

    /** What the z_j left out of a source may be, in units of the tolerance. */
    private static final double COMPRESSION = 0.1;

    /** V_1 that is smaller than this part of what adds up to it is not resolved relative to itself. */
    private static final double CANCELLATION = 1e-3;

    /** Functions up to which an observable of pairs is taken apart. */
    static final int MOST_FOR_PAIRS = 2_000;

    private final Limit limit;
    private final MeanFieldPath path;
    private final Propagation propagation;
    private final double tolerance;
    private final double compression;
    private final int threads;
    private final double room;
    private final Slot slot;
    private final BooleanSupplier cancelled;
    private final DoubleConsumer progress;
    private final Queue<LeadingOrder> operators = new ConcurrentLinkedQueue<>();
    private final List<Term> terms;
    private final Map<Double, double[]> first = new TreeMap<>();
    private final Map<Double, Arrival> arrivals = new TreeMap<>();

    /** c̃_0(0) without what comes from c̃_2, and the local error in it. */
    private double ofFirst;

    private double errorOfFirst;
    private int steps;

    /** A source, and what became of it. */
    private record Arrival(SymmetricFactors factors, Propagation.Arrived at) {

        /** Bound of what was left out: as effective as the most effective kept. */
        double lost() {
            double most = 0;
            for (int j = 0; j < factors.rank(); j++) {
                double size = 0;
                for (int a = 0; a < factors.size(); a++) {
                    size += Math.pow(factors.rows()[a * factors.rank() + j], 2);
                }
                most = Math.max(most, Math.abs(at.parts()[j]) / size);
            }
            return factors.lost() * most;
        }

        double modulus() {
            return Arrays.stream(at.parts()).map(Math::abs).sum();
        }
    }

    /** Ends the work with a message. */
    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String reason;
        private final String remedy;

        Stop(String reason, String remedy) {
            super(reason);
            this.reason = reason;
            this.remedy = remedy;
        }
    }

    /**
     * @param limit the mean-field side, which may not depend on N
     * @param terms the hierarchy
     * @param tolerance relative accuracy of V_1, and local error per step
     * @param threads that propagate sources side by side; the result does not depend on them
     * @param room bytes there are
     * @param slot keeps what has arrived at t = 0
     * @param cancelled asked on the way
     * @param progress told the part that is done
     * @throws CancellationException if cancelled
     */
    static SeriesSolution solve(
            Limit limit, List<Term> terms, double tolerance, int threads, double room, Slot slot, BooleanSupplier cancelled,
            DoubleConsumer progress) {
        return solve(limit, terms, tolerance, COMPRESSION * tolerance, threads, room, slot, cancelled, progress);
    }

    /** @param compression part of every source that may be left out */
    static SeriesSolution solve(
            Limit limit, List<Term> terms, double tolerance, double compression, int threads, double room, Slot slot, BooleanSupplier cancelled,
            DoubleConsumer progress) {
        if (limit.meanField() instanceof MeanFieldOutcome.Failed failed) {
            return new SeriesSolution.Broken(failed.reason(), "raise the resolution or the noise, or shorten the horizon");
        }
        try {
            return new FirstPowerSolver(limit, terms, tolerance, compression, threads, room, slot, cancelled, progress).solve();
        } catch (Stop stop) {
            return new SeriesSolution.Broken(stop.reason, stop.remedy);
        }
    }

    private FirstPowerSolver(
            Limit limit, List<Term> terms, double tolerance, double compression, int threads, double room, Slot slot, BooleanSupplier cancelled,
            DoubleConsumer progress) {
        this.limit = limit;
        this.terms = terms;
        this.path = (MeanFieldPath) limit.meanField();
        this.propagation = new Propagation(limit, path, tolerance, cancelled);
        this.tolerance = tolerance;
        this.compression = compression;
        this.threads = threads;
        this.room = room;
        this.slot = slot;
        this.cancelled = cancelled;
        this.progress = progress;
    }

    private SeriesSolution solve() {
        long began = System.nanoTime();
        double[] moments = path.at(path.horizon());
        Optional<Arrival> terminal = ofTerminal(moments);
        double known = terminal.map(a -> a.at().value()).orElse(0.0);
        for (int n = FIRST_TIMES; n <= MOST_TIMES; n *= 2) {
            ClenshawCurtis rule = new ClenshawCurtis(path.horizon(), n);
            double[] times = rule.times();
            requireRoom(n);
            follow(times, moments);
            propagate(times, Math.log(n / (double) FIRST_TIMES) / Math.log(2));
            double integral = rule.integral(values(times, a -> a.at().value()));
            double value = ofFirst + known + integral;
            double difference = rule.difference(values(times, a -> a.at().value()));
            double scale = Math.max(
                    Math.abs(value), CANCELLATION * (Math.abs(known) + rule.integral(values(times, Arrival::modulus))));
            // differences of values that steps and compression make uncertain do not settle further
            if (difference <= tolerance * scale + rule.integral(values(times, a -> a.at().localError() + a.lost()))) {
                return solved(rule, terminal, value, difference, began);
            }
        }
        throw new Stop(
                "the integral over the times of the sources does not settle with " + MOST_TIMES + " of them",
                "shorten the horizon, raise the tolerance or the noise");
    }

    /** Twice as many times as before, if there are so many, with as many products as the sources so far. */
    private void requireRoom(int times) {
        double products = arrivals.values().stream().mapToInt(a -> a.factors().rank()).average().orElse(0);
        Solution.Broken tooLarge = Capacity.checkFirstPower(limit.system(), times, products, threads, room);
        if (tooLarge != null) {
            throw new Stop(tooLarge.reason(), tooLarge.remedy());
        }
    }

    @FunctionalInterface
    private interface Quantity {
        double of(Arrival arrival);
    }

    /** Nothing has time to act from s = 0. */
    private double[] values(double[] times, Quantity quantity) {
        return Arrays.stream(times).map(s -> s == 0 ? 0 : quantity.of(arrivals.get(s))).toArray();
    }

    private Optional<Arrival> ofTerminal(double[] moments) {
        if (limit.terminal().order() < 2) {
            return Optional.empty();
        }
        int k = limit.system().functions();
        if (k > MOST_FOR_PAIRS) {
            throw new Stop(
                    "the pairs of an observable over " + k + " functions are too many to be taken apart",
                    "ask for an observable.mean, or lower the resolution to " + MOST_FOR_PAIRS + " functions");
        }
        TensorLayout two = new TensorLayout(new FullIndexSet(k, 2), 2);
        double[] c = limit.terminal().at(Coefficients.taylor(0), moments, two);
        double[][] matrix = new double[k][k];
        int[] pair = new int[2];
        for (int rank = 0; rank < two.indexSet().size(2); rank++) {
            two.indexSet().multiset(2, rank, pair);
            matrix[pair[0]][pair[1]] = c[two.offset(2) + rank];
            matrix[pair[1]][pair[0]] = c[two.offset(2) + rank];
        }
        return Optional.of(arrive("observable", SymmetricFactors.of(matrix, compression), path.horizon()));
    }

    /** c̃_1 at the times, T first. */
    private void follow(double[] times, double[] moments) {
        boolean begins = first.isEmpty();
        LeadingOrder operator = take();
        OrderwiseNorm norm = new OrderwiseNorm(propagation.layout(), List.of(1.0), 1, tolerance);
        Stepping stepping =
                propagation.first(operator, limit.terminal().at(Coefficients.taylor(0), moments, propagation.layout()), norm);
        IntegrationState state = stepping.start();
        first.put(path.horizon(), state.solution());
        for (int j = times.length - 2; j >= 0; j--) {
            if (!first.containsKey(times[j])) {
                Stepping.Outcome outcome = stepping.to(times[j], state, (at, unknowns) -> {
                    if (begins) {
                        errorOfFirst += norm.correctionError(0);
                    }
                });
                if (outcome instanceof Stepping.Failed failed) {
                    throw new Stop(failed.reason(), failed.remedy());
                }
                state = ((Stepping.Reached) outcome).state();
                first.put(times[j], state.solution());
            }
        }
        steps += state.accepted();
        ofFirst = first.get(0.0)[0];
        operators.add(operator);
    }

    /** The sources of times that are new. */
    private void propagate(double[] times, double level) {
        List<Double> open = Arrays.stream(times).filter(s -> s > 0 && !arrivals.containsKey(s)).boxed().toList();
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads), task -> {
            Thread thread = new Thread(task, "source");
            thread.setDaemon(true);
            return thread;
        });
        try {
            // the longest first
            Map<Double, Future<Arrival>> futures = new TreeMap<>();
            for (int j = open.size() - 1; j >= 0; j--) {
                double s = open.get(j);
                futures.put(s, pool.submit(() -> arrive("source at " + s, source(s), s)));
            }
            int done = 0;
            for (double s : open) {
                arrivals.put(s, Awaited.from(futures.get(s)));
                done++;
                progress.accept(1 - Math.pow(0.5, level) * (1 - 0.5 * done / open.size()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** -Q(s). */
    private SymmetricFactors source(double s) {
        LeadingOrder operator = take();
        double[][][] products = operator.source(path.at(s), first.get(s));
        operators.add(operator);
        if (products[0].length == 0) {
            return SymmetricFactors.zero(limit.system().functions());
        }
        for (double[] x : products[0]) {
            for (int a = 0; a < x.length; a++) {
                x[a] = -x[a];
            }
        }
        return SymmetricFactors.of(products[0], products[1], compression);
    }

    private Arrival arrive(String name, SymmetricFactors factors, double from) {
        Slot part = slot.part(name);
        return new Arrival(factors, part.underWay(in -> (Propagation.Arrived) Values.read(in)).orElseGet(() -> {
            Propagation.Arrived arrived = propagated(factors, from);
            part.reached(out -> Values.write(arrived, out));
            return arrived;
        }));
    }

    private Propagation.Arrived propagated(SymmetricFactors factors, double from) {
        LeadingOrder operator = take();
        Propagation.Outcome outcome = propagation.backward(operator, factors, from);
        operators.add(operator);
        if (outcome instanceof Propagation.Lost lost) {
            throw new Stop(lost.reason(), lost.remedy());
        }
        return (Propagation.Arrived) outcome;
    }

    private LeadingOrder take() {
        LeadingOrder waiting = operators.poll();
        return waiting != null ? waiting : new LeadingOrder(limit.system(), terms);
    }

    private SeriesSolution solved(
            ClenshawCurtis rule, Optional<Arrival> terminal, double value, double difference, long began) {
        double[] times = rule.times();
        List<Double> at = new ArrayList<>();
        List<Integer> ranks = new ArrayList<>();
        List<Arrival> all = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        terminal.ifPresent(a -> add(path.horizon(), 1, a, at, ranks, all, weights));
        IntStream.range(0, times.length)
                .forEach(j -> add(times[j], rule.weight(j), j == 0 ? start() : arrivals.get(times[j]), at, ranks, all, weights));
        double localError = errorOfFirst + terminal.map(a -> a.at().localError()).orElse(0.0)
                + rule.integral(values(times, a -> a.at().localError()));
        double lost = terminal.map(Arrival::lost).orElse(0.0) + rule.integral(values(times, Arrival::lost));
        long unknowns = propagation.layout().length() + ranks.stream().mapToLong(r -> r).sum() * propagation.layout().length();
        int accepted = steps + all.stream().mapToInt(a -> a.at().steps()).sum();
        PairNorm norm = new PairNorm(limit.system(), cancelled);
        double[] c = Arrays.copyOfRange(first.get(0.0), 1, propagation.layout().length());
        return new SeriesSolution.Solved(
                List.of(value), List.of(localError + difference + lost),
                List.of(norm.of(c), norm.of(products(all, weights))), unknowns, accepted, (System.nanoTime() - began) * 1e-9,
                Optional.of(new LowRankReport(at, ranks, difference, lost)));
    }

    private static void add(
            double time, double weight, Arrival arrival, List<Double> at, List<Integer> ranks, List<Arrival> all, List<Double> weights) {
        at.add(time);
        ranks.add(arrival.factors().rank());
        all.add(arrival);
        weights.add(weight);
    }

    /** The source at 0, which has no way to go. */
    private Arrival start() {
        SymmetricFactors factors = source(0);
        double[][] vectors = new double[factors.rank()][factors.size()];
        for (int j = 0; j < factors.rank(); j++) {
            for (int a = 0; a < factors.size(); a++) {
                vectors[j][a] = factors.rows()[a * factors.rank() + j];
            }
        }
        return new Arrival(factors, new Propagation.Arrived(new double[factors.rank()], 0, 0, vectors));
    }

    /** lim N² C_2(0) = Σ_j s_j z_j⊗z_j. */
    private static List<PairNorm.Product> products(List<Arrival> all, List<Double> weights) {
        List<PairNorm.Product> products = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < all.get(i).factors().rank(); j++) {
                products.add(new PairNorm.Product(
                        weights.get(i) * all.get(i).factors().sign(j), all.get(i).at().vectors()[j]));
            }
        }
        return products;
    }
}

package org.dualcumulants.hierarchy.run;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.layout.Tensors;
import org.dualcumulants.hierarchy.run.ErrorEstimate.Origin;
import org.dualcumulants.hierarchy.run.ErrorEstimate.Part;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BrentSolver;

/**
 * What is not known about a correction, by comparison with runs that know more: two further orders (one alone can vanish
 * by symmetry), a resolution half as fine again, steps a hundred times more accurate. Where the better run would cost more
 * than the run itself, the comparison is made at a coarser resolution or a lower order, on which the difference depends
 * little; it says so.
 */
final class ErrorEstimator {

    /**
     * Coefficients that a comparison may always have.
     *
     * @param orders in comparisons of orders
     * @param steps in comparisons of steps
     * @param resolutions in comparisons of resolutions, which a lower order replaces badly
     */
    private record Cheap(double orders, double steps, double resolutions) {
        static final Cheap FULL = new Cheap(3_000, 5_000, 20_000);

        /** A set chosen by degree holds with as many coefficients more of the model. */
        static final Cheap CHOSEN = new Cheap(2_000, 1_000, 5_000);
    }

    /** How a part that no finer resolution gives is bounded. */
    private static final String TAILS = "; what the last quarter of every axis' functions carries";

    /** The same where the changes between coarser resolutions leave more to come. */
    private static final String COARSER = "; what is left to change when the changes from ";

    /** Coefficients of a comparison that replaces one without meaning. */
    private static final double AFFORDABLE = 200_000;

    /** How much finer the resolution of a comparison is. */
    private static final double FINER = 1.5;

    /** Part of the tolerance that a change of resolution has to exceed before anybody asks how slowly it falls. */
    private static final double SETTLED = 0.1;

    /** Largest ratio of errors that are taken to fall at all: nine times the last change is left. */
    private static final double SLOWEST = 0.9;

    /** Logarithm of the largest ratio of errors that is told from an infinite one. */
    private static final double FASTEST = 37;

    /** Bound on the factor by which a higher order may depend more on the resolution. */
    private static final double MOST_SENSITIVE = 1e3;

    /** Part of the change of a higher order below which that of a lower one is rounding. */
    private static final double VANISHING = 1e-9;

    /** One-particle functions beyond which no comparison is thought of. */
    static final double MOST_FUNCTIONS = 5_000;

    private enum Comparison { ORDERS, RESOLUTIONS, STEPS }

    private final Runs runs;
    private final Cheap cheap;

    /** How many threads are at a comparison: another one begins with what nobody is at, lest it wait for the same solutions. */
    private final AtomicIntegerArray underWay = new AtomicIntegerArray(Comparison.values().length);

    ErrorEstimator(Runs runs) {
        this.runs = runs;
        this.cheap = runs.study().tensors().isFull() ? Cheap.FULL : Cheap.CHOSEN;
    }

    /** Solves what an estimate compares with, as far as that does not take the run itself, which another thread is solving. */
    void prepare(double particles, int truncation) {
        truncation(particles, truncation);
        resolution(particles, truncation);
    }

    ErrorEstimate estimate(double particles, int truncation) {
        Map<Comparison, Part> parts = new EnumMap<>(Comparison.class);
        List<Comparison> left = new ArrayList<>(List.of(Comparison.values()));
        while (!left.isEmpty()) {
            Comparison next = left.stream().filter(c -> underWay.get(c.ordinal()) == 0).findFirst().orElse(left.get(0));
            left.remove(next);
            underWay.incrementAndGet(next.ordinal());
            try {
                parts.put(next, compare(next, particles, truncation));
            } finally {
                underWay.decrementAndGet(next.ordinal());
            }
        }
        return new ErrorEstimate(parts.get(Comparison.ORDERS), parts.get(Comparison.RESOLUTIONS), parts.get(Comparison.STEPS));
    }

    private Part compare(Comparison what, double particles, int truncation) {
        return switch (what) {
            case ORDERS -> truncation(particles, truncation);
            case RESOLUTIONS -> resolution(particles, truncation);
            case STEPS -> stepping(particles, truncation);
        };
    }

    private Part truncation(double particles, int m) {
        if (runs.tensors().size(m) == 0) {
            return nothingOf(m);
        }
        if (m >= particles) {
            return new Part(0, Origin.MEASURED, "order N is exact");
        }
        // an observable of higher order than m is cut itself: nothing is known before its order is reached
        int wanted = Math.max(m + 2, runs.observableOrder(particles));
        int top = wanted <= particles ? wanted : (int) particles;
        // the set stays that of the study: one as much smaller as the resolution would hold fewer orders
        Optional<Space> found = runs.studied(m, top) ? Optional.of(runs.own()) : coarser(top, affordable(m), 0, true);
        if (found.isEmpty()) {
            return new Part(0, Origin.SKIPPED, "order " + top + " is too large even at the coarsest resolution");
        }
        Space at = found.get();
        for (int n = m + 1; n <= top; n++) {
            if (runs.tensors(at).size(n) == 0) {
                return nothingOf(n);
            }
        }
        double sum = 0;
        Solution lower = solution(particles, m, at);
        for (int n = m + 1; n <= top; n++) {
            Solution higher = solution(particles, n, at);
            if (!(lower instanceof Solution.Solved a) || !(higher instanceof Solution.Solved b)) {
                return new Part(0, Origin.SKIPPED, "order " + n + " cannot be solved");
            }
            sum += change(a, b);
            lower = higher;
        }
        return new Part(sum / particles, Origin.MEASURED, "orders " + (m + 1) + " to " + top + at(at));
    }

    /** Broken where a study of that resolution would be refused: its observable may be out of reach. */
    private Solution solution(double particles, int order, Space at) {
        try {
            return runs.at(particles, order, at, runs.study().tolerance());
        } catch (StudyException e) {
            return new Solution.Broken(e.getMessage(), "");
        } catch (OutOfMemoryError e) {
            // the run itself is there: only what it is compared with is not
            return new Solution.Broken("the memory is used up", "");
        }
    }

    private static Part nothingOf(int order) {
        return new Part(
                0, Origin.SKIPPED, "the index set holds nothing of order " + order + "; raise its weight");
    }

    /** Coefficients that a comparison with order m may have where the resolution can be chosen. */
    private double affordable(int m) {
        return Math.max(cheap.orders(), runs.tensors().coefficients(m) / 6);
    }

    /**
     * The finest resolution, at least {@code below} harmonics below the study's, at which an order has at most so many
     * coefficients; empty if there is none.
     *
     * @param keep whether a set chosen by degree keeps the condition of the study, or takes that of the resolution
     */
    private Optional<Space> coarser(int truncation, double most, int below, boolean keep) {
        List<Integer> fine = runs.resolution();
        int largest = Tensors.largest(fine);
        for (int p = largest - below; p >= 1; p--) {
            List<Integer> at = scaled(fine, p / (double) largest);
            // one harmonic holds hardly anything of a model: before that the condition is tightened
            for (int harmonics = keep ? largest : p; harmonics >= p; harmonics -= p <= 2 ? 1 : largest) {
                Space space = runs.coarser(at, harmonics);
                double coefficients = coefficients(space, truncation);
                if (keep && harmonics < largest && runs.tensors(space).size(truncation) == 0) {
                    break;
                }
                if (coefficients <= most || p <= 2 && coefficients <= AFFORDABLE) {
                    return Optional.of(space);
                }
            }
        }
        return Optional.empty();
    }

    static List<Integer> scaled(List<Integer> resolution, double factor) {
        List<Integer> out = new ArrayList<>();
        for (int p : resolution) {
            out.add((int) Math.ceil(factor * p - 1e-9));
        }
        return List.copyOf(out);
    }

    private double coefficients(Space space, int truncation) {
        double functions = ProductBasis.size(runs.study().axes(), space.resolution(), runs.study().functions());
        return functions > MOST_FUNCTIONS ? Double.POSITIVE_INFINITY : runs.tensors(space).coefficients(truncation);
    }

    /**
     * A finer resolution, and the order up to m that is compared there.
     *
     * @param affordable whether it is not too large for a comparison
     */
    record Finer(Space space, int order, boolean affordable) {}

    /** What order m is compared with. */
    Finer finer(int m) {
        Space finer = runs.wider(scaled(runs.resolution(), FINER));
        double own = runs.tensors().coefficients(m);
        int order = m;
        while (order > Math.min(m, 2) && coefficients(finer, order) > Math.max(cheap.resolutions(), own / 4)) {
            order--;
        }
        return new Finer(finer, order, coefficients(finer, order) <= AFFORDABLE);
    }

    private Part resolution(double particles, int m) {
        Finer compared = finer(m);
        Space finer = compared.space();
        int order = compared.order();
        if (!compared.affordable()) {
            return withoutFiner(particles, m, "a finer resolution is too large even at order " + order);
        }
        Solution fine = solution(particles, order, finer);
        Solution coarse = runs.main(particles, order);
        if (fine instanceof Solution.Broken broken && broken.remedy().isEmpty()) {
            return withoutFiner(particles, m, "resolution " + finer.resolution() + " is out of reach: " + broken.reason());
        }
        Part part = difference(coarse, fine, particles, "resolution " + finer.resolution(), order, m, 0);
        if (part.origin() == Origin.SKIPPED) {
            return withoutFiner(particles, m, part.how());
        }
        part = continued(part, coarse, finer.resolution(), particles, order);
        return order == m ? part : raised(part, particles, m, order);
    }

    /**
     * What all finer resolutions change together, where a kernel with waves of every length lets the numbers settle slowly: the
     * changes from a coarser resolution to this one and from this one to the finer go on.
     */
    private Part continued(Part part, Solution own, List<Integer> finer, double particles, int order) {
        List<Integer> below = scaled(runs.resolution(), 1 / FINER);
        if (below.equals(runs.resolution())
                || !(own instanceof Solution.Solved here)
                || part.value() * particles <= SETTLED * runs.study().tolerance() * Math.abs(here.scaledCorrection())
                || !(solution(particles, order, runs.wider(below)) instanceof Solution.Solved coarser)) {
            return part;
        }
        return new Part(
                part.value() + rest(List.of(below, runs.resolution(), finer), change(coarser, here) / particles, part.value()),
                part.origin(), part.how() + " and " + below);
    }

    /**
     * What an error c K^{-p} is at the finest of three resolutions, from its changes between them: more than what an exponential one leaves.
     * With k the relative growth of K, d/d' = k'^{-p} (1 - k^{-p})/(1 - k'^{-p}) gives p, and d k^{-p}/(1 - k^{-p}) is left.
     *
     * @param resolutions the coarsest first
     * @param before d', between the first two
     * @param last d, between the last two
     */
    static double rest(List<List<Integer>> resolutions, double before, double last) {
        if (last == 0) {
            return 0;
        }
        double growthBefore = growth(resolutions.get(0), resolutions.get(1));
        double growth = growth(resolutions.get(1), resolutions.get(2));
        UnivariateFunction excess = p ->
                Math.exp(-p * growthBefore) * Math.expm1(-p * growth) / Math.expm1(-p * growthBefore) * before - last;
        double slowest = -Math.log(SLOWEST) / growth;
        double fastest = FASTEST / growthBefore;
        double p = excess.value(slowest) <= 0
                ? slowest
                : excess.value(fastest) >= 0 ? fastest : new BrentSolver(1e-9).solve(200, excess, slowest, fastest);
        return last / Math.expm1(p * growth);
    }

    /** Mean of log(K'/K) over the axes that have grown. */
    private static double growth(List<Integer> from, List<Integer> to) {
        return IntStream.range(0, from.size())
                .filter(i -> to.get(i) > from.get(i))
                .mapToDouble(i -> Math.log((double) to.get(i) / from.get(i)))
                .average()
                .orElseThrow();
    }

    /**
     * Where nothing finer can be solved: what tails say, or the changes from the resolution before the last to this one if they leave
     * more to come.
     */
    private Part withoutFiner(double particles, int m, String how) {
        Space before = runs.wider(scaled(runs.resolution(), 1 / FINER));
        Space first = runs.wider(scaled(before.resolution(), 1 / FINER));
        double most = Math.max(AFFORDABLE, runs.tensors().coefficients(m) / 4);
        int order = m;
        while (order > Math.min(m, 2) && coefficients(before, order) > most) {
            order--;
        }
        boolean comparable = runs.study().basis() == BasisChoice.PLAIN
                && !first.resolution().equals(before.resolution())
                && !before.resolution().equals(runs.resolution())
                && coefficients(before, order) <= most
                && runs.tensors(first).size(order) > 0;
        // before anybody waits for the run itself
        Optional<Solution.Solved> coarse = comparable ? solved(particles, order, before) : Optional.empty();
        Optional<Solution.Solved> coarsest = coarse.isEmpty() ? Optional.empty() : solved(particles, order, first);
        Part tails = byTails(particles, m, 0, how);
        if (tails.origin() == Origin.SKIPPED || coarsest.isEmpty() || !(runs.main(particles, order) instanceof Solution.Solved own)) {
            return tails;
        }
        double left = rest(
                List.of(first.resolution(), before.resolution(), runs.resolution()), change(coarsest.get(), coarse.get()),
                change(coarse.get(), own)) / particles;
        return left <= tails.value()
                ? tails
                : new Part(left, Origin.BOUNDED, how + COARSER + first.resolution() + " to " + before.resolution() + " and on to "
                        + runs.resolution() + " go on" + (order == m ? "" : ", at order " + order));
    }

    private Optional<Solution.Solved> solved(double particles, int order, Space at) {
        return Optional.of(solution(particles, order, at)).filter(Solution.Solved.class::isInstance).map(Solution.Solved.class::cast);
    }

    /** Whether no finer resolution was compared at the order itself. */
    static boolean isWithoutFiner(Part resolution) {
        return resolution.how().endsWith(TAILS) || resolution.how().contains(COARSER);
    }

    /**
     * What the last functions of the axes carry bounds what functions beyond them would, if these carry less.
     *
     * @param atLeast what is known already
     */
    private Part byTails(double particles, int m, double atLeast, String how) {
        if (!(runs.main(particles, m) instanceof Solution.Solved solved) || solved.axisTails().isEmpty()) {
            return new Part(0, Origin.SKIPPED, how);
        }
        double tail = solved.axisTails().stream().mapToDouble(Double::doubleValue).sum();
        return new Part(
                Math.max(atLeast, tail * Math.abs(solved.scaledCorrection()) / particles), Origin.BOUNDED, how + TAILS);
    }

    /**
     * What order m changes, from what a lower order does: as much more as it depends on the resolution, seen between this
     * resolution and a coarser one with the narrower set that goes with it.
     */
    private Part raised(Part part, double particles, int m, int lower) {
        String unknown = part.how() + "; how much more order " + m + " depends on it is not known: ";
        Optional<Space> at = coarser(m, affordable(m), 1, false);
        if (at.isEmpty()) {
            return byTails(particles, m, part.value(), unknown + "it is too large even at the coarsest resolution");
        }
        if (runs.tensors(at.get()).size(lower) == 0) {
            return byTails(particles, m, part.value(), unknown + "the index set holds nothing of order " + lower + " at a coarser one");
        }
        double high = change(particles, m, at.get());
        double low = change(particles, lower, at.get());
        if (Double.isNaN(high) || Double.isNaN(low)) {
            return byTails(particles, m, part.value(), unknown + "a coarser one cannot be solved");
        }
        double value = part.value();
        if (low <= VANISHING * high) {
            // nothing to be in proportion to: what order m changes itself, between coarser resolutions more than here
            value = Math.max(value, high / particles);
        } else if (high > low) {
            value *= Math.min(high / low, MOST_SENSITIVE);
        }
        return new Part(value, part.origin(), part.how());
    }

    /** What a coarser space changes in an order; NaN if that cannot be solved. */
    private double change(double particles, int order, Space at) {
        return solution(particles, order, at) instanceof Solution.Solved a && runs.main(particles, order) instanceof Solution.Solved b
                ? change(a, b)
                : Double.NaN;
    }

    private static double change(Solution.Solved one, Solution.Solved other) {
        return Math.abs(one.scaledCorrection() - other.scaledCorrection());
    }

    private Part stepping(double particles, int m) {
        double own = runs.tensors().coefficients(m);
        int order = m;
        while (order > 1 && runs.tensors().coefficients(order) > Math.max(cheap.steps(), own / 8)) {
            order--;
        }
        Solution loose = runs.main(particles, order);
        double tolerance = tighter(runs.study());
        Solution tight = runs.at(particles, order, runs.own(), tolerance);
        double local = order < m && runs.main(particles, m) instanceof Solution.Solved s ? s.localErrors() : 0;
        return difference(loose, tight, particles, against(tolerance), order, m, local);
    }

    /** The local error per step that the study's is compared with. */
    static double tighter(Study study) {
        return study.tolerance() / 100;
    }

    /** What was compared with: a tolerance, to three digits. */
    static String against(double tolerance) {
        return "tolerance " + new BigDecimal(tolerance).round(new MathContext(3)).stripTrailingZeros().toString().replace("E", "e");
    }

    private static Part difference(
            Solution one, Solution other, double particles, String against, int order, int wanted, double atLeast) {
        if (!(one instanceof Solution.Solved a) || !(other instanceof Solution.Solved b)) {
            return new Part(0, Origin.SKIPPED, against + " cannot be solved");
        }
        double size = Math.max(atLeast, change(a, b)) / particles;
        return new Part(
                size,
                order == wanted ? Origin.MEASURED : Origin.BOUNDED,
                against + (order == wanted ? "" : ", compared at order " + order));
    }

    private String at(Space space) {
        return space.equals(runs.own())
                ? ""
                : String.format(Locale.ROOT, ", compared at resolution %s", space.resolution());
    }
}

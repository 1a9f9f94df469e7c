package org.dualcumulants.hierarchy.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dualcumulants.hierarchy.run.ErrorEstimate.Origin;
import org.dualcumulants.hierarchy.run.ErrorEstimate.Part;
import org.dualcumulants.spectral.study.StudyException;

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
        static final Cheap CHOSEN = new Cheap(1_600, 1_000, 5_000);
    }

    /** Coefficients of a comparison that replaces one without meaning. */
    private static final double AFFORDABLE = 200_000;

    /** Bound on the factor by which a higher order may depend more on the resolution. */
    private static final double MOST_SENSITIVE = 1e3;

    private final Runs runs;
    private final Cheap cheap;

    ErrorEstimator(Runs runs) {
        this.runs = runs;
        this.cheap = runs.study().tensors().isFull() ? Cheap.FULL : Cheap.CHOSEN;
    }

    ErrorEstimate estimate(double particles, int truncation) {
        return new ErrorEstimate(
                truncation(particles, truncation), resolution(particles, truncation), stepping(particles, truncation));
    }

    private Part truncation(double particles, int m) {
        if (m >= particles) {
            return new Part(0, Origin.MEASURED, "order N is exact");
        }
        // an observable of higher order than m is cut itself: nothing is known before its order is reached
        int wanted = Math.max(m + 2, runs.observableOrder(particles));
        int top = wanted <= particles ? wanted : (int) particles;
        List<Integer> at = runs.studied(m, top)
                ? runs.resolution()
                : coarser(top, Math.max(cheap.orders(), runs.tensors().coefficients(m) / 6), 0);
        if (at.isEmpty()) {
            return new Part(0, Origin.SKIPPED, "order " + top + " is too large even at the coarsest resolution");
        }
        double sum = 0;
        Solution lower = runs.at(particles, m, at, runs.study().tolerance());
        for (int n = m + 1; n <= top; n++) {
            Solution higher = runs.at(particles, n, at, runs.study().tolerance());
            if (!(lower instanceof Solution.Solved a) || !(higher instanceof Solution.Solved b)) {
                return new Part(0, Origin.SKIPPED, "order " + n + " cannot be solved");
            }
            sum += Math.abs(b.scaledCorrection() - a.scaledCorrection());
            lower = higher;
        }
        return new Part(sum / particles, Origin.MEASURED, "orders " + (m + 1) + " to " + top + at(at));
    }

    /**
     * The finest resolution, at least {@code below} harmonics below the study's, at which an order has at most so many
     * coefficients; empty if there is none.
     */
    private List<Integer> coarser(int truncation, double most, int below) {
        List<Integer> fine = runs.resolution();
        int largest = fine.stream().mapToInt(Integer::intValue).max().orElse(1);
        for (int p = largest - below; p >= 1; p--) {
            List<Integer> at = scaled(fine, p / (double) largest);
            double coefficients = coefficients(at, truncation);
            // one harmonic holds hardly anything of a model
            if (coefficients <= most || p <= 2 && coefficients <= AFFORDABLE) {
                return at;
            }
        }
        return List.of();
    }

    private static List<Integer> scaled(List<Integer> resolution, double factor) {
        List<Integer> out = new ArrayList<>();
        for (int p : resolution) {
            out.add((int) Math.ceil(factor * p - 1e-9));
        }
        return List.copyOf(out);
    }

    private double coefficients(List<Integer> resolution, int truncation) {
        double functions = 1;
        for (int p : resolution) {
            functions *= 2 * p + 1;
        }
        return functions > 1e6 ? Double.POSITIVE_INFINITY : runs.tensors(resolution).coefficients(truncation);
    }

    private Part resolution(double particles, int m) {
        List<Integer> finer = scaled(runs.resolution(), 1.5);
        double own = runs.tensors().coefficients(m);
        int order = m;
        while (order > Math.min(m, 2) && coefficients(finer, order) > Math.max(cheap.resolutions(), own / 4)) {
            order--;
        }
        if (coefficients(finer, order) > AFFORDABLE) {
            return new Part(0, Origin.SKIPPED, "a finer resolution is too large even at order " + order);
        }
        Solution coarse = runs.main(particles, order);
        Solution fine;
        try {
            fine = runs.at(particles, order, finer, runs.study().tolerance());
        } catch (StudyException e) {
            return new Part(0, Origin.SKIPPED, "resolution " + finer + " is out of reach: " + e.getMessage());
        }
        Part part = difference(coarse, fine, particles, "resolution " + finer, order, m, 0);
        double factor = order == m ? 1 : sensitivity(particles, m, order);
        return new Part(factor * part.value(), part.origin(), part.how());
    }

    /** How much more order m depends on the resolution than a lower order, seen between this resolution and a coarser one. */
    private double sensitivity(double particles, int m, int lower) {
        List<Integer> at = coarser(m, Math.max(cheap.orders(), runs.tensors().coefficients(m) / 6), 1);
        if (at.isEmpty()) {
            return 1;
        }
        double high = change(runs.main(particles, m), runs.at(particles, m, at, runs.study().tolerance()));
        double low = change(runs.main(particles, lower), runs.at(particles, lower, at, runs.study().tolerance()));
        return high > low && low > 0 ? Math.min(high / low, MOST_SENSITIVE) : 1;
    }

    private static double change(Solution one, Solution other) {
        return one instanceof Solution.Solved a && other instanceof Solution.Solved b
                ? Math.abs(a.scaledCorrection() - b.scaledCorrection())
                : 0;
    }

    private Part stepping(double particles, int m) {
        double own = runs.tensors().coefficients(m);
        int order = m;
        while (order > 1 && runs.tensors().coefficients(order) > Math.max(cheap.steps(), own / 8)) {
            order--;
        }
        Solution loose = runs.main(particles, order);
        Solution tight = runs.at(particles, order, runs.resolution(), runs.study().tolerance() / 100);
        double local = order < m && runs.main(particles, m) instanceof Solution.Solved s ? s.localErrors() : 0;
        return difference(loose, tight, particles, "tolerance " + runs.study().tolerance() / 100, order, m, local);
    }

    private static Part difference(
            Solution one, Solution other, double particles, String against, int order, int wanted, double atLeast) {
        if (!(one instanceof Solution.Solved a) || !(other instanceof Solution.Solved b)) {
            return new Part(0, Origin.SKIPPED, against + " cannot be solved");
        }
        double size = Math.max(atLeast, Math.abs(a.scaledCorrection() - b.scaledCorrection())) / particles;
        return new Part(
                size,
                order == wanted ? Origin.MEASURED : Origin.BOUNDED,
                against + (order == wanted ? "" : ", compared at order " + order));
    }

    private String at(List<Integer> resolution) {
        return resolution.equals(runs.resolution())
                ? ""
                : String.format(Locale.ROOT, ", compared at resolution %s", resolution);
    }
}

package org.dualcumulants.hierarchy.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.layout.Tensors;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;

/**
 * A resolution that holds the tolerance, axis by axis. What is compared is the order-2 correction of the smallest N, relative to itself,
 * with that of half as much again: on one axis alone, whose share is the tolerance over the number of axes, and, once none changes it by
 * more, on all axes together. What changes it by more is refined. A resolution that is refused ends the growth of its axis.
 */
final class ResolutionSearch {

    private static final int ORDER = 2;

    /** Coefficients of a comparison, at most. */
    private static final double LARGEST = 100_000;

    /** N times a correction, below which it counts as 0. */
    private static final double SMALLEST = 1e-10;

    /** Refinements of all axes that a resolution without numbers may have; what else is wrong, the run says. */
    private static final int RESCUES = 3;

    /** What the one comparison of all axes together, which ends the search, may have more. */
    private static final double TOGETHER = 2;

    /** Part of the share of an axis that is not looked at further: it may be rounding. */
    private static final double NEGLIGIBLE = 0.1;

    /** Ratio of successive changes beyond which nothing is said to converge more slowly. */
    private static final double SLOWEST = 0.9;

    /** The same ratio where there is one change only: little more than that of order 2. */
    private static final double UNKNOWN = 0.5;

    /** (2/3)^6. */
    private static final double HIGHEST_ORDER = 64.0 / 729;

    private final Study study;
    private final int threads;
    private final Work work;
    private final double particles;
    private final double share;
    private final double room;
    private final Map<List<Integer>, Trial> trials = new HashMap<>();

    /** What the last comparison that could be made on each axis found. */
    private final double[] step;

    /** What is left of each axis by the last comparison that could be made; NaN: none. */
    private final double[] change;

    /** At which that started; 0: none. */
    private final int[] from;

    /**
     * One resolution.
     *
     * @param correction N (C_0(0) - mean field) of order 2
     * @param refusal why there is none; empty if there is
     */
    private record Trial(double correction, String refusal) {
        boolean solved() {
            return refusal.isEmpty();
        }

        /** Relative to the finer. */
        double change(Trial finer) {
            return Math.abs(finer.correction - correction) / Math.max(Math.abs(finer.correction), SMALLEST);
        }
    }

    ResolutionSearch(Study study, int threads, Work work) {
        this(study, threads, work, LARGEST);
    }

    /** @param room coefficients of a comparison, at most */
    ResolutionSearch(Study study, int threads, Work work, double room) {
        this.room = room;
        this.study = study;
        this.threads = threads;
        this.work = work;
        this.particles = Collections.min(study.particles());
        this.share = study.tolerance() / study.dimension();
        this.change = new double[study.dimension()];
        Arrays.fill(change, Double.NaN);
        this.step = new double[study.dimension()];
        this.from = new int[study.dimension()];
    }

    /** @throws StudyException if the study cannot be discretised at the first resolution */
    ResolutionChoice choice() {
        List<Integer> resolution = first();
        if (tooLarge(resolution).isPresent()) {
            return unmet(resolution, "no comparison is possible: " + tooLarge(resolution).get());
        }
        Trial here = compute(resolution, room);
        for (int i = 0; i < RESCUES && !here.solved(); i++) {
            List<Integer> finer = refined(resolution, all());
            if (tooLarge(finer).isPresent()) {
                break;
            }
            resolution = finer;
            here = trial(resolution);
        }
        if (!here.solved()) {
            return new ResolutionChoice(resolution, Optional.empty());
        }
        return grown(resolution);
    }

    private ResolutionChoice grown(List<Integer> start) {
        List<Integer> resolution = start;
        while (true) {
            Map<Integer, String> stuck = new TreeMap<>();
            List<Integer> moving = compare(resolution, stuck);
            if (!moving.isEmpty()) {
                List<Integer> together = refined(resolution, moving);
                // each by itself was solved
                resolution = trial(together).solved() ? together : refined(resolution, List.of(largest(moving)));
                continue;
            }
            if (!stuck.isEmpty()) {
                List<Integer> at = resolution;
                return unmet(resolution, stuck.entrySet().stream()
                        .map(e -> said(e.getKey(), at, e.getValue()))
                        .collect(Collectors.joining("; ")));
            }
            List<Integer> finer = refined(resolution, all());
            Trial fine = trial(finer, TOGETHER * room);
            if (!fine.solved()) {
                return unmet(resolution, "no axis alone changes the correction by more than its share, but all together cannot be refined to "
                        + finer + ": " + fine.refusal());
            }
            if (trial(resolution).change(fine) <= study.tolerance()) {
                return new ResolutionChoice(resolution, Optional.empty());
            }
            resolution = finer;
        }
    }

    /**
     * The axes whose refinement alone changes the correction by more than its share.
     *
     * @param stuck takes those that cannot be refined and changed it by more, or by what is not known, when they last could
     */
    private List<Integer> compare(List<Integer> resolution, Map<Integer, String> stuck) {
        Trial here = trial(resolution);
        List<Integer> moving = new ArrayList<>();
        for (int axis : all()) {
            Trial finer = trial(refined(resolution, List.of(axis)));
            if (finer.solved()) {
                double before = from[axis] > 0 && finer(from[axis]) == resolution.get(axis) ? step[axis] : Double.NaN;
                step[axis] = here.change(finer);
                change[axis] = Math.max(left(before, step[axis]), believed(axis, before));
                from[axis] = resolution.get(axis);
                if (!(change[axis] <= share)) {
                    moving.add(axis);
                }
            } else if (!(change[axis] <= share)) {
                stuck.put(axis, finer.refusal());
            }
        }
        return moving;
    }

    /**
     * What all further refinements change, if each changes as much less than the one before: a power of the resolution where cosines meet
     * walls, and then not much less than what the next one does not see.
     */
    private double left(double before, double now) {
        double ratio = before > 0 ? Math.min(now / before, SLOWEST) : UNKNOWN;
        return now > NEGLIGIBLE * share ? now / (1 - ratio) : now;
    }

    /**
     * Between walls series fall like a power of the mode, with signs that depend on its parity: two resolutions that miss the same by
     * accident agree, and no change is believed to be less than at order 6 after the one before.
     */
    private double believed(int axis, double before) {
        return study.axes().get(axis) instanceof IntervalAxis && before > 0 ? HIGHEST_ORDER * before : 0;
    }

    private int largest(List<Integer> axes) {
        return axes.stream().max((a, b) -> Double.compare(change[a], change[b])).orElseThrow();
    }

    private String said(int number, List<Integer> resolution, String refusal) {
        Axis axis = study.axes().get(number);
        int reached = resolution.get(number);
        String known = Double.isNaN(change[number])
                ? String.format(Locale.ROOT, "how the correction changes when axis %s goes beyond %d %s is not known", axis.name(), reached, axis.unit())
                : String.format(Locale.ROOT, "the correction still changes by %.2g of itself when axis %s goes from %d to %d %s",
                        change[number], axis.name(), from[number], finer(from[number]), axis.unit());
        return known + ", and " + finer(reached) + " are out of reach: " + refusal;
    }

    private ResolutionChoice unmet(List<Integer> resolution, String why) {
        String each = study.dimension() == 1 ? "" : String.format(Locale.ROOT, " (%.2g for each axis)", share);
        return new ResolutionChoice(resolution, Optional.of(String.format(Locale.ROOT,
                "%s; tolerance %.2g%s asks for more: raise the noise, smooth the kernel or f°, or raise the tolerance",
                why, study.tolerance(), each)));
    }

    /** {@link FirstResolution}, cut on the largest axes until every axis can be refined alone. */
    private List<Integer> first() {
        List<Integer> wanted = FirstResolution.of(study);
        List<Integer> resolution = wanted;
        for (int most = Collections.max(wanted); most >= 1; most--) {
            int cut = most;
            resolution = wanted.stream().map(p -> Math.min(p, cut)).toList();
            List<Integer> at = resolution;
            if (all().stream().allMatch(axis -> tooLarge(refined(at, List.of(axis))).isEmpty())) {
                break;
            }
        }
        return resolution;
    }

    private Trial trial(List<Integer> resolution) {
        return trial(resolution, room);
    }

    private Trial trial(List<Integer> resolution, double room) {
        Trial known = trials.get(resolution);
        if (known != null) {
            return known;
        }
        Optional<String> tooLarge = tooLarge(resolution, room);
        if (tooLarge.isPresent()) {
            return new Trial(Double.NaN, tooLarge.get());
        }
        try {
            return compute(resolution, room);
        } catch (StudyException e) {
            Trial refused = new Trial(Double.NaN, e.getMessage());
            trials.put(resolution, refused);
            return refused;
        }
    }

    private Trial compute(List<Integer> resolution, double room) {
        Runs runs = new Runs(study, resolution, threads, work);
        double coefficients = runs.tensors().coefficients(ORDER);
        // a set may need more room for its observable than it was seen to
        Trial trial = coefficients > room
                ? new Trial(Double.NaN, refusal(coefficients, room))
                : of(runs.main(particles, ORDER));
        trials.put(resolution, trial);
        return trial;
    }

    private static Trial of(Solution solution) {
        return solution instanceof Solution.Solved solved
                ? new Trial(solved.scaledCorrection(), "")
                : new Trial(Double.NaN, ((Solution.Broken) solution).reason());
    }

    /** What the study keeps, without room for its observable. */
    private Optional<String> tooLarge(List<Integer> resolution) {
        return tooLarge(resolution, room);
    }

    private Optional<String> tooLarge(List<Integer> resolution, double room) {
        double functions = ProductBasis.size(study.axes(), resolution, study.functions());
        // each function is a coefficient of order 1
        double coefficients =
                functions > room ? functions : Tensors.of(study, resolution, Tensors.Room.NONE).coefficients(ORDER);
        return coefficients > room ? Optional.of(refusal(coefficients, room)) : Optional.empty();
    }

    private static String refusal(double coefficients, double room) {
        return String.format(Locale.ROOT, "order %d has %.3g coefficients there or more, and a search compares up to %.3g",
                ORDER, coefficients, room);
    }

    private List<Integer> all() {
        return IntStream.range(0, study.dimension()).boxed().toList();
    }

    private static List<Integer> refined(List<Integer> resolution, List<Integer> axes) {
        List<Integer> out = new ArrayList<>(resolution);
        axes.forEach(axis -> out.set(axis, finer(out.get(axis))));
        return List.copyOf(out);
    }

    /** Half as much again. */
    static int finer(int resolution) {
        return (3 * resolution + 1) / 2;
    }
}

package org.dualcumulants.hierarchy.run;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dualcumulants.hierarchy.layout.Tensors;
import org.dualcumulants.hierarchy.meanfield.MeanFieldPath;
import org.dualcumulants.hierarchy.operator.HierarchyOperator;
import org.dualcumulants.hierarchy.operator.OperatorSize;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.study.StudyException;

/**
 * How long a study will take: the steps of low orders, which cost little beside it, continued to higher ones, times the work of an evaluation
 * by {@link OperatorSize}, at the rate of evaluations of the same order at a coarser resolution.
 */
final class Forecast {

    /** Seconds by {@link #RATE} alone from which on it is worth looking more closely. */
    private static final double WORTH_LOOKING = 1.5;

    /** Floating point operations of a thread in a second, where that is not looked at. */
    private static final double RATE = 2.5e9;

    /** Steps where they are not looked at. */
    private static final double STEPS = 8;

    /** Operations on an unknown besides those of the operator: stages, norms of errors. */
    private static final double OF_STEPPING = 20;

    /** What comparisons with other orders and steps add to a run. */
    private static final double COMPARED = 1.5;

    /** Functions of a finer resolution up to which its matrices, which are needed later anyway, are made to see what they hold. */
    private static final double MOST_LOOKED_AT = 1000;

    /** Coefficients of the sample of an evaluation. */
    private static final double SAMPLE = 300_000;

    /** Coefficients of a run of low order whose steps are counted, as a part of those of the run. */
    private static final double SMALL = 0.05;

    /** Seconds that evaluations of a short study are looked at, at most, of which the shortest counts: the others are interrupted, or not compiled yet. */
    private static final double LOOKED = 2;

    /** The same as a part of those by {@link #RATE}. */
    private static final double PART = 0.2;

    /** The same of a long study: the optimising compiler may have come only after that many. */
    private static final double LOOKED_LONG = 10;

    /** That as a part of the seconds by {@link #RATE}. */
    private static final double PART_LONG = 0.1;

    private static final int FEWEST = 3;

    /** How much slower large tensors may be than those of the sample, which stay in faster memory. */
    private static final double SLOWER = 1.8;

    /** Operations of a norm in a second. */
    private static final double NORMS = 1e9;

    /** Places looked up for certificates in a second, their steps included: 1.2 to 1.7 million, measured, one certificate after the other. */
    static final double CERTIFIED = 1.3e6;

    private final Runs runs;
    private final ErrorEstimator estimator;
    private final int threads;

    /** @param threads of the whole study */
    Forecast(Runs runs, int threads) {
        this.runs = runs;
        this.estimator = new ErrorEstimator(runs);
        this.threads = threads;
    }

    /** One run. */
    record Run(double particles, int truncation) {}

    /** From few to many. */
    private record Range(double least, double most) {}

    /** Of a study with these runs, a series and certificates beside them, as far as they are not refused; empty if there are none. */
    Optional<Outlook> of(List<Run> asked, Optional<SeriesStudy> series, Optional<Certifier> certifier) {
        List<Run> all = asked.stream().filter(run -> runs.fits(run.particles(), run.truncation())).toList();
        return all.stream().max(Comparator.comparingInt(Run::truncation)).map(longest -> {
            OperatorSize operator = runs.size(runs.model(), longest.particles());
            double work = all.stream().mapToDouble(r -> work(operator, r.truncation())).sum()
                    + series.map(s -> s.work(operator)).orElse(0.0);
            Range steps = new Range(STEPS, STEPS);
            double rate = RATE * Math.min(2, threads);
            double most = COMPARED / rate;
            double finer = finer(all, operator);
            double guess = evaluations(longest, STEPS) * (COMPARED * work + finer) / rate;
            if (guess > WORTH_LOOKING) {
                steps = steps(longest);
                rate = rate(longest, looked(guess)).orElse(rate);
                most = COMPARED * SLOWER / rate;
            }
            double besides = all.stream().mapToDouble(this::norms).sum();
            int observable = runs.observableOrder(longest.particles());
            double certified = certifier.map(c -> c.lookedUp(all, observable)).orElse(0.0) / CERTIFIED;
            return new Outlook(
                    longest.particles(), longest.truncation(), runs.tensors().coefficients(longest.truncation()),
                    runs.bytes(longest.particles(), longest.truncation())
                            + certifier.map(c -> c.bytes(all, observable)).orElse(0.0),
                    Stepping.evaluations(0, 0) * (steps.least() + 1) * (work + finer) / rate + besides + certified,
                    evaluations(longest, steps.most()) * (work + finer / COMPARED) * most + besides * (1 + steps.most()) / (1 + steps.least()) + certified);
        });
    }

    private static double looked(double guess) {
        return Math.min(PART * guess, Math.max(LOOKED, Math.min(LOOKED_LONG, PART_LONG * guess)));
    }

    /** Operations of an evaluation of each run that a finer resolution is compared with; runs of the same order are compared with the same one. */
    private double finer(List<Run> all, OperatorSize own) {
        Map<Integer, Double> byOrder = new HashMap<>();
        return all.stream()
                .mapToDouble(run -> byOrder.computeIfAbsent(run.truncation(), m -> finer(run, own)))
                .sum();
    }

    private double finer(Run run, OperatorSize own) {
        ErrorEstimator.Finer finer = estimator.finer(run.truncation());
        if (!finer.affordable()) {
            return 0;
        }
        Tensors tensors = runs.tensors(finer.space());
        try {
            OperatorSize operator = tensors.functions() > MOST_LOOKED_AT
                    ? own
                    : OperatorSize.of(runs.model(finer.space().resolution()).discretisation().system(run.particles()));
            return work(tensors, operator, finer.order());
        } catch (StudyException | OutOfMemoryError e) {
            // nothing is compared there either
            return 0;
        }
    }

    private double work(OperatorSize operator, int truncation) {
        return work(runs.tensors(), operator, truncation);
    }

    private static double work(Tensors tensors, OperatorSize operator, int truncation) {
        return operator.flops(tensors.functions(), tensors::size, truncation) + OF_STEPPING * tensors.coefficients(truncation);
    }

    private double evaluations(Run run, double steps) {
        Limit limit = runs.model().limit(run.particles());
        double stiffness = run.truncation() * limit.linear(runs.tensors().layout(1)).diffusion().largest();
        return Stepping.evaluations(stiffness, runs.study().horizon() / steps) * (steps + 1);
    }

    /** Rates of change add up over slots: an order more takes at most as many steps more as the orders below show. */
    private Range steps(Run run) {
        Tensors tensors = runs.tensors();
        double most = SMALL * tensors.coefficients(run.truncation());
        double[] counted = {STEPS, STEPS, STEPS};
        int top = 0;
        for (int order = 1; order <= Math.min(2, run.truncation()) && tensors.coefficients(order) <= most; order++) {
            if (!(runs.at(run.particles(), order, runs.own(), runs.study().tolerance()) instanceof Solution.Solved solved)) {
                break;
            }
            counted[order] = solved.steps();
            top = order;
        }
        double more = top == 2 ? Math.max(0, counted[2] - counted[1]) : counted[top];
        return new Range(counted[top], counted[top] + more * (run.truncation() - top));
    }

    /** Operations of {@link #work} in a second with the threads of the study, by evaluations at a coarser resolution for so many seconds. */
    private Optional<Double> rate(Run run, double looked) {
        int largest = Tensors.largest(runs.resolution());
        for (int p = largest; p >= 1; p--) {
            List<Integer> at = ErrorEstimator.scaled(runs.resolution(), p / (double) largest);
            if (ProductBasis.size(runs.study().axes(), at, runs.study().functions()) > ErrorEstimator.MOST_FUNCTIONS) {
                continue;
            }
            Space space = runs.coarser(at, p);
            if (runs.tensors(space).coefficients(run.truncation()) <= SAMPLE) {
                return rate(run, space, looked);
            }
        }
        return Optional.empty();
    }

    private Optional<Double> rate(Run run, Space space, double looked) {
        Model model = runs.model(space.resolution());
        Tensors tensors = runs.tensors(space);
        Limit limit = model.limit(run.particles());
        if (!(limit.meanField() instanceof MeanFieldPath path)) {
            return Optional.empty();
        }
        TensorLayout layout = tensors.layout(run.truncation());
        HierarchyOperator operator = limit.operator(layout, model.terms(), run.particles(), runs.threads());
        double[] moments = path.at(runs.study().horizon());
        double[] c = limit.terminal().at(run.particles(), moments, layout);
        double[] y = new double[c.length];
        double seconds = Double.POSITIVE_INFINITY;
        long first = System.nanoTime();
        long end = first;
        for (int i = 0; i == 0 || !runs.isCancelled() && (i < FEWEST || end - first < looked * 1e9); i++) {
            long began = end;
            operator.apply(moments, c, y);
            end = System.nanoTime();
            seconds = Math.min(seconds, (end - began) * 1e-9);
        }
        double together = threads / (double) runs.threads();
        return Optional.of(together * work(tensors, runs.size(model, run.particles()), run.truncation()) / seconds);
    }

    /** Seconds of the norms of a run: through a factor of the Gram matrix, or with its entries ({@link PairNorm}). */
    private double norms(Run run) {
        Tensors tensors = runs.tensors();
        double functions = tensors.functions();
        if (!BackwardSolver.takesFactor(tensors.functions(), run.truncation(), tensors.isFull())) {
            return 4 * (run.truncation() == 1 ? 1 : functions) * runs.model().limit(run.particles()).system().gram().nonZeros() / NORMS;
        }
        return (2 * functions * tensors.coefficients(run.truncation()) + Math.pow(functions, 3) / 3) / NORMS;
    }
}

package org.dualcumulants.hierarchy.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.meanfield.MeanFieldOutcome;
import org.dualcumulants.hierarchy.meanfield.MeanFieldPath;
import org.dualcumulants.hierarchy.series.SeriesLayout;
import org.dualcumulants.hierarchy.series.SeriesOperator;
import org.dualcumulants.hierarchy.step.IntegrationState;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.hierarchy.term.Coefficients;
import org.dualcumulants.hierarchy.term.Term;

/** Steps c̃^{(0)} … c̃^{(p-1)} of {@link SeriesOperator} together as one system from T back to 0. */
final class SeriesSolver {

    private final Limit limit;
    private final SeriesLayout layout;
    private final double[] localErrors;
    private final List<OrderwiseNorm> norms;

    /**
     * @param limit the mean-field side, which may not depend on N
     * @param terms the hierarchy
     * @param layout the unknowns, and with them p
     * @param tolerance relative local error per step
     * @param threads threads that share one right-hand side
     * @param slot has, and takes, how far the solution has come
     * @param cancelled asked on the way
     * @param progress told the part of [0, T] done after every step
     * @throws CancellationException if cancelled
     */
    static SeriesSolution solve(
            Limit limit, List<Term> terms, SeriesLayout layout, double tolerance, int threads, Slot slot,
            BooleanSupplier cancelled, DoubleConsumer progress) {
        if (limit.meanField() instanceof MeanFieldOutcome.Failed failed) {
            return new SeriesSolution.Broken(failed.reason(), "raise the resolution or the noise, or shorten the horizon");
        }
        return new SeriesSolver(limit, layout, tolerance)
                .solve((MeanFieldPath) limit.meanField(), terms, threads, slot, cancelled, progress);
    }

    private SeriesSolver(Limit limit, SeriesLayout layout, double tolerance) {
        this.limit = limit;
        this.layout = layout;
        this.localErrors = new double[layout.powers()];
        // every order of c̃^{(k)} reaches some V at full size, as if N were 1
        this.norms = IntStream.range(0, layout.powers())
                .mapToObj(k -> new OrderwiseNorm(layout.level(k), List.of(1.0), 1, tolerance))
                .toList();
    }

    private SeriesSolution solve(
            MeanFieldPath path, List<Term> terms, int threads, Slot slot, BooleanSupplier cancelled, DoubleConsumer progress) {
        long began = System.nanoTime();
        SeriesOperator operator = new SeriesOperator(
                layout, (level, coefficients) -> limit.operator(level, terms, coefficients, threads));
        LinearParts linear = limit.linear(layout.level(0))
                .beginnings(IntStream.range(0, layout.powers()).mapToObj(layout::level).toArray(TensorLayout[]::new));
        Stepping stepping = new Stepping(
                path, operator::apply, this::localError, linear, path.horizon(), terminal(path.at(path.horizon())), 1, threads,
                "ask for fewer powers", cancelled);
        Optional<Stage> stage = slot.stage();
        stage.ifPresent(s -> System.arraycopy(s.sums().get(0), 0, localErrors, 0, localErrors.length));
        double before = stage.map(Stage::seconds).orElse(0.0);
        Stepping.Outcome outcome = stepping.to(0, stage.map(Stage::state).orElseGet(stepping::start), (state, unknowns) -> {
            for (int k = 0; k < localErrors.length; k++) {
                localErrors[k] += norms.get(k).correctionError(0);
            }
            slot.reached(new Stage(state, List.of(localErrors.clone()), before + (System.nanoTime() - began) * 1e-9));
            progress.accept(1 - state.time() / path.horizon());
        });
        if (outcome instanceof Stepping.Failed failed) {
            return new SeriesSolution.Broken(failed.reason(), failed.remedy());
        }
        IntegrationState state = ((Stepping.Reached) outcome).state();
        double[] c = state.solution();
        return new SeriesSolution.Solved(
                IntStream.range(0, layout.powers()).mapToObj(k -> c[layout.offset(k)]).toList(),
                DoubleStream.of(localErrors).boxed().toList(),
                leadingNorms(c, threads, cancelled),
                layout.length(),
                state.accepted(),
                before + (System.nanoTime() - began) * 1e-9,
                Optional.empty());
    }

    /** Largest of the c̃^{(k)}, each by {@link OrderwiseNorm}. */
    private double localError(double[] before, double[] after, double[] high, double[] low) {
        double worst = 0;
        for (int k = 0; k < layout.powers(); k++) {
            int from = layout.offset(k);
            int to = layout.offset(k + 1);
            worst = Math.max(worst, norms.get(k).of(
                    Arrays.copyOfRange(before, from, to), Arrays.copyOfRange(after, from, to),
                    Arrays.copyOfRange(high, from, to), Arrays.copyOfRange(low, from, to)));
        }
        return worst;
    }

    private double[] terminal(double[] moments) {
        double[] all = new double[layout.length()];
        for (int k = 0; k < layout.powers(); k++) {
            double[] own = limit.terminal().at(Coefficients.taylor(k), moments, layout.level(k));
            System.arraycopy(own, 0, all, layout.offset(k), own.length);
        }
        return all;
    }

    /** ‖c̃_n^{(0)}(0)‖ in L²_{f°}, the first to lie in the array. */
    private List<Double> leadingNorms(double[] c, int threads, BooleanSupplier cancelled) {
        TensorLayout level = layout.level(0);
        return IntStream.rangeClosed(1, level.truncation())
                .mapToObj(n -> limit.norm(level).of(n, c, level.offset(n), 1, threads, cancelled)[0])
                .toList();
    }
}

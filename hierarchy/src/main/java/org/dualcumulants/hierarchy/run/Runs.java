package org.dualcumulants.hierarchy.run;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.dualcumulants.spectral.study.Study;

/**
 * Every backward solution that a study or its error estimates ask for, computed once. A solution that another thread is
 * already computing is waited for; solutions do not depend on each other, so that cannot end in a circle.
 */
final class Runs {

    private final Study study;
    private final List<Integer> resolution;
    private final int threads;
    private final Work work;
    private final Set<Integer> truncations;
    private final Map<List<Integer>, FutureTask<Model>> models = new ConcurrentHashMap<>();
    private final Map<Key, FutureTask<Solution>> solutions = new ConcurrentHashMap<>();

    private record Key(double particles, int truncation, List<Integer> resolution, double tolerance) {}

    /**
     * @param resolution the study's own
     * @param threads threads that may share one right-hand side
     */
    Runs(Study study, List<Integer> resolution, int threads, Work work) {
        this.study = study;
        this.resolution = List.copyOf(resolution);
        this.threads = threads;
        this.work = work;
        this.truncations = new TreeSet<>(study.truncation());
        study.particles().stream().filter(n -> n < 64).forEach(n -> truncations.add((int) (double) n));
    }

    Study study() {
        return study;
    }

    /** The study's own resolution. */
    List<Integer> resolution() {
        return resolution;
    }

    Model model() {
        return model(resolution);
    }

    Model model(List<Integer> at) {
        return result(models.computeIfAbsent(at, r -> new FutureTask<>(() -> new Model(study, r, work::cancelled))));
    }

    /** Highest order n with C_n(T) ≠ 0. */
    int observableOrder(double particles) {
        return model().limit(particles).terminal().order();
    }

    /** The run of the study itself, norms included. */
    Solution main(double particles, int truncation) {
        return at(particles, truncation, resolution, study.tolerance());
    }

    Solution at(double particles, int truncation, List<Integer> at, double tolerance) {
        boolean norms =
                at.equals(resolution) && tolerance == study.tolerance() && truncations.contains(truncation);
        return result(solutions.computeIfAbsent(
                new Key(particles, truncation, at, tolerance),
                key -> new FutureTask<>(() -> solve(key, norms))));
    }

    private Solution solve(Key key, boolean norms) {
        Model model = model(key.resolution());
        double coefficients = model.coefficients(key.truncation());
        Solution.Broken tooLarge = Capacity.check(coefficients, model.functions(), key.truncation());
        if (tooLarge != null) {
            return tooLarge;
        }
        Work.Piece piece = work.begin(coefficients);
        Solution solution = BackwardSolver.solve(
                model, key.particles(), key.truncation(), key.tolerance(), threads, norms, work::cancelled, piece::reached);
        piece.reached(1);
        return solution;
    }

    private static <T> T result(FutureTask<T> task) {
        task.run();
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}

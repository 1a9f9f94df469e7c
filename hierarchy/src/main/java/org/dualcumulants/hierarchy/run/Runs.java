package org.dualcumulants.hierarchy.run;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.meanfield.MeanFieldPath;
import org.dualcumulants.hierarchy.derive.Factorisation;
import org.dualcumulants.hierarchy.derive.Generator;
import org.dualcumulants.hierarchy.layout.Tensors;
import org.dualcumulants.hierarchy.operator.AssembledHierarchy;
import org.dualcumulants.hierarchy.operator.BatchOperator;
import org.dualcumulants.hierarchy.operator.OperatorSize;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.hierarchy.term.Term;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.concurrent.Awaited;
import org.dualcumulants.spectral.study.AvailableMemory;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.Study;

/**
 * Every backward solution that a study or its error estimates ask for, computed once. A solution that another thread is
 * already computing is waited for; solutions do not depend on each other, so that cannot end in a circle.
 */
final class Runs {

    /** Coefficients of an observable that are looked at, at most. */
    private static final double LARGEST_OBSERVABLE = 200_000;

    /** Particle numbers that take longer one after the other than side by side. */
    private static final int WORTH_SOLVING_TOGETHER = 3;

    private final Study study;
    private final List<Integer> resolution;
    private final int threads;
    private final Work work;
    private final List<Term> terms;
    private final Set<Integer> truncations;
    private final Map<List<Integer>, FutureTask<Model>> models = new ConcurrentHashMap<>();
    private final Map<Space, Tensors> tensors = new ConcurrentHashMap<>();
    private final FutureTask<Tensors.Room> room = new FutureTask<>(this::roomForObservable);
    private final Map<Model, OperatorSize> sizes = new ConcurrentHashMap<>();
    private final Memory memory = new Memory(AvailableMemory.bytes());
    private final Map<Key, FutureTask<List<Solution>>> solutions = new ConcurrentHashMap<>();

    private final Set<Remembered> remembered = ConcurrentHashMap.newKeySet();

    /** Matrices and places that runs of one size have in common. */
    private record Remembered(Space space, int truncation) {}

    private record Key(List<Double> particles, int truncation, Space space, double tolerance) {}

    /**
     * @param resolution the study's own
     * @param threads threads that may share one right-hand side
     */
    Runs(Study study, List<Integer> resolution, int threads, Work work) {
        this.study = study;
        this.resolution = List.copyOf(resolution);
        this.threads = threads;
        this.work = work;
        this.terms = Factorisation.terms(Generator.of(study.scaling(), study.selfInteraction()));
        this.truncations = new TreeSet<>(study.truncation());
        study.particles().stream().filter(n -> n < 64).forEach(n -> truncations.add((int) (double) n));
    }

    Study study() {
        return study;
    }

    /** Threads that may share one right-hand side. */
    int threads() {
        return threads;
    }

    /** The study's own resolution. */
    List<Integer> resolution() {
        return resolution;
    }

    Model model() {
        return model(resolution);
    }

    Model model(List<Integer> at) {
        return result(models.computeIfAbsent(at, r -> new FutureTask<>(() -> newModel(r))));
    }

    @SuppressWarnings("try")
    private Model newModel(List<Integer> at) {
        try (Memory.Hold held = memory.take(Footprint.making(study, at))) {
            return new Model(study, at, terms, !work.wantsHistories(), work::cancelled);
        }
    }

    /** The coefficients kept at the study's own resolution. */
    Tensors tensors() {
        return tensors(own());
    }

    Tensors tensors(Space space) {
        return tensors.computeIfAbsent(
                space, s -> Tensors.of(study, s.resolution(), s.harmonics(), room()));
    }

    /** That of the study. */
    Space own() {
        return wider(resolution);
    }

    /** Another resolution with the set that goes with it. */
    Space wider(List<Integer> at) {
        return new Space(at, Tensors.largest(at));
    }

    /** A coarser resolution with the condition that goes with the given harmonics. */
    Space coarser(List<Integer> at, int harmonics) {
        return new Space(at, study.tensors().isFull() ? Tensors.largest(at) : harmonics);
    }

    /** What the observable spans. */
    Tensors.Room room() {
        return result(room);
    }

    /**
     * What the pairs and larger multisets span with which the observable has a coefficient worth the tolerance. A rule
     * without room for them would drop part of the observable at every resolution alike, and no comparison would show it.
     */
    private Tensors.Room roomForObservable() {
        Tensors.Room room = Tensors.Room.NONE;
        if (study.tensors().isFull() || study.observable() instanceof Observable.Mean) {
            return room;
        }
        double particles = Collections.min(study.particles());
        Limit limit = model().limit(particles);
        int order = limit.terminal().order();
        Tensors full = Tensors.full(model().functions());
        while (order > 2 && full.coefficients(order) > LARGEST_OBSERVABLE) {
            room = new Tensors.Room(0, 0, order--);
        }
        if (order < 2 || !(limit.meanField() instanceof MeanFieldPath path)) {
            return room;
        }
        TensorLayout layout = full.layout(order);
        double[] c = limit.terminal().at(particles, path.at(study.horizon()), layout);
        ProductBasis basis = model().discretisation().basis();
        double largest = Arrays.stream(c).skip(1).map(Math::abs).max().orElse(0);
        int[] multiset = new int[order];
        for (int n = 2; n <= order; n++) {
            for (int rank = 0; rank < layout.indexSet().size(n); rank++) {
                if (Math.abs(c[layout.offset(n) + rank]) > study.tolerance() * largest) {
                    layout.indexSet().multiset(n, rank, multiset);
                    room = room.with(study.tensors(), basis, multiset, n);
                }
            }
        }
        return room;
    }

    /** Highest order n with C_n(T) ≠ 0. */
    int observableOrder(double particles) {
        return model().limit(particles).terminal().order();
    }

    /** The run of the study itself, norms included. */
    Solution main(double particles, int truncation) {
        return at(particles, truncation, own(), study.tolerance());
    }

    /** Whether another thread is solving the run of the study. */
    boolean isUnderWay(double particles, int truncation) {
        FutureTask<List<Solution>> task = solutions.get(new Key(together(particles, truncation, own()), truncation, own(), study.tolerance()));
        return task != null && !task.isDone();
    }

    /** Whether the study itself asks for all of these orders, so that comparing them costs nothing. */
    boolean studied(int from, int to) {
        return IntStream.rangeClosed(from, to).allMatch(study.truncation()::contains);
    }

    Solution at(double particles, int truncation, Space at, double tolerance) {
        boolean asked = at.equals(own()) && tolerance == study.tolerance() && truncations.contains(truncation);
        Detail detail = asked ? detail() : Detail.CORRECTION;
        List<Double> together = together(particles, truncation, at);
        return result(solutions.computeIfAbsent(
                        new Key(together, truncation, at, tolerance),
                        key -> new FutureTask<>(() -> solve(key, detail))))
                .get(together.indexOf(particles));
    }

    /** The particle numbers of the study that are solved with the given one: those with the same f(t), if the tensors are small. */
    private List<Double> together(double particles, int truncation, Space at) {
        List<Double> able = study.particles().stream()
                .distinct()
                .filter(n -> n >= truncation)
                .toList();
        int index = able.indexOf(particles);
        if (index < 0 || study.noiseDependsOnParticleNumber() || tensors(at).coefficients(truncation) > AssembledHierarchy.MOST_UNKNOWNS) {
            return List.of(particles);
        }
        int first = index - index % BatchOperator.LANES;
        List<Double> batch = able.subList(first, Math.min(able.size(), first + BatchOperator.LANES));
        return batch.size() < WORTH_SOLVING_TOGETHER ? List.of(particles) : batch;
    }

    @SuppressWarnings("try")
    private List<Solution> solve(Key key, Detail detail) {
        Model model = model(key.space().resolution());
        Slot slot = new Slot(work.checkpoint(), "runs at " + resolution + model.basisName() + " | " + key + " " + detail);
        Tensors kept = tensors(key.space());
        OperatorSize operator = size(model, key.particles().get(0));
        Capacity.Plan plan = new Capacity.Plan(operator, key.particles().size(), detail, memory.room());
        Solution.Broken tooLarge = Capacity.check(study, key.space().resolution(), kept, key.truncation(), plan);
        if (tooLarge != null) {
            return Collections.nCopies(key.particles().size(), tooLarge);
        }
        double size = key.particles().size() * kept.coefficients(key.truncation());
        Optional<List<Solution>> known = slot.finished(Solution::readAll);
        if (known.isPresent()) {
            work.known(size);
            return known.get();
        }
        Work.Piece piece = work.begin(size);
        List<Solution> solutions;
        try (Memory.Hold held = memory.take(plan.bytes(kept, key.truncation()))) {
            solutions = BackwardSolver.solve(
                    model, kept.layout(key.truncation()), key.particles(), key.tolerance(), threads, detail, slot, work::cancelled,
                    piece::reached);
        }
        if (remembered.add(new Remembered(key.space(), key.truncation()))) {
            memory.keep(Footprint.remembered(kept, key.truncation(), operator, key.particles().size(), detail));
        }
        slot.finish(out -> Solution.writeAll(solutions, out));
        piece.reached(1);
        return solutions;
    }

    /** Whether a run of the study will not be refused. */
    boolean fits(double particles, int truncation) {
        int numbers = together(particles, truncation, own()).size();
        Capacity.Plan plan = new Capacity.Plan(size(model(), particles), numbers, detail(), memory.room());
        return Capacity.check(tensors(), truncation, plan) == null;
    }

    /** What is wanted of the runs of the study. */
    private Detail detail() {
        return work.wantsHistories() ? Detail.HISTORY : Detail.NORMS;
    }

    /** Memory of a run of the study and what it stands on. */
    double bytes(double particles, int truncation) {
        OperatorSize operator = size(model(), particles);
        return Footprint.run(tensors(), truncation, operator, together(particles, truncation, own()).size(), detail())
                + Footprint.made(model().limit(particles));
    }

    /** Whether the study is to end. */
    boolean isCancelled() {
        return work.cancelled();
    }

    /** Memory that runs and series share. */
    Memory memory() {
        return memory;
    }

    /** That of the hierarchy's operator, the same for all N with one noise. */
    OperatorSize size(Model model, double particles) {
        return sizes.computeIfAbsent(model, m -> {
            Limit limit = m.limit(particles);
            memory.keep(Footprint.made(limit));
            return OperatorSize.of(limit.system());
        });
    }

    private static <T> T result(FutureTask<T> task) {
        task.run();
        return Awaited.from(task);
    }
}

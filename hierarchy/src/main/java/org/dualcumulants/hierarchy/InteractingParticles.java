package org.dualcumulants.hierarchy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.run.StudyResult;
import org.dualcumulants.hierarchy.run.TruncationStudy;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;

/**
 * The library in ten lines: a {@link Study} described step by step, with what is not said as in a study file. Formulas are in Symja syntax and
 * in the names of the axes and parameters. Not for several threads at once.
 *
 * <pre>{@code
 * InteractingParticles.on(new PeriodicAxis("x", 0, 2 * Math.PI)).kernel("-Sin(x)").noise(0.8).initial("1 + Cos(x)/2")
 *         .mean("Cos(x)").until(0.5).particles(16, 1e23).truncation(2, 4).solve();
 * }</pre>
 */
public final class InteractingParticles {

    private final List<Axis> axes;
    private final List<String> names;
    private final Map<String, Double> parameters = new LinkedHashMap<>();
    private String title = "Interacting particles";
    private List<String> drift;
    private List<String> kernel;
    private PairKernel given;
    private List<String> noise;
    private String initial;
    private String mean;
    private Observable observable;
    private double horizon = Double.NaN;
    private List<Double> particles = List.of();
    private List<Integer> truncation = List.of(2);
    private Optional<List<Integer>> resolution = Optional.empty();
    private double tolerance = 1e-6;
    private Scaling scaling = Scaling.PER_OTHER;
    private int series;
    private boolean certificate;

    private InteractingParticles(List<Axis> axes) {
        this.axes = axes;
        this.names = axes.stream().map(Axis::name).toList();
        this.drift = Collections.nCopies(axes.size(), "0");
        this.noise = Collections.nCopies(axes.size(), "0");
    }

    /** Particles whose state space is the product of the axes; at rest, without noise, until told otherwise. */
    public static InteractingParticles on(Axis... axes) {
        return new InteractingParticles(List.of(axes));
    }

    public InteractingParticles title(String text) {
        title = text;
        return this;
    }

    /** A name for a number, in formulas. */
    public InteractingParticles parameter(String name, double value) {
        parameters.put(name, value);
        return this;
    }

    /** S, one formula per axis. */
    public InteractingParticles drift(String... formulas) {
        drift = List.of(formulas);
        return this;
    }

    /** K, one formula per axis: of the difference of two states, or, where a primed name occurs, of both. */
    public InteractingParticles kernel(String... formulas) {
        kernel = List.of(formulas);
        given = null;
        return this;
    }

    /** K of any kind. */
    public InteractingParticles kernel(PairKernel of) {
        given = of;
        return this;
    }

    /** ε, one number per axis. */
    public InteractingParticles noise(double... values) {
        return noise(DoubleStream.of(values).mapToObj(v -> new java.math.BigDecimal(v).toPlainString()).toArray(String[]::new));
    }

    /** ε, one formula per axis, which may use N. */
    public InteractingParticles noise(String... formulas) {
        noise = List.of(formulas);
        return this;
    }

    /** f° up to normalisation. */
    public InteractingParticles initial(String formula) {
        initial = formula;
        return this;
    }

    /** Φ̄_N = 1/N Σ φ(X_i), by φ. */
    public InteractingParticles mean(String formula) {
        mean = formula;
        observable = null;
        return this;
    }

    /** Φ̄_N of any kind. */
    public InteractingParticles observable(Observable of) {
        observable = of;
        return this;
    }

    /** T. */
    public InteractingParticles until(double time) {
        horizon = time;
        return this;
    }

    /** N, whole numbers ≥ 2. */
    public InteractingParticles particles(double... numbers) {
        particles = DoubleStream.of(numbers).boxed().toList();
        return this;
    }

    /** m; 2 unless told otherwise. */
    public InteractingParticles truncation(int... orders) {
        truncation = IntStream.of(orders).boxed().toList();
        return this;
    }

    /** One number per axis; without it, as fine as the tolerance asks. */
    public InteractingParticles resolution(int... perAxis) {
        resolution = Optional.of(IntStream.of(perAxis).boxed().toList());
        return this;
    }

    /** Relative accuracy of the correction to the mean field; 1e-6 unless told otherwise. */
    public InteractingParticles tolerance(double relative) {
        tolerance = relative;
        return this;
    }

    /** The factor of the pair sum; 1/(N-1) unless told otherwise. */
    public InteractingParticles scaling(Scaling factor) {
        scaling = factor;
        return this;
    }

    /** Highest power of 1/N of the series; none unless told otherwise. */
    public InteractingParticles series(int powers) {
        series = powers;
        return this;
    }

    /** Also bounds on what truncation changes of every run. */
    public InteractingParticles certified() {
        certificate = true;
        return this;
    }

    /**
     * What was described, as a value.
     *
     * @throws IllegalStateException if something is missing, with its name
     * @throws org.dualcumulants.spectral.expression.ExpressionException if a formula cannot be read
     * @throws IllegalArgumentException if the parts do not fit together
     */
    public Study study() {
        require("kernel", kernel != null || given != null);
        require("initial", initial != null);
        require("mean, or observable", mean != null || observable != null);
        require("until", !Double.isNaN(horizon));
        require("particles", !particles.isEmpty());
        Study study = new Study(
                title, axes, parsed(drift, names), given != null ? given : pairKernel(),
                parsed(noise, parameters.containsKey(Study.PARTICLE_NUMBER) ? List.of() : List.of(Study.PARTICLE_NUMBER)),
                parse(initial, names), observable != null ? observable : new Observable.Mean(parse(mean, names)), horizon, particles, truncation,
                resolution, tolerance, scaling, false, BasisChoice.PLAIN);
        Study expanded = series == 0 ? study : study.withSeries(series);
        return certificate ? expanded.certified() : expanded;
    }

    /**
     * Solves the hierarchy for every N and m, on all processors.
     *
     * @throws org.dualcumulants.spectral.study.StudyException if the model cannot be computed as it stands
     */
    public StudyResult solve() {
        return TruncationStudy.solve(study());
    }

    private PairKernel pairKernel() {
        return PairKernel.isGeneral(kernel)
                ? new PairKernel.General(parsed(kernel, PairKernel.primed(names)))
                : new PairKernel.Difference(parsed(kernel, names));
    }

    private List<Expression> parsed(List<String> formulas, List<String> variables) {
        return formulas.stream().map(formula -> parse(formula, variables)).toList();
    }

    private Expression parse(String formula, List<String> variables) {
        return Expression.parse(formula, new Names(variables, parameters));
    }

    private static void require(String step, boolean said) {
        if (!said) {
            throw new IllegalStateException(step + " is missing; say it before study() or solve()");
        }
    }
}

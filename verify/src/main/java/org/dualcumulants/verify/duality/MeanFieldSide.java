package org.dualcumulants.verify.duality;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.dualcumulants.hierarchy.derive.Factorisation;
import org.dualcumulants.hierarchy.derive.Generator;
import org.dualcumulants.hierarchy.layout.Tensors;
import org.dualcumulants.hierarchy.meanfield.MeanField;
import org.dualcumulants.hierarchy.meanfield.MeanFieldOutcome;
import org.dualcumulants.hierarchy.meanfield.MeanFieldPath;
import org.dualcumulants.hierarchy.observable.Observables;
import org.dualcumulants.hierarchy.observable.TerminalData;
import org.dualcumulants.hierarchy.operator.HierarchyOperator;
import org.dualcumulants.hierarchy.operator.SweepOperator;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.basis.WeightedPoints;
import org.dualcumulants.spectral.kernel.SeparableKernel;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.spectral.system.Discretisation;
import org.dualcumulants.spectral.system.OneParticleSystem;
import org.dualcumulants.verify.particles.ControlVariate;
import org.dualcumulants.verify.particles.PointMeasure;
import org.dualcumulants.verify.particles.VectorField;

/** What the hierarchy knows of a study before it is solved, as plain functions of states: K*f, f(T), C_1, C_2 and the mean field. */
public final class MeanFieldSide {

    /** The mean field of the observable is resolved to this, unless the study says how. */
    private static final double TOLERANCE = 1e-9;

    private static final int FIRST = 8;

    /** Functions h_a of control variates, about. */
    private static final int CONTROL_FUNCTIONS = 8;

    /** Functions of a basis that is chosen here, at most. */
    private static final double LARGEST = 4000;

    private final Study study;
    private final Discretisation discretisation;
    private final OneParticleSystem system;
    private final MeanFieldPath path;
    private final TerminalData terminal;
    private final BasisSeries series;

    private MeanFieldSide(Study study, Discretisation discretisation, OneParticleSystem system, MeanFieldPath path) {
        this.study = study;
        this.discretisation = discretisation;
        this.system = system;
        this.path = path;
        this.terminal = Observables.expand(study, discretisation.basis(), system);
        this.series = new BasisSeries(discretisation.basis(), study.axes());
    }

    /**
     * Solves the mean field, at the study's resolution or one that is refined until the mean field of the observable stands.
     *
     * @throws StudyException if the study has functions that the basis cannot hold
     * @throws ArithmeticException if the mean field cannot be followed
     * @throws CancellationException if cancelled
     */
    public static MeanFieldSide of(Study study, double particles, BooleanSupplier cancelled) {
        Study plain = study.with(BasisChoice.PLAIN);
        if (study.resolution().isPresent()) {
            return at(plain, study.resolution().get(), particles, cancelled);
        }
        MeanFieldSide coarse = at(plain, uniform(plain, FIRST), particles, cancelled);
        for (int p = 3 * FIRST / 2; ; p = 3 * p / 2) {
            if (ProductBasis.size(plain.axes(), uniform(plain, p), plain.functions()) > LARGEST) {
                return coarse;
            }
            MeanFieldSide fine = at(plain, uniform(plain, p), particles, cancelled);
            if (Math.abs(fine.meanField() - coarse.meanField()) <= TOLERANCE * Math.max(1e-3, Math.abs(fine.meanField()))) {
                return coarse;
            }
            coarse = fine;
        }
    }

    private static MeanFieldSide at(Study study, List<Integer> resolution, double particles, BooleanSupplier cancelled) {
        Discretisation discretisation = new Discretisation(study, resolution);
        OneParticleSystem system = discretisation.system(particles);
        MeanFieldOutcome outcome =
                MeanField.solve(system, study.horizon(), 1e-13, discretisation.basis().suprema(), cancelled);
        if (outcome instanceof MeanFieldOutcome.Failed failed) {
            throw new ArithmeticException(failed.reason());
        }
        return new MeanFieldSide(study, discretisation, system, (MeanFieldPath) outcome);
    }

    private static List<Integer> uniform(Study study, int resolution) {
        return Collections.nCopies(study.dimension(), resolution);
    }

    /** lim Φ̄_N at f(T). */
    public double meanField() {
        return terminal.meanField(path.at(study.horizon()));
    }

    /** ∫ Φ̄_N f(T)^{⊗N} - mean field. */
    public double independent(double particles) {
        return atHorizon(particles)[0] / particles;
    }

    /** N (C_0(T) - mean field), then the coefficients of N C_1(T). */
    private double[] atHorizon(double particles) {
        TensorLayout layout = Tensors.full(system.functions()).layout(1);
        return terminal.at(particles, path.at(study.horizon()), layout);
    }

    /** (K*f)(t, x) = Σ_r u_r(x) ∫ v_r f(t). */
    public VectorField field() {
        SeparableKernel kernel = discretisation.kernel().embedded();
        BasisSeries ofKernel = new BasisSeries(kernel.basis(), study.axes());
        return (t, x, out) -> {
            double[] m = path.at(t);
            double[][] sums = new double[out.length][kernel.basis().size()];
            for (int r = 0; r < system.rank(); r++) {
                double[] v = system.weightCoefficients(r);
                double average = 0;
                for (int a = 0; a < m.length; a++) {
                    average += v[a] * m[a];
                }
                for (int axis = 0; axis < out.length; axis++) {
                    double[] u = kernel.products().get(r).field().get(axis);
                    for (int a = 0; a < u.length; a++) {
                        sums[axis][a] += average * u[a];
                    }
                }
            }
            for (int axis = 0; axis < out.length; axis++) {
                ofKernel.addTo(sums[axis], x, out[axis]);
            }
        };
    }

    /** Σ_i C_1 + Σ_{i&lt;j} C_2 of the hierarchy for particles that interact, then the same for independent ones in the mean field. */
    public List<ControlVariate> controls(double particles) {
        // a control variate may be rough; its cost grows like the square of the number of functions
        int p = 1;
        while (ProductBasis.size(study.axes(), uniform(study, p + 1), study.functions()) <= CONTROL_FUNCTIONS + 1) {
            p++;
        }
        int most = p;
        MeanFieldSide rough = at(study, resolution().stream().map(r -> Math.min(r, most)).toList(), particles, () -> false);
        TensorLayout layout = Tensors.full(rough.system.functions()).layout(2);
        double[] end = rough.terminal.at(particles, rough.path.at(study.horizon()), layout);
        HierarchyOperator operator = new SweepOperator(
                rough.system, layout, Factorisation.terms(Generator.of(study.scaling(), study.selfInteraction())), particles, 1);
        double[] moments = rough.system.initialMoments();
        return List.of(
                new CumulantControl(CumulantPath.interacting(operator, rough.path, end, particles), rough.series, moments),
                new CumulantControl(
                        CumulantPath.independent(rough.system, rough.path, end, layout, particles), rough.series, moments));
    }

    /** f(T) as points with weights whose sums with the basis are the moments. */
    public PointMeasure atHorizon() {
        WeightedPoints law = WeightedPoints.of(discretisation.basis(), path.at(study.horizon()));
        return new PointMeasure(law.points(), law.weights());
    }

    /** Resolution used. */
    public List<Integer> resolution() {
        return discretisation.basis().resolution();
    }

    /** Why K*f is not exact; empty if K is a finite sum of products. */
    public Optional<String> remark() {
        double tail = discretisation.kernel().tail();
        return discretisation.kernel().exact()
                ? Optional.empty()
                : Optional.of("the mean-field particles move with a K cut at twice the resolution, "
                        + (Double.isNaN(tail) ? "which is not in L²" : "relative tail " + (float) tail));
    }
}

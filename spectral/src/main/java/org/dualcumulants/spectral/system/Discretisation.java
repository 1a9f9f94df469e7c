package org.dualcumulants.spectral.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.basis.PlaneWaves;
import org.dualcumulants.spectral.basis.PointFunction;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.basis.ProductFunctions;
import org.dualcumulants.spectral.basis.Sampling;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.kernel.SeparableKernel;
import org.dualcumulants.spectral.matrix.SparseMatrix;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;

/**
 * A study's functions in a product basis of given resolution. Matrices use as many coefficients of its functions as reach the
 * basis, so they are the exact Galerkin projections of the untruncated ones.
 */
public final class Discretisation {

    /** Roundings of rotated matrices, relative to their largest entry. */
    private static final double ROUNDING = 1e-14;

    private final Study study;
    private final ProductBasis basis;
    private final Optional<PlaneWaves> waves;
    private final ProductFunctions fine;
    private final SeparableKernel kernel;
    private final List<SparseMatrix> forces;
    private final List<SparseMatrix> weights;
    private final SparseMatrix drift;
    private final SparseMatrix selfForce;
    private final double[] initialMoments;
    private final SparseMatrix gram;
    private final double initialTail;

    /**
     * In the plain basis, or the weighted one.
     *
     * @throws StudyException if a function of the study is not finite, or f° is negative or has no finite integral
     */
    public Discretisation(Study study, List<Integer> resolution) {
        this(study, resolution, false);
    }

    /**
     * @param inPlaneWaves whether the systems are in plane waves, where there are several periodic axes: the same hierarchy with sparser
     *     matrices
     * @throws StudyException if a function of the study is not finite, or f° is negative or has no finite integral
     */
    public Discretisation(Study study, List<Integer> resolution, boolean inPlaneWaves) {
        this.study = study;
        this.basis = ProductBasis.of(study.axes(), resolution, study.functions());
        this.waves = inPlaneWaves ? PlaneWaves.of(basis) : Optional.empty();
        this.fine = basis.factors();
        Sampling sampling = new Sampling(fine, study.axisNames());

        int[] moved = driftAxes();
        Sampling onMoved = new Sampling(fine.only(moved), IntStream.of(moved).mapToObj(study.axisNames()::get).toList());
        this.drift = basis.transport(
                IntStream.range(0, study.dimension())
                        .mapToObj(i -> onMoved.expand(study.drift().get(i), "particle.drift[" + i + "]")
                                .coefficients())
                        .toList(),
                fine, moved);

        this.kernel = SeparableKernel.of(study.kernel(), study.axes(), fine, 1e-3 * study.tolerance());
        SeparableKernel separated = waves.isPresent() ? kernel.inPlaneWaves() : kernel;
        this.forces = separated.products().stream()
                .map(p -> rotated(basis.transport(p.field(), kernel.basis(), kernel.axes())))
                .toList();
        this.weights = separated.products().stream()
                .map(p -> rotated(basis.multiplication(p.weight(), kernel.basis(), kernel.axes())))
                .toList();
        this.selfForce = rotated(selfForce(sampling));

        InitialLaw law = InitialLaw.of(study, basis);
        this.initialMoments = waves.map(w -> w.rotation().times(law.moments())).orElseGet(law::moments);
        this.gram = rotated(law.gram());
        this.initialTail = law.tail();
    }

    private SparseMatrix rotated(SparseMatrix matrix) {
        return waves.map(w -> matrix.in(w.rotation(), ROUNDING)).orElse(matrix);
    }

    /** The axes on which the drift depends, at least one. */
    private int[] driftAxes() {
        int[] axes = IntStream.range(0, study.dimension())
                .filter(i -> study.drift().stream().anyMatch(d -> d.variables().contains(study.axisNames().get(i))))
                .toArray();
        return basis.isFourier() ? IntStream.range(0, study.dimension()).toArray() : axes.length == 0 ? new int[] {0} : axes;
    }

    /** Of K(x, x), for the kernel of a difference K(0). */
    private SparseMatrix selfForce(Sampling sampling) {
        List<double[]> force = new ArrayList<>();
        for (int i = 0; i < study.dimension(); i++) {
            int component = i;
            String where = "particle.kernel[" + i + "]";
            force.add(!study.selfInteraction()
                    ? new double[fine.size()]
                    : study.kernel().fold(
                            difference -> atZero(difference.components().get(component), where),
                            general -> onDiagonal(
                                    general.components().get(component), general.arguments(study.axisNames()), where, sampling),
                            periodic -> constant(SeparableKernel.atZero(periodic.series(), fine)[component])));
        }
        return basis.transport(force, fine);
    }

    private double[] atZero(Expression component, String where) {
        double value = component.compile(study.axisNames()).at(new double[study.dimension()]);
        if (!Double.isFinite(value)) {
            throw new StudyException(
                    where, "'" + component.text() + "' is " + value + " at 0; selfInteraction needs a finite K(0)");
        }
        return constant(value);
    }

    private double[] constant(double value) {
        return fine.embedded(new double[] {value}, new int[0]);
    }

    private static double[] onDiagonal(Expression component, List<String> names, String where, Sampling sampling) {
        return sampling.expand(PointFunction.diagonal(PointFunction.of(component, names)), where).coefficients();
    }

    /** The plain basis. */
    public ProductBasis basis() {
        return basis;
    }

    /** Whether the systems are in plane waves instead of products of the axes' functions. */
    public boolean isInPlaneWaves() {
        return waves.isPresent();
    }

    public SeparableKernel kernel() {
        return kernel;
    }

    /** Neglected part of f°, relative, in L²; NaN where it is not known. */
    public double initialTail() {
        return initialTail;
    }

    /**
     * The one-particle matrices for N particles, in the study's choice of basis, or in plane waves.
     *
     * @param particles N, on which the noise may depend
     */
    public OneParticleSystem system(double particles) {
        double[] diffusion = new double[study.dimension()];
        Walls walls = new Walls(study, basis);
        for (int i = 0; i < diffusion.length; i++) {
            double noise = study.noise(i, particles);
            if (!(noise >= 0) || Double.isInfinite(noise)) {
                throw new StudyException(
                        "particle.noise[" + i + "]",
                        "'" + study.noise().get(i).text() + "' is " + noise + "; a noise amplitude must be finite and ≥ 0");
            }
            walls.requireTangentialWithoutNoise(i, noise);
            diffusion[i] = 0.5 * noise * noise;
        }
        SparseMatrix generator = rotated(drift.plus(basis.secondDerivatives(diffusion)));
        OneParticleSystem system = OneParticleSystem.of(generator, forces, weights, selfForce, initialMoments, gram);
        OneParticleSystem own = waves.map(w -> system.rotated(w.rotation())).orElse(system);
        return switch (study.basis()) {
            case PLAIN -> own;
            case WEIGHTED -> weighted(own);
        };
    }

    private static OneParticleSystem weighted(OneParticleSystem plain) {
        try {
            return plain.orthonormal();
        } catch (ArithmeticException e) {
            throw new StudyException("basis", e.getMessage() + "; use basis: plain");
        }
    }
}

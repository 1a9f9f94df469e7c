package org.dualcumulants.hierarchy.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dualcumulants.hierarchy.layout.Tensors;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.system.OneParticleSystem;
import org.junit.jupiter.api.Test;

/** Studies with several circles are solved in plane waves: the same numbers as in products of functions of the axes. */
class PlaneWavesTest {

    private static final double TOLERANCE = 1e-12;
    private static final double PARTICLES = 12;

    private static final Axis X = new PeriodicAxis("x", 0, 2 * Math.PI);
    private static final Axis Y = new PeriodicAxis("y", -1, 4 * Math.PI);

    /** Kernel and drift with divergence, K(0) along both axes, all waves of a group and some of another. */
    private static Study torus() {
        return study(
                List.of(X, Y), List.of("Sin(y/2)/2", "Cos(x)/3"),
                List.of("Sin(x + y/2) - 2*Sin(x - y/2) + Cos(y/2)", "Sin(2*x - y/2)/2 - Sin(x) + Cos(x)/2"),
                "1 + Cos(x - y/2)/3 + Sin(x)/4", new Observable.Mean(expression("Cos(x)*Sin(y/2) + Sin(x)", "x", "y")), List.of(2, 2), true);
    }

    /** Positions on a torus, velocities; streaming takes products to products of other sines. */
    private static Study phaseSpace() {
        return study(
                List.of(X, Y, new RealAxis("v", 0, 1)), List.of("v", "v/2", "-v"),
                List.of("0", "0", "Sin(x + y/2) - Sin(x)"),
                "(1 + Cos(x - y/2)/3) * Exp(-v^2/2)", new Observable.Mean(expression("Cos(x - y/2)", "x", "y", "v")), List.of(1, 1, 3), false);
    }

    private static Expression expression(String text, String... names) {
        return Expression.parse(text, new Names(List.of(names), Map.of()));
    }

    private static Study study(
            List<Axis> axes, List<String> drift, List<String> kernel, String initial, Observable observable, List<Integer> resolution,
            boolean selfInteraction) {
        String[] names = axes.stream().map(Axis::name).toArray(String[]::new);
        return new Study(
                "waves", axes,
                drift.stream().map(d -> expression(d, names)).toList(),
                new PairKernel.Difference(kernel.stream().map(k -> expression(k, names)).toList()),
                axes.stream().map(a -> expression("1/2", "N")).toList(),
                expression(initial, names), observable, 0.5, List.of(PARTICLES), List.of(3), Optional.of(resolution), TOLERANCE,
                selfInteraction ? Scaling.PER_PARTICLE : Scaling.PER_OTHER, selfInteraction, BasisChoice.PLAIN);
    }

    private static Model model(Study study, boolean inPlaneWaves) {
        return new Model(study, study.resolution().orElseThrow(), HierarchyProblem.terms(study), inPlaneWaves, () -> false);
    }

    private static Solution.Solved solve(Model model) {
        TensorLayout layout = Tensors.full(model.functions()).layout(3);
        return (Solution.Solved) BackwardSolver.solve(
                        model, layout, List.of(PARTICLES), TOLERANCE, 1, Detail.NORMS, Slot.NONE, () -> false, part -> {})
                .get(0);
    }

    @Test
    void giveTheNumbersOfProducts() {
        for (Study study : List.of(torus(), phaseSpace())) {
            Model waves = model(study, true);
            assertTrue(waves.discretisation().isInPlaneWaves());
            Solution.Solved expected = solve(model(study, false));
            Solution.Solved found = solve(waves);
            // steps are not the same: packed coefficients of order 2 and more have other Euclidean norms
            double error = TOLERANCE * (expected.steps() + found.steps());
            assertEquals(1, found.scaledCorrection() / expected.scaledCorrection(), error);
            for (int n = 0; n < 3; n++) {
                assertEquals(1, found.scaledNorms()[n] / expected.scaledNorms()[n], 100 * error, "order " + (n + 1));
            }
            for (int i = 0; i < expected.axisTails().size(); i++) {
                assertEquals(1, found.axisTails().get(i) / expected.axisTails().get(i), 0.02, "the largest seen at the ends of steps");
            }
        }
    }

    /** A wave of the kernel takes a wave to two. */
    @Test
    void matricesAreSparser() {
        Study vortices = study(
                List.of(X, Y), List.of("0", "0"),
                List.of("Sin(x + y/2) - Sin(x - y/2)", "-Sin(x + y/2) - Sin(x - y/2)"),
                "1", new Observable.Mean(expression("Cos(x)", "x", "y")), List.of(6, 6), false);
        long products = entries(model(vortices, false).limit(PARTICLES).system());
        long waves = entries(model(vortices, true).limit(PARTICLES).system());
        assertTrue(waves < 0.7 * products, waves + " entries in waves, " + products + " in products");
    }

    private static long entries(OneParticleSystem system) {
        long entries = 0;
        for (int r = 0; r < system.rank(); r++) {
            entries += system.force(r).nonZeros() + system.weight(r).nonZeros();
        }
        return entries;
    }

    /** What pairs coefficients with functions of its own is left in the study's basis. */
    @Test
    void areNotUsedWhereCoefficientsAreLookedAt() {
        Study study = torus();
        assertFalse(model(study.with(BasisChoice.WEIGHTED), true).discretisation().isInPlaneWaves());
        assertFalse(model(study, false).discretisation().isInPlaneWaves());
    }
}

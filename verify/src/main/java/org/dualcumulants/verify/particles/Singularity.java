package org.dualcumulants.verify.particles;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.interaction.SplitKernel;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.StudyException;

/** Whether K(z) grows without bound at z = 0, and where a step can no longer follow it. */
final class Singularity {

    /** |K| at the smaller of two distances 10⁴ apart; a logarithm does not grow as much. */
    private static final double GROWTH = 3;

    private static final double NEAR = 1e-3;
    private static final double VERY_NEAR = 1e-7;

    /** Part of its distance that a pair may move in one step. */
    private static final double MOVE = 0.25;

    /** Part of |K| that points away where K repels. */
    private static final double ALONG = 0.99;

    private Singularity() {}

    /**
     * The distance at which K is softened: the largest at which a pair moves by more than a quarter of its distance in a step. Empty
     * if K is bounded.
     *
     * @throws StudyException if K(x, x') is unbounded, where no distance tells near from far
     */
    static OptionalDouble softening(Dynamics dynamics, double step) {
        PairKernel kernel = dynamics.kernel();
        return kernel.fold(
                difference -> {
                    List<Compiled> components = difference.components().stream().map(e -> e.compile(dynamics.names())).toList();
                    return ofDifference(dynamics, z -> size(components, z), step);
                },
                general -> refused(dynamics, general),
                periodic -> periodic.series().growth() > 0
                        ? ofDifference(dynamics, size(WavePairSum.split(periodic.series())), step)
                        : OptionalDouble.empty());
    }

    /** Whether K(z) pushes along z and away, on the axes that it depends on, close to z = 0. */
    static boolean repels(Dynamics dynamics) {
        return dynamics.kernel().fold(
                difference -> {
                    List<Compiled> components = difference.components().stream().map(e -> e.compile(dynamics.names())).toList();
                    return repels(dynamics.dimension(), z -> components.stream().mapToDouble(c -> c.at(z)).toArray());
                },
                general -> false,
                periodic -> repels(periodic.series().positions(), WavePairSum.split(periodic.series())::at));
    }

    private static boolean repels(int positions, UnaryOperator<double[]> kernel) {
        for (double[] direction : directions(positions)) {
            for (double r : new double[] {NEAR, VERY_NEAR}) {
                double[] z = scaled(direction, r);
                double[] k = kernel.apply(z);
                double along = 0;
                for (int a = 0; a < z.length; a++) {
                    along += k[a] * direction[a];
                }
                double all = Math.sqrt(Arrays.stream(k).map(v -> v * v).sum());
                if (!(along > 0 && along > ALONG * all)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static OptionalDouble refused(Dynamics dynamics, PairKernel.General kernel) {
        int d = dynamics.dimension();
        for (int c = 0; c < d; c++) {
            Compiled component = kernel.components().get(c).compile(kernel.arguments(dynamics.names()));
            for (int sample = 1; sample <= 3; sample++) {
                if (Math.abs(beside(component, d, sample, VERY_NEAR)) > GROWTH * (Math.abs(beside(component, d, sample, NEAR)) + 1)) {
                    throw new StudyException("particle.kernel[" + c + "]", "'" + kernel.components().get(c).text()
                            + "' is unbounded where both particles are at one place; give it as a function of the difference, "
                            + "whose pole can be softened, or regularise it");
                }
            }
        }
        return OptionalDouble.empty();
    }

    /** K of a state and one at some distance from it. */
    private static double beside(Compiled component, int d, int sample, double distance) {
        double[] pair = new double[2 * d];
        for (int a = 0; a < d; a++) {
            pair[a] = 0.7 + 0.4 * Math.sin(sample + a);
            pair[d + a] = pair[a] + distance;
        }
        return component.at(pair);
    }

    private static OptionalDouble ofDifference(Dynamics dynamics, ToDoubleFunction<double[]> size, double step) {
        int d = dynamics.dimension();
        double softening = 0;
        for (double[] direction : directions(d)) {
            double far = size.applyAsDouble(scaled(direction, NEAR));
            double near = size.applyAsDouble(scaled(direction, VERY_NEAR));
            if (near <= GROWTH * (far + 1e-300)) {
                continue;
            }
            double largest = 0;
            for (double r = 10; r > 1e-12; r *= 0.9) {
                boolean inside = insideCircles(dynamics, direction, r);
                // both particles of a pair move
                if (inside && 2 * dynamics.pairFactor() * step * size.applyAsDouble(scaled(direction, r)) > MOVE * r) {
                    largest = r;
                    break;
                }
            }
            softening = Math.max(softening, Math.max(largest, 1e-12));
        }
        return softening > 0 ? OptionalDouble.of(softening) : OptionalDouble.empty();
    }

    private static boolean insideCircles(Dynamics dynamics, double[] direction, double r) {
        for (int a = 0; a < direction.length; a++) {
            if (dynamics.coordinates().get(a) instanceof Coordinate.Circle circle && Math.abs(direction[a] * r) > circle.length() / 2) {
                return false;
            }
        }
        return true;
    }

    private static double[] scaled(double[] direction, double r) {
        double[] z = new double[direction.length];
        for (int a = 0; a < z.length; a++) {
            z[a] = r * direction[a];
        }
        return z;
    }

    private static ToDoubleFunction<double[]> size(SplitKernel kernel) {
        return z -> Math.sqrt(Arrays.stream(kernel.at(z)).map(k -> k * k).sum());
    }

    private static double size(List<Compiled> components, double[] z) {
        double square = 0;
        for (Compiled component : components) {
            double value = component.at(z);
            square += value * value;
        }
        return Math.sqrt(square);
    }

    private static double[][] directions(int d) {
        double[][] directions = new double[2 * d + 6][d];
        for (int a = 0; a < d; a++) {
            directions[2 * a][a] = 1;
            directions[2 * a + 1][a] = -1;
        }
        for (int k = 2 * d; k < directions.length; k++) {
            double norm = 0;
            for (int a = 0; a < d; a++) {
                directions[k][a] = Math.sin((k + 1) * (a + 1.37));
                norm += directions[k][a] * directions[k][a];
            }
            for (int a = 0; a < d; a++) {
                directions[k][a] /= Math.sqrt(norm);
            }
        }
        return directions;
    }
}

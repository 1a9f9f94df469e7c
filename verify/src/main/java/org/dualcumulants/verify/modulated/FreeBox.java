package org.dualcumulants.verify.modulated;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.StudyException;

/** Where a density on the line or in the plane lives: the ball outside of which it is below {@link #NOTHING} of its maximum. */
final class FreeBox {

    static final double NOTHING = 1e-15;

    private static final int[] POINTS = {2048, 160};

    private static final int MOST_DOUBLINGS = 16;

    private final double[] centre;
    private final double radius;

    private FreeBox(double[] centre, double radius) {
        this.centre = centre;
        this.radius = radius;
    }

    /** @throws StudyException if no ball is found: the density does not fall, or not fast */
    static FreeBox of(ToDoubleFunction<double[]> density, List<RealAxis> axes) {
        double[] centre = axes.stream().mapToDouble(RealAxis::center).toArray();
        double half = 4 * axes.stream().mapToDouble(RealAxis::width).max().orElseThrow();
        double[] before = null;
        for (int doubling = 0; doubling < MOST_DOUBLINGS; doubling++) {
            double[] found = look(density, centre, half);
            if (found[0] < half / 2 && before != null) {
                return new FreeBox(centre, found[0]);
            }
            if (found[0] < half / 2) {
                // once more around its mean
                before = found;
                centre = Arrays.copyOfRange(found, 1, found.length);
                half = Math.max(2.2 * found[0], half / 2);
                continue;
            }
            half *= 2;
        }
        throw new StudyException("particle.initial", "it is above " + NOTHING + " of its maximum at distance " + (float) (half / 4)
                + "; in the whole space the modulated energy follows laws that fall like a Gaussian");
    }

    /** The farthest place where the density counts, and its mean. */
    private static double[] look(ToDoubleFunction<double[]> density, double[] centre, double half) {
        int d = centre.length;
        int points = POINTS[d - 1];
        int size = (int) Math.round(Math.pow(points, d));
        double[] value = new double[size];
        double[][] place = new double[size][d];
        double most = 0;
        for (int i = 0; i < size; i++) {
            int rest = i;
            for (int a = 0; a < d; a++) {
                place[i][a] = centre[a] + half * (2 * (rest % points + 0.5) / points - 1);
                rest /= points;
            }
            value[i] = density.applyAsDouble(place[i].clone());
            most = Math.max(most, value[i]);
        }
        double[] found = new double[d + 1];
        double mass = 0;
        for (int i = 0; i < size; i++) {
            double square = 0;
            for (int a = 0; a < d; a++) {
                square += Math.pow(place[i][a] - centre[a], 2);
                found[a + 1] += value[i] * place[i][a];
            }
            mass += value[i];
            if (!(value[i] <= NOTHING * most)) {
                found[0] = Math.max(found[0], Math.sqrt(square) + 2 * half / points);
            }
        }
        for (int a = 0; a < d; a++) {
            found[a + 1] /= mass;
        }
        if (!(mass > 0)) {
            found[0] = Double.POSITIVE_INFINITY;
            System.arraycopy(centre, 0, found, 1, d);
        }
        return found;
    }

    double centre(int axis) {
        return centre[axis];
    }

    double radius() {
        return radius;
    }
}

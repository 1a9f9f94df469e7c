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

    /** @throws StudyException if no ball is found: the density does not fall, or not fast, is nowhere met, or is no number somewhere */
    static FreeBox of(ToDoubleFunction<double[]> density, List<RealAxis> axes) {
        double[] centre = axes.stream().mapToDouble(RealAxis::center).toArray();
        double half = 4 * axes.stream().mapToDouble(RealAxis::width).max().orElseThrow();
        boolean met = false;
        boolean before = false;
        for (int doubling = 0; doubling < MOST_DOUBLINGS; doubling++) {
            Look look = Look.at(density, centre, half);
            boolean inside = look.mass > 0 && look.reach < half / 2;
            met |= look.mass > 0;
            if (inside && before) {
                return new FreeBox(centre, look.reach);
            }
            if (inside) {
                // once more around its mean
                before = true;
                centre = look.mean;
                half = Math.max(2.2 * look.reach, half / 2);
            } else {
                half *= 2;
            }
        }
        throw new StudyException("particle.initial", met
                ? "it is above " + NOTHING + " of its maximum at distance " + (float) (half / 4)
                        + "; in the whole space the modulated energy follows laws that fall like a Gaussian"
                : "it is 0 at every point of grids around " + Arrays.toString(centre) + "; set center and width of the axes to where it lives");
    }

    /** A density on a grid: its sum, the farthest place where it counts, and its mean. */
    private static final class Look {
        private final double[] mean;
        private double mass;
        private double reach;

        private Look(int dimension) {
            this.mean = new double[dimension];
        }

        private static Look at(ToDoubleFunction<double[]> density, double[] centre, double half) {
            int d = centre.length;
            int points = POINTS[d - 1];
            double[] value = new double[(int) Math.round(Math.pow(points, d))];
            double[][] place = new double[value.length][d];
            double most = 0;
            for (int i = 0; i < value.length; i++) {
                int rest = i;
                for (int a = 0; a < d; a++) {
                    place[i][a] = centre[a] + half * (2 * (rest % points + 0.5) / points - 1);
                    rest /= points;
                }
                value[i] = density.applyAsDouble(place[i].clone());
                if (!Double.isFinite(value[i])) {
                    throw new StudyException("particle.initial", "it is " + value[i] + " at " + Arrays.toString(place[i])
                            + "; a finite number is required everywhere");
                }
                most = Math.max(most, value[i]);
            }
            Look look = new Look(d);
            for (int i = 0; i < value.length; i++) {
                double square = 0;
                for (int a = 0; a < d; a++) {
                    square += Math.pow(place[i][a] - centre[a], 2);
                    look.mean[a] += value[i] * place[i][a];
                }
                look.mass += value[i];
                if (value[i] > NOTHING * most) {
                    look.reach = Math.max(look.reach, Math.sqrt(square) + 2 * half / points);
                }
            }
            for (int a = 0; a < d; a++) {
                look.mean[a] /= look.mass;
            }
            return look;
        }
    }

    double centre(int axis) {
        return centre[axis];
    }

    double radius() {
        return radius;
    }
}

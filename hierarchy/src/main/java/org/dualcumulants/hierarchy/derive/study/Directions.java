package org.dualcumulants.hierarchy.derive.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Unit vectors spread over the sphere, none along an axis in more than one dimension; always the same. */
final class Directions {

    private Directions() {}

    static List<double[]> of(int dimension, int count) {
        if (dimension == 1) {
            return List.of(new double[] {1}, new double[] {-1});
        }
        Random random = new Random(1);
        List<double[]> directions = new ArrayList<>();
        for (int j = 0; j < count; j++) {
            double[] e = new double[dimension];
            if (dimension == 2) {
                double angle = 2 * Math.PI * (j + 0.37) / count;
                e[0] = Math.cos(angle);
                e[1] = Math.sin(angle);
            } else {
                double square = 0;
                for (int i = 0; i < dimension; i++) {
                    e[i] = random.nextGaussian();
                    square += e[i] * e[i];
                }
                for (int i = 0; i < dimension; i++) {
                    e[i] /= Math.sqrt(square);
                }
            }
            directions.add(e);
        }
        return directions;
    }

    /** point + distance · direction. */
    static double[] from(double[] point, double[] direction, double distance) {
        double[] x = point.clone();
        for (int i = 0; i < x.length; i++) {
            x[i] += distance * direction[i];
        }
        return x;
    }
}

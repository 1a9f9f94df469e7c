package org.dualcumulants.hierarchy.observable;

import java.util.Locale;
import java.util.Random;

/** A random trigonometric polynomial of several angles, as a formula and as a function that knows no basis. */
final class RandomFunction {

    private final String[] names;
    private final int[][] waves;
    private final double[] cosines;
    private final double[] sines;

    /**
     * @param names of the angles
     * @param harmonics largest wave number per angle
     * @param terms number of waves
     */
    RandomFunction(Random random, String[] names, int harmonics, int terms) {
        this.names = names;
        this.waves = new int[terms][];
        for (int k = 0; k < terms; k++) {
            waves[k] = k == 0 ? new int[names.length] : random.ints(names.length, -harmonics, harmonics + 1).toArray();
        }
        this.cosines = random.ints(terms, -64, 65).mapToDouble(i -> i / 64.0).toArray();
        this.sines = random.ints(terms, -64, 65).mapToDouble(i -> i / 64.0).toArray();
    }

    double at(double... x) {
        double sum = 0;
        for (int k = 0; k < waves.length; k++) {
            double angle = 0;
            for (int i = 0; i < x.length; i++) {
                angle += waves[k][i] * x[i];
            }
            sum += cosines[k] * Math.cos(angle) + sines[k] * Math.sin(angle);
        }
        return sum;
    }

    String formula() {
        StringBuilder text = new StringBuilder("0");
        for (int k = 0; k < waves.length; k++) {
            StringBuilder angle = new StringBuilder("0");
            for (int i = 0; i < names.length; i++) {
                angle.append(String.format(Locale.ROOT, "%+d*%s", waves[k][i], names[i]));
            }
            text.append(String.format(Locale.ROOT, "%+.6f*Cos(%s)%+.6f*Sin(%s)", cosines[k], angle, sines[k], angle));
        }
        return text.toString();
    }
}

package org.dualcumulants.verify.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodicDerivativeLawsTest {

    @ParameterizedTest
    @CsvSource({"3, 1, 1", "7, 5, 4", "21, 40, 35"})
    void harmonicsUpToTheLastAreDifferentiatedExactly(int points, int outer, int inner) {
        double length = 3.5;
        double speed = -0.7;
        double diffusion = 0.4;
        PeriodicDerivative derivative = new PeriodicDerivative(points, length);
        for (int k = 0; k <= points / 2; k++) {
            double wave = 2 * Math.PI * k / length;
            double[] u = new double[outer * points * inner];
            double[] expected = new double[u.length];
            for (int i = 0; i < u.length; i++) {
                double angle = wave * (i / inner % points) * length / points;
                double amplitude = 1 + i % inner + 10.0 * (i / (inner * points));
                u[i] = amplitude * Math.cos(angle + 0.3);
                expected[i] = amplitude
                        * (-speed * wave * Math.sin(angle + 0.3) - diffusion * wave * wave * Math.cos(angle + 0.3));
            }
            double[] speeds = new double[u.length];
            Arrays.fill(speeds, speed);
            double[] found = new double[u.length];
            derivative.addAdvectionDiffusion(u, inner, speeds, diffusion, found);
            double scale = (1 + wave * wave) * (inner + 10.0 * outer);
            for (int i = 0; i < u.length; i++) {
                // sums of G terms of size |D²| ~ (πG/L)²/3
                assertEquals(expected[i], found[i], 1e-15 * points * points * points * scale);
            }
        }
    }
}

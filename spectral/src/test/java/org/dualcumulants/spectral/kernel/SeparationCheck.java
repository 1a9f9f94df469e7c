package org.dualcumulants.spectral.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.interaction.FourierKernel;
import org.dualcumulants.spectral.space.Axis;

/** Σ_r u_r(x) v_r(y) against the waves of K at x - y. */
final class SeparationCheck {

    private SeparationCheck() {}

    static void assertSeparates(FourierKernel kernel, List<Axis> axes, int harmonics) {
        ProductBasis basis = ProductBasis.of(axes, Collections.nCopies(axes.size(), harmonics));
        SeparableKernel separated = SeparableKernel.from(kernel, basis, 0);
        int waves = (int) Math.pow(2 * harmonics + 1, kernel.positions()) - 1;
        assertTrue(separated.products().size() <= waves, separated.products().size() + " products for " + waves + " waves");
        Random random = new Random(5);
        double largest = 0;
        for (int trial = 0; trial < 5; trial++) {
            double[] x = random.doubles(axes.size(), -4, 4).toArray();
            double[] y = random.doubles(axes.size(), -4, 4).toArray();
            double[] difference = new double[x.length];
            Arrays.setAll(difference, i -> x[i] - y[i]);
            double[] expected = kernel.at(difference, harmonics);
            assertArrayEquals(expected, at(separated, basis, x, y), 1e-13);
            largest = Math.max(largest, Arrays.stream(expected).map(Math::abs).max().orElse(0));
        }
        assertTrue(largest > 1e-4, "nothing to compare");
    }

    private static double[] at(SeparableKernel kernel, ProductBasis basis, double[] x, double[] y) {
        double[] gx = basis.values(x);
        double[] gy = basis.values(y);
        double[] sum = new double[x.length];
        for (SeparableKernel.Product p : kernel.products()) {
            double v = dot(p.weight(), gy);
            for (int a = 0; a < sum.length; a++) {
                sum[a] += dot(p.field().get(a), gx) * v;
            }
        }
        return sum;
    }

    private static double dot(double[] c, double[] g) {
        double sum = 0;
        for (int a = 0; a < c.length; a++) {
            sum += c[a] * g[a];
        }
        return sum;
    }
}

package org.dualcumulants.spectral.kernel;

import java.util.Arrays;
import org.dualcumulants.spectral.basis.FourierBasis;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.interaction.FourierKernel;
import org.dualcumulants.spectral.study.StudyException;

/** A kernel's waves in products of cos and sin: e^{iκ·x} = Π (cos |κ_i|x_i ± i sin |κ_i|x_i), and how much lies beyond the basis. */
final class WaveCoefficients {

    /** Waves that are summed to find out what a cut leaves. */
    private static final int MOST_WAVES = 1 << 18;

    /** Wave number up to which they are, on an axis; Bessel functions end not far beyond. */
    private static final int SHORTEST = 1 << 11;

    private final FourierKernel kernel;
    private final ProductBasis basis;
    private final int[] most;

    WaveCoefficients(FourierKernel kernel, ProductBasis basis) {
        this.kernel = kernel;
        this.basis = basis;
        this.most = basis.resolution().stream().mapToInt(p -> p).limit(kernel.positions()).toArray();
    }

    /** One array per component of K as a function of the difference. */
    double[][] coefficients() {
        double[][] kappa = new double[kernel.dimension()][basis.size()];
        kernel.forEachWave(most, (k, c) -> {
            int d = k.length;
            for (int sines = 0; sines < 1 << d; sines++) {
                int count = Integer.bitCount(sines);
                if (count % 2 == (kernel.symbol().odd() ? 1 : 0)) {
                    add(k, sines, count / 2 % 2 == 0 ? 1 : -1, c, kappa);
                }
            }
        });
        return kappa;
    }

    /** The term with the sine on the axes of the set, if a sine of wave number 0 does not make it vanish. */
    private void add(int[] k, int sines, int sign, double[] c, double[][] kappa) {
        int[] a = new int[basis.dimension()];
        int factor = sign;
        for (int i = 0; i < k.length; i++) {
            boolean sine = (sines >> i & 1) == 1;
            factor *= sine ? Integer.signum(k[i]) : 1;
            a[i] = sine && k[i] != 0 ? FourierBasis.sine(Math.abs(k[i])) : FourierBasis.cosine(Math.abs(k[i]));
        }
        if (factor != 0) {
            int index = basis.index(a);
            for (int component = 0; component < c.length; component++) {
                kappa[component][index] += factor * c[component];
            }
        }
    }

    /**
     * Part of K that is lost, relative, in L²; not a number for a K that is not in L².
     *
     * @param inside mean square of what is lost inside the basis
     */
    double tail(double inside) {
        if (!kernel.squareIntegrable()) {
            return Double.NaN;
        }
        double kept = square(most);
        if (kept == 0) {
            return 0;
        }
        double outside = 0;
        double shell = 0;
        double before = Double.NaN;
        double sum = kept;
        int[] box = most.clone();
        while (waves(box) * (1 << box.length) <= MOST_WAVES && Arrays.stream(box).max().orElseThrow() < SHORTEST) {
            for (int i = 0; i < box.length; i++) {
                box[i] *= 2;
            }
            double larger = square(box);
            before = shell;
            shell = larger - sum;
            sum = larger;
            outside += shell;
            if (shell <= 1e-30 * sum) {
                shell = 0;
                break;
            }
        }
        // octaves of a power law fall geometrically
        double ratio = before / shell;
        double rest = shell == 0 ? 0 : ratio > 1 ? shell / (ratio - 1) : Double.NaN;
        return Math.sqrt((outside + rest + inside) / (kept + outside + rest));
    }

    private static double waves(int[] box) {
        double waves = 1;
        for (int m : box) {
            waves *= 2.0 * m + 1;
        }
        return waves;
    }

    /** Mean of |K|² over the torus, of the waves in a box: a wave and its negative have |c|² each. */
    private double square(int[] box) {
        double[] sum = {0};
        kernel.forEachWave(box, (k, c) -> {
            for (double x : c) {
                sum[0] += x * x;
            }
        });
        return sum[0];
    }

    static double[] atZero(FourierKernel kernel, ProductBasis basis) {
        if (kernel.symbol().odd()) {
            return new double[kernel.dimension()];
        }
        if (!kernel.smoothed()) {
            throw new StudyException("particle.kernel", "selfInteraction needs a finite K(0), and " + kernel.name()
                    + " is infinite there: give harmonics or regularization, or remove selfInteraction");
        }
        double[] origin = new double[kernel.positions()];
        if (kernel.harmonics().isPresent()) {
            return kernel.at(origin, kernel.harmonics().getAsInt());
        }
        int most = basis.resolution().stream().mapToInt(p -> p).max().orElse(1);
        double[] value = kernel.at(origin, most);
        while (Math.pow(4.0 * most + 1, kernel.positions()) <= MOST_WAVES) {
            most *= 2;
            double[] larger = kernel.at(origin, most);
            double change = 0;
            double size = 0;
            for (int a = 0; a < value.length; a++) {
                change = Math.max(change, Math.abs(larger[a] - value[a]));
                size = Math.max(size, Math.abs(larger[a]));
            }
            value = larger;
            if (change <= 1e-14 * size) {
                return value;
            }
        }
        throw new StudyException("particle.kernel", "selfInteraction needs K(0), whose sum over waves does not settle at"
                + " regularization " + kernel.regularization() + ": raise it, give harmonics, or remove selfInteraction");
    }
}

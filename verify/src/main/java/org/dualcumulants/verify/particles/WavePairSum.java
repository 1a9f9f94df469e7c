package org.dualcumulants.verify.particles;

import java.util.List;
import java.util.Optional;
import org.dualcumulants.spectral.interaction.FourierKernel;
import org.dualcumulants.spectral.interaction.SplitKernel;
import org.dualcumulants.spectral.study.StudyException;

/**
 * Σ_{j≠i} K(x_i - x_j) for a kernel that is known by its waves and singular: waves that decay by products, O(N), and what they leave
 * pair by pair, O(N²), softened.
 */
final class WavePairSum implements PairSum {

    private final PairSum waves;
    private final SplitKernel kernel;
    private final FourierKernel series;
    private final List<Coordinate> positions;
    private final Optional<Softening> softening;

    private WavePairSum(PairSum waves, SplitKernel kernel, FourierKernel series, List<Coordinate> positions, Optional<Softening> softening) {
        this.waves = waves;
        this.kernel = kernel;
        this.series = series;
        this.positions = positions;
        this.softening = softening;
    }

    /** @throws StudyException if the kernel has too many waves, or no finite value at 0 where that is asked for */
    static PairSum of(FourierKernel series, Dynamics dynamics, Optional<Softening> softening) {
        SplitKernel kernel = split(series);
        if (dynamics.selfInteraction() && !series.symbol().odd() && kernel.hasNear()) {
            throw new StudyException("selfInteraction", series.name() + " has no finite K(0); give harmonics or regularization, or remove it");
        }
        ProductPairSum waves = new ProductPairSum(
                ProductForm.ofWaves(kernel, series.symbol().odd(), dynamics.coordinates()), dynamics.dimension(), dynamics.selfInteraction());
        return kernel.hasNear()
                ? new WavePairSum(waves, kernel, series, dynamics.coordinates().subList(0, series.positions()), softening)
                : waves;
    }

    static SplitKernel split(FourierKernel series) {
        try {
            return series.split();
        } catch (IllegalArgumentException e) {
            throw new StudyException("particle.kernel", e.getMessage());
        }
    }

    @Override
    public void addTo(double[][] x, int particles, double factor, double[][] out) {
        waves.addTo(x, particles, factor, out);
        double[] z = new double[positions.size()];
        double[] k = new double[out.length];
        double sign = series.symbol().odd() ? -1 : 1;
        for (int from = 0; from < x[0].length; from += particles) {
            for (int i = from; i < from + particles; i++) {
                for (int j = from; j < i; j++) {
                    for (int a = 0; a < z.length; a++) {
                        z[a] = positions.get(a).difference(x[a][i], x[a][j]);
                    }
                    java.util.Arrays.fill(k, 0);
                    kernel.addNear(z, k);
                    double weight = factor * weight(z, k);
                    for (int c = 0; c < out.length; c++) {
                        out[c][i] += weight * k[c];
                        out[c][j] += sign * weight * k[c];
                    }
                }
            }
        }
    }

    private double weight(double[] z, double[] k) {
        if (softening.isEmpty()) {
            return 1;
        }
        double square = 0;
        double push = 0;
        for (int a = 0; a < z.length; a++) {
            square += z[a] * z[a];
            push += k[a] * z[a];
        }
        return softening.get().weight(square, push);
    }

    @Override
    public String method() {
        return waves.method() + ", and near pairs, O(N²)"
                + softening.map(s -> ", " + s.description()).orElse("");
    }
}

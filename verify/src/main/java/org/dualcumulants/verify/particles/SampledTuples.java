package org.dualcumulants.verify.particles;

import org.dualcumulants.spectral.expression.Compiled;

/**
 * The average of φ over tuples (i, i+s, i+s+1, …) of different particles, round the circle of
 * their numbers, for some shifts s. Its expectation is that over all tuples because particles are exchangeable; for pairs of few
 * particles the tuples are all there are.
 */
final class SampledTuples implements SystemObservable {

    private static final int SHIFTS = 32;

    private final Compiled phi;
    private final int slots;

    SampledTuples(Compiled phi, int slots) {
        this.phi = phi;
        this.slots = slots;
    }

    @Override
    public void at(double[][] x, int particles, double[] out) {
        int shifts = Math.min(SHIFTS, slots == 1 ? 1 : particles - slots + 1);
        int d = x.length;
        double[][] columns = new double[slots * d][particles];
        double[] values = new double[particles];
        for (int r = 0; r < out.length; r++) {
            double sum = 0;
            for (int s = 1; s <= shifts; s++) {
                for (int slot = 0; slot < slots; slot++) {
                    for (int a = 0; a < d; a++) {
                        for (int i = 0; i < particles; i++) {
                            int j = slot == 0 ? i : (i + s + slot - 1) % particles;
                            columns[slot * d + a][i] = x[a][r * particles + j];
                        }
                    }
                }
                phi.evaluate(columns, values);
                for (double value : values) {
                    sum += value;
                }
            }
            out[r] = sum / ((double) particles * shifts);
        }
    }
}

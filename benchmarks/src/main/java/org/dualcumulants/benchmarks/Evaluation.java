package org.dualcumulants.benchmarks;

import java.util.Arrays;
import java.util.Random;
import org.dualcumulants.hierarchy.derive.Factorisation;
import org.dualcumulants.hierarchy.derive.Generator;
import org.dualcumulants.hierarchy.operator.SweepOperator;
import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.spectral.system.OneParticleSystem;

/**
 * Times of one right-hand side at N = 16.
 *
 * @param coefficients of orders 0 to m
 * @param best seconds of the fastest call
 * @param median seconds
 */
record Evaluation(int coefficients, double best, double median) {

    private static final int LEAST_CALLS = 10;

    /** Calls for twice as long as given, of which the second half counts. */
    static Evaluation time(OneParticleSystem system, int truncation, int threads, double seconds) {
        TensorLayout layout = new TensorLayout(new FullIndexSet(system.functions(), truncation), truncation);
        SweepOperator operator = new SweepOperator(system, layout, Factorisation.terms(Generator.perOther()), 16, threads);
        double[] moments = system.initialMoments();
        double[] c = new Random(0).doubles(layout.length(), -1, 1).toArray();
        double[] y = new double[c.length];
        double[] times = new double[0];
        for (int round = 0; round < 2; round++) {
            double[] all = new double[1 << 20];
            int calls = 0;
            long start = System.nanoTime();
            while (calls < LEAST_CALLS || calls < all.length && System.nanoTime() - start < seconds * 1e9) {
                long before = System.nanoTime();
                operator.apply(moments, c, y);
                all[calls++] = (System.nanoTime() - before) * 1e-9;
            }
            times = Arrays.copyOf(all, calls);
        }
        Arrays.sort(times);
        return new Evaluation(layout.length(), times[0], times[times.length / 2]);
    }
}

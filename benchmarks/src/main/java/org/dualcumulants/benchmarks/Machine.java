package org.dualcumulants.benchmarks;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What this machine can do per second with the given number of threads, measured in this process: the STREAM triad a = b + s c on arrays
 * that no cache holds (McCalpin; 24 bytes an element), and fused multiply–adds that hardly touch memory, 16 for an element read and
 * written in the first-level cache.
 *
 * @param bytes of the triad
 * @param flops double precision
 */
record Machine(Rate bytes, Rate flops) {

    private static final int ROUNDS = 200;
    private static final int STREAM = 6_000_000;
    private static final int CACHED = 1024;
    private static final int REPETITIONS = 8000;

    /**
     * Per second, all threads together. On a core whose other hardware thread belongs to somebody else the two differ by half.
     *
     * @param best of all rounds
     * @param median of all rounds
     */
    record Rate(double best, double median) {}

    static Machine measure(int threads) {
        double[][][] large = new double[threads][3][STREAM];
        double[][][] small = new double[threads][2][CACHED];
        for (double[][] own : large) {
            Arrays.fill(own[1], 1);
            Arrays.fill(own[2], 2);
        }
        Rate bytes = rate(threads, i -> {
            triad(large[i][0], large[i][1], large[i][2]);
            return 24.0 * STREAM;
        });
        Rate flops = rate(threads, i -> {
            for (int k = 0; k < REPETITIONS; k++) {
                polynomials(small[i][0], small[i][1], 0.5);
            }
            return 32.0 * CACHED * REPETITIONS;
        });
        return new Machine(bytes, flops);
    }

    private static Rate rate(int threads, IntToDoubleFunction work) {
        double[] rates = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            double done = IntStream.range(0, threads).parallel().mapToDouble(work).sum();
            rates[round] = done / (System.nanoTime() - start) * 1e9;
        }
        Arrays.sort(rates);
        return new Rate(rates[ROUNDS - 1], rates[ROUNDS / 2]);
    }

    private static void triad(double[] a, double[] b, double[] c) {
        for (int j = 0; j < a.length; j++) {
            a[j] = b[j] + 3 * c[j];
        }
    }

    /** Four of Horner's rules side by side, of four steps each. */
    private static void polynomials(double[] out, double[] in, double s) {
        for (int j = 0; j < out.length; j++) {
            double x = in[j];
            double p = Math.fma(x, s, 0.5);
            double q = Math.fma(x, s, 1.5);
            double r = Math.fma(x, s, 2.5);
            double t = Math.fma(x, s, 3.5);
            p = Math.fma(p, x, s);
            q = Math.fma(q, x, s);
            r = Math.fma(r, x, s);
            t = Math.fma(t, x, s);
            p = Math.fma(p, x, s);
            q = Math.fma(q, x, s);
            r = Math.fma(r, x, s);
            t = Math.fma(t, x, s);
            p = Math.fma(p, x, s);
            q = Math.fma(q, x, s);
            r = Math.fma(r, x, s);
            t = Math.fma(t, x, s);
            out[j] = p + q + r + t;
        }
    }
}

package org.dualcumulants.verify.exact;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * First and second derivative of the trigonometric interpolant through G = 2h+1 equispaced values on a circle, along
 * one dimension of a tensor:
 *
 * <pre>
 * (D u)_j  = Σ_{k=1..h} a_k (u_{j+k} - u_{j-k}),           a_k = -(-1)^k (π/L) / sin(πk/G)
 * (D²u)_j = b_0 u_j + Σ_{k=1..h} b_k (u_{j+k} + u_{j-k}),  b_k = -(-1)^k 2 (π/L)² cos(πk/G) / sin²(πk/G),
 *                                                          b_0 = -(2π/L)² (G²-1)/12
 * </pre>
 *
 * Trefethen, Spectral Methods in MATLAB, chapter 3 (odd G). Exact up to harmonic h; D is antisymmetric, D² symmetric.
 */
final class PeriodicDerivative implements AxisDerivative {

    /** Lines differentiated together: the inner loops run over G·32 numbers that stay in cache. */
    private static final int LINES = 32;

    private static final int TASKS = 16;
    private static final int PARALLEL_FROM = 1 << 13;

    private final int points;
    private final double[] first;
    private final double[] second;

    PeriodicDerivative(int points, double length) {
        this.points = points;
        int h = points / 2;
        first = new double[h + 1];
        second = new double[h + 1];
        double unit = Math.PI / length;
        second[0] = -4 * unit * unit * ((double) points * points - 1) / 12;
        for (int k = 1; k <= h; k++) {
            double sign = k % 2 == 0 ? -1 : 1;
            double sin = Math.sin(Math.PI * k / points);
            first[k] = sign * unit / sin;
            second[k] = sign * 2 * unit * unit * Math.cos(Math.PI * k / points) / (sin * sin);
        }
    }

    /** {@inheritDoc} Every number of {@code out} is formed by one thread in a fixed order. */
    @Override
    public void addAdvectionDiffusion(double[] u, int inner, double[] speed, double diffusion, double[] out) {
        int lines = u.length / points;
        int blocks = (lines + LINES - 1) / LINES;
        int tasks = u.length < PARALLEL_FROM ? 1 : Math.min(blocks, TASKS);
        IntStream range = IntStream.range(0, tasks);
        (tasks == 1 ? range : range.parallel()).forEach(task -> {
            Block block = new Block(inner);
            int end = (int) ((long) blocks * (task + 1) / tasks);
            for (int b = (int) ((long) blocks * task / tasks); b < end; b++) {
                block.load(u, b * LINES, Math.min(lines, (b + 1) * LINES));
                block.differentiate();
                block.add(speed, diffusion, out);
            }
        });
    }

    /** {@inheritDoc} D is antisymmetric and D² symmetric: this is {@code -D j + diffusion D²m}, the divergence form itself. */
    @Override
    public void addTransposed(double[] j, double[] m, int inner, double diffusion, double[] out) {
        double[] minusOne = new double[j.length];
        Arrays.fill(minusOne, -1);
        addAdvectionDiffusion(j, inner, minusOne, 0, out);
        if (diffusion != 0) {
            addAdvectionDiffusion(m, inner, new double[m.length], diffusion, out);
        }
    }

    /** Up to {@link #LINES} lines side by side, continued periodically by h points at both ends. */
    private final class Block {
        private final int h = points / 2;
        private final int inner;
        private final int[] offsets = new int[LINES];
        private final double[] line = new double[(points + 2 * h) * LINES];
        private final double[] d1 = new double[points * LINES];
        private final double[] d2 = new double[points * LINES];
        private int width;

        Block(int inner) {
            this.inner = inner;
        }

        void load(double[] u, int start, int end) {
            width = end - start;
            for (int q = 0; q < width; q++) {
                offsets[q] = (start + q) / inner * (points * inner) + (start + q) % inner;
            }
            for (int g = 0; g < points; g++) {
                for (int q = 0; q < width; q++) {
                    line[(h + g) * width + q] = u[offsets[q] + g * inner];
                }
            }
            System.arraycopy(line, points * width, line, 0, h * width);
            System.arraycopy(line, h * width, line, (h + points) * width, h * width);
        }

        void differentiate() {
            int n = points * width;
            int centre = h * width;
            for (int j = 0; j < n; j++) {
                d1[j] = 0;
                d2[j] = second[0] * line[centre + j];
            }
            for (int k = 1; k <= h; k++) {
                accumulate(line, d1, d2, n, centre + k * width, centre - k * width, first[k], second[k]);
            }
        }

        /** Array arguments let the compiler vectorise the loop, which it does not through fields. */
        private static void accumulate(
                double[] line, double[] d1, double[] d2, int n, int ahead, int behind, double a, double b) {
            for (int j = 0; j < n; j++) {
                double plus = line[ahead + j];
                double minus = line[behind + j];
                d1[j] += a * (plus - minus);
                d2[j] += b * (plus + minus);
            }
        }

        void add(double[] speed, double diffusion, double[] out) {
            for (int g = 0; g < points; g++) {
                for (int q = 0; q < width; q++) {
                    int index = offsets[q] + g * inner;
                    out[index] += speed[index] * d1[g * width + q] + diffusion * d2[g * width + q];
                }
            }
        }
    }
}

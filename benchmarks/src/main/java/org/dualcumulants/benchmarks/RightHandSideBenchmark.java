package org.dualcumulants.benchmarks;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.dualcumulants.hierarchy.derive.Factorisation;
import org.dualcumulants.hierarchy.derive.Generator;
import org.dualcumulants.hierarchy.operator.BatchOperator;
import org.dualcumulants.hierarchy.operator.HierarchyOperator;
import org.dualcumulants.hierarchy.operator.SweepOperator;
import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.spectral.matrix.SparseMatrix;
import org.dualcumulants.spectral.system.OneParticleSystem;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * One right-hand side of the noisy Kuramoto case, K(x) = -sin x, ε = 0.8, the case that {@code dense_reference.py
 * --time-rhs} times with N = 16: alone, and as one of eight particle numbers side by side.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RightHandSideBenchmark {

    /** Harmonics P, K = 2P functions, and truncation m. */
    @Param({"16x4", "8x4", "8x5", "8x6"})
    public String size;

    @Param({"1", "2"})
    public int threads;

    /** Side by side. */
    private static final double[] PARTICLES = {16, 32, 64, 128, 256, 512, 1024, 2048};

    private HierarchyOperator operator;
    private double[] moments;
    private double[] c;
    private double[] y;

    @Setup
    public void prepare(BenchmarkParams benchmark) {
        int harmonics = Integer.parseInt(size.substring(0, size.indexOf('x')));
        int truncation = Integer.parseInt(size.substring(size.indexOf('x') + 1));
        OneParticleSystem system = kuramoto(harmonics, 0.8);
        TensorLayout layout = new TensorLayout(new FullIndexSet(2 * harmonics, truncation), truncation);
        double[] particles = benchmark.getOpsPerInvocation() == 1 ? new double[] {16} : PARTICLES;
        operator = new SweepOperator(system, layout, Factorisation.terms(Generator.perOther()), particles, threads);
        moments = system.initialMoments();
        c = new Random(0).doubles((long) operator.stride() * layout.length(), -1, 1).toArray();
        y = new double[c.length];
    }

    @Benchmark
    public double[] rightHandSide() {
        operator.apply(moments, c, y);
        return y;
    }

    /** Time for each of them. */
    @Benchmark
    @OperationsPerInvocation(BatchOperator.LANES)
    public double[] rightHandSideOfEight() {
        operator.apply(moments, c, y);
        return y;
    }

    /** -sin(x - y) = -sin x cos y + cos x sin y in the basis 1, cos x, sin x, cos 2x, … . */
    static OneParticleSystem kuramoto(int harmonics, double noise) {
        int size = 2 * harmonics + 1;
        double[][] cos = new double[size][size];
        double[][] sin = new double[size][size];
        double[][] derivative = new double[size][size];
        double[][] diffusion = new double[size][size];
        double[][] gram = new double[size][size];
        for (int k = 0; k <= harmonics; k++) {
            for (int up = -1; up <= 1; up += 2) {
                // cos x (cos kx, sin kx) = ½ Σ (cos lx, sin lx), sin x (cos kx, sin kx) = ½ Σ ±(sin lx, -cos lx), l = k ± 1
                add(cos, k + up, false, k, false, 0.5);
                add(cos, k + up, true, k, true, 0.5);
                add(sin, k + up, true, k, false, 0.5 * up);
                add(sin, k + up, false, k, true, -0.5 * up);
            }
            add(derivative, k, true, k, false, -k);
            add(derivative, k, false, k, true, k);
            for (boolean odd : new boolean[] {false, true}) {
                add(diffusion, k, odd, k, odd, -0.5 * noise * noise * k * k);
                add(gram, k, odd, k, odd, 1);
            }
        }
        double[] initial = new double[size];
        initial[0] = 1;
        initial[1] = 0.25;
        initial[4] = 0.15;
        List<SparseMatrix> forces = List.of(product(sin, derivative, -1), product(cos, derivative, 1));
        return OneParticleSystem.of(
                SparseMatrix.of(diffusion), forces, List.of(SparseMatrix.of(cos), SparseMatrix.of(sin)),
                SparseMatrix.of(new double[size][size]), initial, gram);
    }

    /** Adds to the entry from harmonic k to harmonic l; cos(-x) = cos x, sin(-x) = -sin x, and sin 0 is no function. */
    private static void add(double[][] a, int l, boolean toSine, int k, boolean fromSine, double value) {
        int row = place(Math.abs(l), toSine);
        int column = place(k, fromSine);
        if (row >= 0 && column >= 0 && row < a.length) {
            a[row][column] += l < 0 && toSine ? -value : value;
        }
    }

    private static int place(int harmonic, boolean sine) {
        return harmonic == 0 ? (sine ? -1 : 0) : 2 * harmonic - (sine ? 0 : 1);
    }

    private static SparseMatrix product(double[][] a, double[][] b, double factor) {
        double[][] c = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < a.length; k++) {
                for (int j = 0; j < a.length; j++) {
                    c[i][j] += factor * a[i][k] * b[k][j];
                }
            }
        }
        return SparseMatrix.of(c);
    }
}

package org.dualcumulants.benchmarks;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.dualcumulants.hierarchy.derive.Factorisation;
import org.dualcumulants.hierarchy.derive.Generator;
import org.dualcumulants.hierarchy.operator.BatchOperator;
import org.dualcumulants.hierarchy.operator.HierarchyOperator;
import org.dualcumulants.hierarchy.operator.SweepOperator;
import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
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
        OneParticleSystem system = SineKernel.kuramoto(harmonics);
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
}

package org.dualcumulants.benchmarks;

import java.util.concurrent.TimeUnit;
import org.dualcumulants.hierarchy.derive.Factorisation;
import org.dualcumulants.hierarchy.derive.Generator;
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
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a study pays before its first step: the terms from the generator, and the operator from the terms. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DerivationBenchmark {

    private static final int HARMONICS = 8;
    private static final int TRUNCATION = 4;

    private OneParticleSystem system;
    private TensorLayout layout;

    @Setup
    public void prepare() {
        system = SineKernel.kuramoto(HARMONICS);
        layout = new TensorLayout(new FullIndexSet(2 * HARMONICS, TRUNCATION), TRUNCATION);
    }

    @Benchmark
    public HierarchyOperator termsAndOperator() {
        return new SweepOperator(system, layout, Factorisation.terms(Generator.perOther()), 16, 1);
    }
}

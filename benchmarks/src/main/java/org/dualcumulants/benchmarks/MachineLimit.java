package org.dualcumulants.benchmarks;

import java.util.Locale;
import org.dualcumulants.spectral.system.OneParticleSystem;

/**
 * One right-hand side as a multiple of the least time that this machine needs for it, max(bytes / bandwidth, flops / peak)
 * ({@link Work}, {@link Machine}), measured in the same run.
 */
public final class MachineLimit {

    private static final int HARMONICS = 16;

    private MachineLimit() {}

    /** @param arguments number of threads, 2 if missing */
    public static void main(String[] arguments) {
        int threads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2;
        Machine machine = Machine.measure(threads);
        System.out.printf(
                Locale.ROOT, "%d threads, best and median: %.1f and %.1f GB/s, %.1f and %.1f Gflop/s%n", threads,
                machine.bytes().best() * 1e-9, machine.bytes().median() * 1e-9, machine.flops().best() * 1e-9,
                machine.flops().median() * 1e-9);
        System.out.println("| kernel | m | coefficients | rank | Mflop | MB | best ms | limit ms | multiple | median ms | limit ms | multiple |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
        OneParticleSystem kuramoto = SineKernel.kuramoto(HARMONICS);
        OneParticleSystem sawtooth = SineKernel.sawtooth(HARMONICS, HARMONICS);
        print("Kuramoto", kuramoto, 4, threads, machine);
        print("Kuramoto", kuramoto, 6, threads, machine);
        print("sawtooth", sawtooth, 4, threads, machine);
    }

    private static void print(String kernel, OneParticleSystem system, int truncation, int threads, Machine machine) {
        Evaluation e = Evaluation.time(system, truncation, threads, 4);
        Work work = Work.of(system, truncation);
        double best = work.best(machine);
        double median = work.median(machine);
        System.out.printf(
                Locale.ROOT, "| %s | %d | %d | %d | %.3g | %.3g | %.3g | %.3g | %.1f | %.3g | %.3g | %.1f |%n", kernel, truncation,
                e.coefficients(), system.rank(), work.flops() * 1e-6, work.bytes() * 1e-6, e.best() * 1e3, best * 1e3,
                e.best() / best, e.median() * 1e3, median * 1e3, e.median() / median);
    }
}

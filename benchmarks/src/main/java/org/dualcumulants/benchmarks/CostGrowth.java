package org.dualcumulants.benchmarks;

import java.util.Locale;
import java.util.function.IntFunction;
import org.dualcumulants.spectral.system.OneParticleSystem;

/**
 * How the time of one right-hand side grows with the number of coefficients at m = 4 and with the rank of the kernel at 16
 * harmonics, and the exponents, fitted by least squares to the logarithms of best times.
 */
public final class CostGrowth {

    private static final int TRUNCATION = 4;

    /** One point of a table. */
    private record Point(double of, Evaluation time) {}

    private CostGrowth() {}

    /** @param arguments number of threads, 2 if missing */
    public static void main(String[] arguments) {
        int threads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2;
        table("harmonics", new int[] {8, 12, 16, 20, 24, 32}, threads, SineKernel::kuramoto, false);
        table("kernel harmonics", new int[] {1, 2, 4, 8, 16}, threads, terms -> SineKernel.sawtooth(16, terms), true);
    }

    private static void table(
            String name, int[] sizes, int threads, IntFunction<OneParticleSystem> systems, boolean againstRank) {
        System.out.printf("| %s | rank | coefficients | best ms | median ms |%n|---|---|---|---|---|%n", name);
        Point[] points = new Point[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            OneParticleSystem system = systems.apply(sizes[i]);
            Evaluation e = Evaluation.time(system, TRUNCATION, threads, 3);
            points[i] = new Point(againstRank ? system.rank() : e.coefficients(), e);
            System.out.printf(
                    Locale.ROOT, "| %d | %d | %d | %.3g | %.3g |%n", sizes[i], system.rank(), e.coefficients(), e.best() * 1e3,
                    e.median() * 1e3);
        }
        System.out.printf(
                Locale.ROOT, "exponent of time against %s: %.2f%n", againstRank ? "rank" : "coefficients", exponent(points));
    }

    /** Slope of log best time against log of what is varied. */
    private static double exponent(Point[] points) {
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double sxy = 0;
        for (Point p : points) {
            double x = Math.log(p.of());
            double y = Math.log(p.time().best());
            sx += x;
            sy += y;
            sxx += x * x;
            sxy += x * y;
        }
        return (points.length * sxy - sx * sy) / (points.length * sxx - sx * sx);
    }
}

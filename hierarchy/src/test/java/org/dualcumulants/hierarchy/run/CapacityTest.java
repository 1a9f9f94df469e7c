package org.dualcumulants.hierarchy.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dualcumulants.hierarchy.layout.Tensors;
import org.dualcumulants.hierarchy.operator.OperatorSize;
import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.dualcumulants.spectral.study.AvailableMemory;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.spectral.system.OneParticleSystem;
import org.junit.jupiter.api.Test;

/** What does not fit is refused before it starts, with the largest order that does. */
class CapacityTest {

    @Test
    void smallRunsFit() {
        assertNull(Capacity.check(Tensors.full(12), 4));
    }

    @Test
    void largeRunsAreRefusedWithWhatFits() {
        int functions = 400;
        Solution.Broken broken = Capacity.check(Tensors.full(functions), 9);
        assertNotNull(broken);
        // binom(409, 9), nineteen vectors of eight bytes each, 28 bytes for rates and copies, 16 for places of streaming, those of the norm
        assertTrue(
                broken.reason().startsWith("order 9 over 400 functions has 8.08e+17 coefficients and needs about 1.87e+11 GB; "),
                broken.reason());
        Matcher remedy = Pattern.compile("order (\\d) is the largest that fits at this resolution; or lower the resolution,"
                        + " or give Java more memory")
                .matcher(broken.remedy());
        assertTrue(remedy.matches(), broken.remedy());
        int fits = Integer.parseInt(remedy.group(1));
        assertTrue(fits >= 1 && fits < 9);
        assertNull(Capacity.check(Tensors.full(functions), fits), "what is proposed fits");
        assertNotNull(
                Capacity.check(Tensors.full(functions), fits + 1), "and no more");
    }

    /** What is proposed instead fits, the next larger order and resolution do not. */
    @Test
    void studiesAreRefusedWithTheResolutionThatFits() {
        Study study = SampleRuns.kuramoto(List.of(16.0), Optional.of(List.of(2000)), 1e-6);
        Capacity.Plan operator = new Capacity.Plan(new OperatorSize(2, 8, 8), 1, Detail.NORMS, AvailableMemory.bytes());
        Solution.Broken broken = Capacity.check(study, List.of(2000), Tensors.full(4000), 4, operator);
        assertNotNull(broken);
        Matcher remedy = Pattern.compile("order (\\d) is the largest that fits at this resolution; or resolution \\[(\\d+)\\] is the largest in"
                        + " proportion at which order 4 fits, or give Java more memory")
                .matcher(broken.remedy());
        assertTrue(remedy.matches(), broken.remedy());
        int order = Integer.parseInt(remedy.group(1));
        int harmonics = Integer.parseInt(remedy.group(2));
        assertNull(Capacity.check(study, List.of(2000), Tensors.full(4000), order, operator));
        assertNotNull(Capacity.check(study, List.of(2000), Tensors.full(4000), order + 1, operator));
        assertNull(Capacity.check(study, List.of(harmonics), Tensors.full(2 * harmonics), 4, operator));
        assertNotNull(Capacity.check(study, List.of(harmonics + 1), Tensors.full(2 * harmonics + 2), 4, operator));
    }

    /** The Gram matrix of 10^6 functions. */
    @Test
    void resolutionsWithoutRoomForMatricesAreRefused() {
        Study study = SampleRuns.kuramoto(List.of(16.0), Optional.of(List.of(500_000)), 1e-6);
        StudyException e = assertThrows(StudyException.class, () -> Capacity.requireRoom(study, List.of(500_000)));
        assertEquals("resolution", e.where());
        assertTrue(e.getMessage().startsWith("[500000] has 1.00e+06 one-particle functions, whose matrices need about 4.40e+04 GB; "), e.getMessage());
        Matcher fits = Pattern.compile(".*; \\[(\\d+)\\] is the largest in proportion that fits; lower it, or give Java more memory").matcher(e.getMessage());
        assertTrue(fits.matches(), e.getMessage());
        int harmonics = Integer.parseInt(fits.group(1));
        Capacity.requireRoom(study, List.of(harmonics));
        assertThrows(StudyException.class, () -> Capacity.requireRoom(study, List.of(harmonics + 1)));
    }

    /** Orders 8 and 6, 4 and 2 beside it. */
    @Test
    void longSeriesAreRefusedWithWhatFits() {
        assertNull(series(8, 4));
        assertEquals(FullIndexSet.size(11, 8) + FullIndexSet.size(11, 6) + FullIndexSet.size(11, 4) + FullIndexSet.size(11, 2),
                Footprint.seriesCoefficients(Tensors.full(10), 4), "orders 0 … m over K functions are order m over K + 1");
        Solution.Broken broken = series(400, 4);
        assertNotNull(broken);
        assertTrue(broken.reason().startsWith("the series up to N^-4 over 400 functions has 1.78e+16 coefficients"), broken.reason());
        Matcher remedy = Pattern.compile("series: (\\d) is the longest that fits at this resolution; or lower the resolution, or give"
                        + " Java more memory")
                .matcher(broken.remedy());
        assertTrue(remedy.matches(), broken.remedy());
        int fits = Integer.parseInt(remedy.group(1));
        assertNull(series(400, fits));
        assertNotNull(series(400, fits + 1));
        assertEquals("lower the resolution, or give Java more memory", series(1_000_000, 1).remedy());
    }

    /** They are told beforehand with the runs, and wait for room, or are refused, like these. */
    @Test
    void certificatesAreCounted() {
        Study study = SampleRuns.kuramoto(List.of(16.0), Optional.of(List.of(6)), 1e-6).with(List.of(16.0), List.of(2, 3));
        Certifier certifier = new Certifier(study, List.of(6), new Memory(1e12), () -> false);
        double needed = certifier.bytes(List.of(new Forecast.Run(16, 2), new Forecast.Run(16, 3)), 1);
        assertTrue(needed > certifier.bytes(List.of(new Forecast.Run(16, 3)), 1));
        assertEquals(0, certifier.bytes(List.of(new Forecast.Run(3, 3)), 1), "order N drops no term");
        Outlook with = announced(study.certified());
        Outlook without = announced(study);
        assertEquals(needed, with.bytes() - without.bytes(), 1e-9 * needed);
        double seconds = certifier.lookedUp(List.of(new Forecast.Run(16, 2), new Forecast.Run(16, 3)), 1) / Forecast.CERTIFIED;
        assertTrue(seconds > 0.1);
        assertEquals(seconds, with.least() - without.least(), 1e-9);
        assertEquals(seconds, with.most() - without.most(), 1e-9);

        Certificate refused = new Certifier(study, List.of(6), new Memory(1e5), () -> false).certify(16, 2, new double[] {1, 1}, 1);
        assertTrue(refused.sharp().assumes().matches("order 4 needs about 0.00\\d+ GB at resolution \\[6]; .* are available"), refused.sharp().assumes());
        Memory waiting = new Memory(1e9);
        Memory.Hold all = waiting.take(1e9);
        Thread other = new Thread(() -> new Certifier(study, List.of(6), waiting, () -> false).certify(16, 2, new double[] {1, 1}, 1));
        other.setDaemon(true);
        other.start();
        while (other.getState() != Thread.State.WAITING) {
            assertNotEquals(Thread.State.TERMINATED, other.getState(), "it did not wait");
            Thread.onSpinWait();
        }
        all.close();
    }

    /** What error estimates compare with is told with the runs: at half as many harmonics again it is the larger part of such a small study. */
    @Test
    void finerResolutionsAreCounted() {
        Study study = SampleRuns.kuramoto(List.of(16.0), Optional.of(List.of(6)), 1e-6).with(List.of(16.0), List.of(2));
        double finer = new OperatorSize(2, 8, 8).flops(18, Tensors.full(18)::size, 2);
        double evaluations = 9 * Stepping.evaluations(0, 0);
        assertTrue(announced(study).least() >= 0.8 * evaluations * finer / 2.5e9, () -> announced(study) + " for " + evaluations * finer);
    }

    /** With many products contractions are most of the work: 2R + 1 vectors with K functions each. */
    @Test
    void contractionsAreCounted() {
        double flops = new OperatorSize(720, 80, 80).flops(124, Tensors.full(124)::size, 2);
        assertTrue(flops > 2.0 * 1441 * 124 * 124, flops + " operations");
        assertTrue(flops < 4.0 * 1441 * 124 * 124, flops + " operations");
    }

    /** Order 2 multiplies a K×K matrix with D_r and M_r and makes no rows of W; higher orders take those. */
    @Test
    void secondOrderIsCountedByFactors() {
        double products = 2.0 * 1000 * 1000 * 50;
        double contractions = 2 * 49 * 1000.0 * 1000;
        assertEquals(products + contractions, new OperatorSize(24, 182, 50).flops(1000, Tensors.full(1000)::size, 2), 0.01 * products);
        assertEquals(
                1.5 * 2 * 3 * FullIndexSet.size(1000, 3) * 182.0,
                new OperatorSize(0, 182, 0).flops(1000, Tensors.full(1000)::size, 3), 0.02 * 1.5 * 6 * FullIndexSet.size(1000, 3) * 182.0);
        Study study = SampleRuns.kuramoto(List.of(16.0), Optional.of(List.of(6)), 1e-6);
        OneParticleSystem system = new Model(study, List.of(6), HierarchyProblem.terms(study), () -> false).limit(16).system();
        long entries = 0;
        for (int r = 0; r < system.rank(); r++) {
            for (double[][] factor : new double[][][] {system.force(r).dense(), system.weight(r).dense()}) {
                entries += Arrays.stream(factor).flatMapToDouble(Arrays::stream).filter(x -> x != 0).count();
            }
        }
        assertEquals(entries / 12.0, OperatorSize.of(system).factorEntries(), 1e-12);
    }

    private static Outlook announced(Study study) {
        Outlook[] told = new Outlook[1];
        TruncationStudy.solve(study, 1, new Progress() {
            @Override
            public void expects(Outlook outlook) {
                told[0] = outlook;
            }
        });
        return told[0];
    }

    private static Solution.Broken series(int functions, int powers) {
        return Capacity.checkSeries(Tensors.full(functions), powers, new OperatorSize(2, 8, 8), AvailableMemory.bytes());
    }

    @Test
    void coefficientsAreCounted() {
        assertEquals(1 + 3 + 6 + 10, Tensors.full(3).coefficients(3));
    }

    /** No pair of functions has a place where there is no order 2. */
    @Test
    void orderOneNeedsRoomForFunctionsAlone() {
        assertTrue(new OperatorSize(2, 8, 8).bytes(20_000, Tensors.full(20_000)::size, 1, 1) < 40e6);
    }
}

package org.dualcumulants.hierarchy.derive.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.dualcumulants.spectral.study.StudyException;
import org.junit.jupiter.api.Test;

class SystemSizeTest {

    /** 14 functions: 1 + 14 + binom(15, 2) + binom(16, 3) + binom(17, 4) = binom(18, 4). */
    @Test
    void atTheResolutionOfTheStudy() {
        List<SystemSize> sizes = StudyDerivation.of(Models.kuramoto().study()).sizes();
        assertEquals(1, sizes.size());
        assertEquals(14, sizes.get(0).functions());
        assertEquals(new KernelRank(2, 0, true, ""), new KernelRank(sizes.get(0).kernel().rank(), 0, sizes.get(0).kernel().exact(), ""));
        assertEquals(List.of(15.0, 120.0, 3060.0), sizes.get(0).orders().stream().map(SystemSize.Order::unknowns).toList());
        // 16 vectors of work space for exponential steps of order 8, the solution, the next one and a copy
        assertEquals(8.0 * 19 * 3060, sizes.get(0).orders().get(2).bytes());
    }

    @Test
    void atAFewIfTheStudyLeavesItOpen() {
        StudyDerivation derivation = StudyDerivation.of(Models.vortices().automatic().study());
        assertTrue(derivation.automatic());
        assertEquals(List.of(4, 4), derivation.sizes().get(0).resolution());
        assertEquals(80, derivation.sizes().get(0).functions());
        assertEquals(8, derivation.sizes().get(0).kernel().rank());
        assertEquals(4, derivation.sizes().size());
    }

    @Test
    void aSingularKernelIsNotSeparated() {
        KernelRank kernel = StudyDerivation.of(Models.circle("1/2*Cot(x/2)", "1 + Cos(x)/2").study()).sizes().get(0).kernel();
        assertTrue(kernel.obstacle().contains("is infinite at x = 0.0"), kernel.obstacle());
        assertTrue(kernel.obstacle().endsWith("; this one has exact Fourier coefficients by the name kernel: {name: log}"), kernel.obstacle());
        KernelRank twice = StudyDerivation.of(Models.circle("-Cot(x/2)", "1 + Cos(x)/2").study()).sizes().get(0).kernel();
        assertTrue(twice.obstacle().endsWith("kernel: {name: log, strength: -2}"), twice.obstacle());
        KernelRank other = StudyDerivation.of(Models.circle("Sign(x)*Abs(x)^(-5/4)", "1 + Cos(x)/2").study()).sizes().get(0).kernel();
        assertTrue(other.obstacle().contains("are computed by name, from exact Fourier coefficients"), other.obstacle());
    }

    @Test
    void aTruncatedKernelHasATail() {
        KernelRank kernel = StudyDerivation.of(Models.circle("x", "1 + Cos(x)/2").study()).sizes().get(0).kernel();
        assertTrue(kernel.tail() > 0.1 && !kernel.exact() && kernel.rank() >= 28, kernel.toString());
    }

    @Test
    void aResolutionWithoutABasisIsRefused() {
        Models vortices = Models.vortices();
        for (int harmonics : new int[] {2100, 2_000_000_000}) {
            Models fine = new Models(
                    vortices.axes(), vortices.parameters(), vortices.drift(), vortices.kernel(), vortices.noise(),
                    vortices.initial(), Optional.of(List.of(harmonics, harmonics)), vortices.horizon());
            StudyException e = assertThrows(StudyException.class, () -> StudyDerivation.of(fine.study()));
            assertEquals("resolution", e.where());
        }
    }
}

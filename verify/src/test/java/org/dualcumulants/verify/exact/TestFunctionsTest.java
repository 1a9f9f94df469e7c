package org.dualcumulants.verify.exact;

import static java.lang.Math.PI;
import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.sin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.junit.jupiter.api.Test;

/** A wave is found by the test function that is a multiple of it, and by no other. */
class TestFunctionsTest {

    private static final double ROUNDING = 1e-12;

    private static double supremum(ParticleGrid grid, int slots, ScalarField g) {
        return new TestFunctions(grid, 2).supremum(GridFunction.sample(grid, slots, g));
    }

    @Test
    void wavesOnACircleAreFound() {
        ParticleGrid circle = new ParticleGrid(List.of(new PeriodicAxis("x", 1, 3)), List.of(9));
        for (int k = 1; k <= 2; k++) {
            int wave = k;
            ScalarField angle = x -> wave * 2 * PI * (x[0] - 1) / 3;
            assertEquals(1, supremum(circle, 1, x -> 2.0 / 3 * sin(angle.at(x))), ROUNDING);
            assertEquals(1, supremum(circle, 1, x -> -2.0 / 3 * cos(angle.at(x))), ROUNDING);
        }
        assertEquals(0, supremum(circle, 1, x -> sin(3 * 2 * PI * (x[0] - 1) / 3)), ROUNDING);
        assertEquals(3, supremum(circle, 1, x -> 1), ROUNDING);
        assertEquals(1, supremum(circle, 2, x -> 4.0 / 9 * sin(2 * PI * (x[0] - 1) / 3) * cos(4 * PI * (x[1] - 1) / 3)), ROUNDING);
    }

    @Test
    void wavesOnOtherAxesAreFound() {
        ParticleGrid walled = new ParticleGrid(
                List.of(new IntervalAxis("h", 1, 3), new PeriodicAxis("x", 0, 2 * PI)), List.of(20, 9));
        assertEquals(1, supremum(walled, 1, x -> cos(PI * (x[0] - 1)) * sin(x[1]) / PI), ROUNDING);
        // ∫ e^{-s²/2} cos(ks) ds = √(2π) e^{-k²/2}, largest for k = 0; its odd part ∫ s e^{-s²/2} sin(ks) ds = √(2π) k e^{-k²/2}
        ParticleGrid line = new ParticleGrid(List.of(new RealAxis("v", 0.5, 2)), List.of(40));
        ScalarField s = x -> (x[0] - 0.5) / 2;
        assertEquals(Math.sqrt(2 * PI) * exp(-0.5), supremum(line, 1, x -> s.at(x) * exp(-s.at(x) * s.at(x) / 2) / 2), 1e-10);
    }

    @Test
    void refusals() {
        ParticleGrid circle = new ParticleGrid(List.of(new PeriodicAxis("x", 0, 1)), List.of(5));
        ParticleGrid other = new ParticleGrid(List.of(new PeriodicAxis("x", 0, 1)), List.of(7));
        assertEquals(
                "harmonics is 0; at least 1 is required",
                assertThrows(IllegalArgumentException.class, () -> new TestFunctions(circle, 0)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> new TestFunctions(other, 1).supremum(GridFunction.constant(circle, 1, 1)));
    }
}

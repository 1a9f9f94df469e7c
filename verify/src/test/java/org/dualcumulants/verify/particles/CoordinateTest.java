package org.dualcumulants.verify.particles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CoordinateTest {

    private static double[] confined(Coordinate coordinate, double... x) {
        coordinate.confine(x);
        return x;
    }

    @Test
    void circlesWrapAndLinesDoNot() {
        assertArrayEquals(new double[] {1.5, 0.5, -1, 2.5}, confined(new Coordinate.Circle(-1, 4), 1.5, -3.5, 3, 10.5), 1e-14);
        assertArrayEquals(new double[] {1e9, -7}, confined(new Coordinate.Line(), 1e9, -7), 0);
    }

    /** A state a rounding below the left end comes back as the left end, not as the right one. */
    @Test
    void theRightEndOfACircleIsTheLeftOne() {
        assertArrayEquals(new double[] {0}, confined(new Coordinate.Circle(0, 2 * Math.PI), -1e-300), 0);
    }

    @Test
    void wallsReflectAsOftenAsNeeded() {
        assertArrayEquals(
                new double[] {1.2, 1.25, 2.75, 1.5, 1, 3}, confined(new Coordinate.Walls(1, 3), 1.2, 0.75, 3.25, 5.5, 5, -1), 1e-14);
    }

    @Test
    void differences() {
        Coordinate circle = new Coordinate.Circle(5, 4);
        assertEquals(-1, circle.difference(5, 6), 1e-15);
        assertEquals(-1, circle.difference(8.5, 5.5), 1e-15);
        assertEquals(2, circle.difference(5, 7), 1e-15, "half the length belongs to the right end");
        assertEquals(-3, new Coordinate.Line().difference(5, 8));
        assertEquals(-3, new Coordinate.Walls(0, 9).difference(5, 8));
    }
}

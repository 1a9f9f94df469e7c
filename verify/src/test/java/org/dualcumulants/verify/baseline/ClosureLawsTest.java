package org.dualcumulants.verify.baseline;

import static java.lang.Math.cos;
import static java.lang.Math.sin;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dualcumulants.verify.exact.GridFunction;
import org.dualcumulants.verify.exact.ParticleGrid;
import org.dualcumulants.verify.exact.SlotSum;
import org.junit.jupiter.api.Test;

/** What closures say is ∫ K(x, z) F_{s+1} dz against their F_{s+1}, written out. */
class ClosureLawsTest {

    private static final ParticleGrid GRID = ParticleGrid.of(Circles.kuramoto(2, 1, 1), 9);
    private static final GridFunction KERNEL = GridFunction.sample(GRID, 2, x -> 0.3 + sin(x[0]) * cos(2 * x[1]) - sin(x[0] - x[1]));

    /** A correlated law of two particles. */
    private static final GridFunction PAIR = normalised(GridFunction.sample(
            GRID, 2, x -> 2 + cos(x[0]) + cos(x[1]) + 0.5 * cos(x[0] - x[1]) + 0.3 * sin(x[0] + x[1])));

    private static final GridFunction ONE = PAIR.contract(1, GridFunction.constant(GRID, 1, 1));

    private interface Third {
        double at(int x, int y, int z);
    }

    private static GridFunction normalised(GridFunction g) {
        double mass = g.inner(GridFunction.constant(GRID, 2, 1));
        return new SlotSum(GRID, 2).add(1 / mass, g, 0, 1).result();
    }

    private static double f1(int x) {
        return ONE.at(x);
    }

    private static double f2(int x, int y) {
        return PAIR.at(x, y);
    }

    private static double cluster(int x, int y, int z) {
        return f2(x, y) * f1(z) + f2(x, z) * f1(y) + f2(y, z) * f1(x) - 2 * f1(x) * f1(y) * f1(z);
    }

    private static double kirkwood(int x, int y, int z) {
        return f2(x, y) * f2(y, z) * f2(x, z) / (f1(x) * f1(y) * f1(z));
    }

    private static void assertPush(Third law, Closure closure) {
        int m = GRID.size();
        double[] expected = new double[m * m];
        for (int x = 0; x < m; x++) {
            for (int y = 0; y < m; y++) {
                for (int z = 0; z < m; z++) {
                    expected[x * m + y] += GRID.weight(z) * KERNEL.at(x, z) * law.at(x, y, z);
                }
            }
        }
        double[] found = closure.push(KERNEL, PAIR).values();
        assertTrue(closure.push(KERNEL, PAIR).maxNorm() > 1e-3, "nobody pushes");
        assertArrayEquals(expected, found, 1e-15);
    }

    @Test
    void pushesAreThoseOfTheClosedLaws() {
        assertEquals(2, Closure.CLUSTER.order());
        assertPush(ClosureLawsTest::cluster, Closure.CLUSTER);
        assertPush(ClosureLawsTest::kirkwood, Closure.KIRKWOOD);
        GridFunction independent = Closure.INDEPENDENCE.push(KERNEL, ONE);
        for (int x = 0; x < GRID.size(); x++) {
            double expected = 0;
            for (int z = 0; z < GRID.size(); z++) {
                expected += GRID.weight(z) * KERNEL.at(x, z) * f1(x) * f1(z);
            }
            assertEquals(expected, independent.at(x), 1e-15);
        }
    }

    @Test
    void theClusterExpansionKeepsTheMarginalAndKirkwoodDoesNot() {
        double clusterDefect = 0;
        double kirkwoodDefect = 0;
        for (int x = 0; x < GRID.size(); x++) {
            for (int y = 0; y < GRID.size(); y++) {
                double cluster = 0;
                double kirkwood = 0;
                for (int z = 0; z < GRID.size(); z++) {
                    cluster += GRID.weight(z) * cluster(x, y, z);
                    kirkwood += GRID.weight(z) * kirkwood(x, y, z);
                }
                clusterDefect = Math.max(clusterDefect, Math.abs(cluster - f2(x, y)));
                kirkwoodDefect = Math.max(kirkwoodDefect, Math.abs(kirkwood - f2(x, y)));
            }
        }
        assertEquals(0, clusterDefect, 1e-15);
        assertTrue(kirkwoodDefect > 1e-4, "Kirkwood's closure has the marginal " + kirkwoodDefect);
    }

    @Test
    void kirkwoodDoesNotDivideByNothing() {
        GridFunction hole = normalised(GridFunction.sample(GRID, 2, x -> (1 - cos(x[0])) * (1 - cos(x[1]))));
        String message =
                assertThrows(ClosureBreakdown.class, () -> Closure.KIRKWOOD.push(KERNEL, hole)).getMessage();
        assertEquals("F_1 is 0.00 at x = 0.000, where Kirkwood's closure divides by it", message);
    }
}

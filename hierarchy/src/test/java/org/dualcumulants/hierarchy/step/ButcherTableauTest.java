package org.dualcumulants.hierarchy.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * Order conditions Σ b_i φ_i(τ) = 1/γ(τ) over all rooted trees τ, φ_i(τ) = Π Σ_j a_ij φ_j(subtree), γ(τ) = |τ| Π γ(subtree)
 * (Hairer, Nørsett, Wanner, section II.2); refusals of inconsistent coefficients.
 */
class ButcherTableauTest {

    private static final ButcherTableau TABLEAU = ButcherTableau.dormandPrince853();

    private record Tree(int nodes, double density, List<Double> stages) {}

    /** All rooted trees by number of nodes, with their elementary weights; index 0 is empty. */
    private static List<List<Tree>> trees(int largest) {
        List<List<Tree>> trees = new ArrayList<>(List.of(List.of()));
        for (int nodes = 1; nodes <= largest; nodes++) {
            List<Tree> found = new ArrayList<>();
            List<Tree> smaller = trees.stream().flatMap(List::stream).toList();
            graft(smaller, 0, nodes - 1, nodes, ones(), found);
            trees.add(List.copyOf(found));
        }
        return trees;
    }

    private static Tree ones() {
        List<Double> stages = new ArrayList<>();
        for (int i = 0; i < TABLEAU.stages(); i++) {
            stages.add(1.0);
        }
        return new Tree(1, 1, stages);
    }

    /** Adds subtrees, their numbers not descending, until no nodes are left. */
    private static void graft(List<Tree> smaller, int from, int left, int nodes, Tree soFar, List<Tree> found) {
        if (left == 0) {
            found.add(new Tree(nodes, nodes * soFar.density(), soFar.stages()));
            return;
        }
        for (int s = from; s < smaller.size(); s++) {
            Tree subtree = smaller.get(s);
            if (subtree.nodes() <= left) {
                List<Double> stages = new ArrayList<>();
                for (int i = 0; i < TABLEAU.stages(); i++) {
                    double sum = 0;
                    for (int j = 0; j < i; j++) {
                        sum += TABLEAU.a(i, j) * subtree.stages().get(j);
                    }
                    stages.add(sum * soFar.stages().get(i));
                }
                Tree grown = new Tree(1, soFar.density() * subtree.density(), stages);
                graft(smaller, s, left - subtree.nodes(), nodes, grown, found);
            }
        }
    }

    /** Largest |Σ b_i φ_i(τ) - 1/γ(τ)| over the trees of so many nodes. */
    private static double defect(List<Tree> trees, IntToDoubleFunction b) {
        double worst = 0;
        for (Tree t : trees) {
            double sum = -1 / t.density();
            for (int i = 0; i < TABLEAU.stages(); i++) {
                sum += b.applyAsDouble(i) * t.stages().get(i);
            }
            worst = Math.max(worst, Math.abs(sum));
        }
        return worst;
    }

    /** The entries of a reach 50, so a condition is left with some hundred roundings. */
    @Test
    void solutionAndEstimatesHaveTheirOrders() {
        List<List<Tree>> trees = trees(9);
        int[] counts = {0, 1, 1, 2, 4, 9, 20, 48, 115, 286};
        for (int nodes = 1; nodes <= 9; nodes++) {
            assertEquals(counts[nodes], trees.get(nodes).size(), "rooted trees with " + nodes + " nodes");
        }
        assertEquals(8, orderOf(trees, TABLEAU::b));
        assertEquals(5, orderOf(trees, i -> TABLEAU.b(i) - TABLEAU.highError(i)));
        assertEquals(3, orderOf(trees, i -> TABLEAU.b(i) - TABLEAU.lowError(i)));
        assertEquals(1, orderOf(trees, i -> TABLEAU.b(i) + (i == 9 ? 1e-6 : i == 10 ? -1e-6 : 0)), "planted");
    }

    private static int orderOf(List<List<Tree>> trees, IntToDoubleFunction b) {
        int order = 0;
        while (order + 1 < trees.size() && defect(trees.get(order + 1), b) < 1e-12) {
            order++;
        }
        return order;
    }

    private static final double[][] A = {{}, {0.5}};
    private static final double[] B = {0, 1};
    private static final double[] C = {0, 0.5};
    private static final double[] ERROR = {-1, 1};

    private static String refusal(double[][] a, double[] b, double[] c, double[] high, double[] low) {
        return assertThrows(IllegalArgumentException.class, () -> new ButcherTableau(2, a, b, c, high, low)).getMessage();
    }

    @Test
    void consistentTableausAreTaken() {
        ButcherTableau midpoint = new ButcherTableau(2, A, B, C, ERROR, ERROR);
        assertEquals(2, midpoint.order());
        assertEquals(2, midpoint.stages());
    }

    @Test
    void brokenTableausAreRefused() {
        assertTrue(refusal(A, new double[] {0.1, 1}, C, ERROR, ERROR).startsWith("Σ b_i - 1 is 0.10000000000000"));
        assertEquals(
                "sum of the error weights is 0.5; it must vanish", refusal(A, B, C, new double[] {-0.5, 1}, ERROR));
        assertEquals(
                "sum of the lower error weights is NaN; it must vanish",
                refusal(A, B, C, ERROR, new double[] {Double.NaN, 1}));
        assertEquals("c_1 - Σ_j a_ij is 0.25; it must vanish", refusal(A, B, new double[] {0, 0.75}, ERROR, ERROR));
        assertEquals(
                "row 1 of a has 2 entries instead of 1", refusal(new double[][] {{}, {0.5, 0}}, B, C, ERROR, ERROR));
        assertEquals(
                "a tableau of 2 stages needs as many rows and weights", refusal(A, B, new double[] {0}, ERROR, ERROR));
    }
}

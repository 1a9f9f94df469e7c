package org.dualcumulants.verify.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.run.CumulantHistory;
import org.dualcumulants.hierarchy.run.HierarchyProblem;
import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.system.OneParticleSystem;

/**
 * Why a hierarchy of bounded C̄_n has one solution only [BDJ]: terminal data at order M alone, as large as the lemma allows, ‖C̄_M(T)‖ = 1,
 * reach C̄_0 through M/2 steps of S⁼, and √(M!)/(M/2)! (‖V_f‖ t)^{M/2} tends to 0 with M for 2 ‖V_f‖ t &lt; 1; longer times follow
 * piece by piece. Seen here in the limiting hierarchy with C̄_M(T) = u^{⊗M}, one function u for all M, over the longest of T, T/2, T/4, … on which √2 |x| ≤ ½,
 * x = C̄_0 from M = 2; on a basis small enough for order 6. There a product stays one, so that C̄_0 from M is
 * √(M!)/(M/2)! (x/√2)^{M/2}; it falls with M as √2 |x| &lt; 1.
 */
final class Uniqueness implements Check {

    private static final int[] ORDERS = {2, 4, 6};
    private static final double MOST_COEFFICIENTS = 10_000;
    private static final int HALVINGS = 8;
    private static final double SHORT = 0.5;
    private static final double NOTHING = 1e-8;
    private static final double ROUNDING = 1e-15;

    /** Of {@link Subject#TOLERANCE} per step, over the steps. */
    private static final double STEPPING = 1e-8;

    @Override
    public String name() {
        return "uniqueness";
    }

    @Override
    public String statement() {
        return "C̄_M(T) = u^{⊗M}, ‖u‖ = 1, alone makes C̄_0(t) = √(M!)/(M/2)! (x/√2)^{M/2}, x from M = 2; it tends to 0 with M, T - t short";
    }

    @Override
    public List<Finding> look(Subject subject) {
        List<Integer> resolution = subject.resolution();
        int highest = ORDERS[ORDERS.length - 1];
        while (size(subject, resolution, highest) > MOST_COEFFICIENTS) {
            if (resolution.stream().allMatch(r -> r == 1)) {
                return List.of(Finding.skipped(this, "", "order " + highest + " is too large even at the lowest resolution"));
            }
            resolution = resolution.stream().map(r -> Math.max(1, r - 1)).toList();
        }
        double end = subject.study().horizon();
        double[] times = IntStream.rangeClosed(0, HALVINGS).mapToDouble(k -> end - end * Math.pow(0.5, k)).toArray();
        List<CumulantHistory> histories = new ArrayList<>();
        for (int order : ORDERS) {
            HierarchyProblem problem = subject.fullProblem(resolution, order);
            histories.add(problem.limiting(terminal(problem), times));
        }
        double start = Arrays.stream(times)
                .filter(t -> Math.sqrt(2) * Math.abs(histories.get(0).correction(t)) <= SHORT)
                .findFirst()
                .orElse(times[HALVINGS]);
        List<Finding> findings = new ArrayList<>();
        double before = histories.get(0).correction(start);
        if (Math.abs(before) < NOTHING) {
            return List.of(Finding.skipped(this, "", "∬ V_f u u f f vanishes: nothing reaches C̄_0"));
        }
        String duration = ", T - t = " + (float) (end - start);
        double x = before;
        findings.add(Finding.atMost(this, "√2 |x|" + duration, SHORT, Math.sqrt(2) * Math.abs(x), 0, "none"));
        double factor = 1;
        for (int i = 1; i < ORDERS.length; i++) {
            double found = histories.get(i).correction(start);
            // √(M!)/(M/2)! 2^{-M/4} grows by √(M(M-1)/2)/(M/2)
            int m = ORDERS[i];
            factor *= Math.sqrt(0.5 * m * (m - 1)) / (0.5 * m);
            double expected = factor * Math.pow(x, 0.5 * m);
            findings.add(Finding.equal(this, "C̄_0 from M = " + m + duration, expected, found, STEPPING * Math.abs(expected) + ROUNDING, "stepping"));
            findings.add(Finding.atMost(
                    this, "|C̄_0| from M = " + ORDERS[i] + " and from M = " + ORDERS[i - 1] + duration,
                    Math.abs(before), Math.abs(found), ROUNDING, "rounding"));
            before = found;
        }
        return findings;
    }

    private static double size(Subject subject, List<Integer> resolution, int order) {
        double k = ProductBasis.size(subject.study().axes(), resolution, subject.study().functions()) - 1;
        double coefficients = 1;
        for (int n = 1; n <= order; n++) {
            coefficients *= (k + n) / n;
        }
        return coefficients;
    }

    /** y_M = √(M!) u^{⊗M}, u = Σ_a deg(a)^{-2} h_a normalised in L²_{f(T)}. */
    private static double[] terminal(HierarchyProblem problem) {
        TensorLayout layout = problem.layout();
        IndexSet set = layout.indexSet();
        int order = layout.truncation();
        double end = problem.study().horizon();
        double n = problem.study().particles().get(0);
        double[] moments = problem.meanField(n).at(end);
        double[][] factor = OneParticleSystem.centredGramFactor(
                problem.density(n, end).gram(problem.basis()), moments);
        double[] u = IntStream.range(0, set.functions())
                .mapToDouble(a -> Math.pow(problem.basis().degree(a + 1), -2))
                .toArray();
        double square = 0;
        for (int b = 0; b < u.length; b++) {
            double sum = 0;
            for (int a = b; a < u.length; a++) {
                sum += factor[a][b] * u[a];
            }
            square += sum * sum;
        }
        double scale = 1;
        for (int i = 1; i <= order; i++) {
            scale *= Math.sqrt(i / square);
        }
        double[] c = new double[layout.length()];
        int[] multiset = new int[order];
        for (int rank = 0; rank < set.size(order); rank++) {
            set.multiset(order, rank, multiset);
            double product = scale;
            for (int a : multiset) {
                product *= u[a];
            }
            c[layout.offset(order) + rank] = product;
        }
        return c;
    }
}

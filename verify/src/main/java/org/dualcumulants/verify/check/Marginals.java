package org.dualcumulants.verify.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.run.HierarchyProblem;
import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.spectral.basis.ProductBasis;

/**
 * Weak convergence of marginals, tested with u^{⊗k}, u one of the lowest functions of the basis: the U-statistic of u^{⊗k} has
 * <pre>
 * E = ∫ F_{N,k}(T) u^{⊗k},   C_n(T) = (k)_n/(N)_n ⟨u⟩^{k-n} (u - ⟨u⟩)^{⊗n},   mean field ∫ u^{⊗k} f(T)^{⊗k} = ⟨u⟩^k.
 * </pre>
 */
final class Marginals implements Check {

    private static final double[] PARTICLES = {10, 30, 100, 300, 1000};
    private static final int MOST_PARTICLES_TESTED = 3;

    /** Order of truncation that 1/N needs. */
    private static final int LOWEST_ORDER = 2;

    private static final int FUNCTIONS = 3;

    /** A distance below this part of sup |u|^k is rounding. */
    private static final double ROUNDING = 1e-11;

    @Override
    public String name() {
        return "marginals";
    }

    @Override
    public String statement() {
        return "max_u |∫ (F_{N,k}(T) - f(T)^{⊗k}) u^{⊗k}| ~ N^p with p ≤ -1, u the lowest functions of the basis";
    }

    @Override
    public List<Finding> look(Subject subject) {
        if (subject.study().noiseDependsOnParticleNumber()) {
            return List.of(Finding.skipped(this, "", "the noise depends on N, and with it f"));
        }
        int order = subject.order();
        if (order < LOWEST_ORDER) {
            return List.of(Finding.skipped(this, "", "order 2 is needed, and the study has none that can be solved for several N"));
        }
        List<Finding> findings = new ArrayList<>();
        for (int k = 1; k <= Math.min(MOST_PARTICLES_TESTED, order); k++) {
            int tested = k;
            HierarchyProblem problem = subject.problem(Math.max(LOWEST_ORDER, k));
            int[] lowest = lowest(problem.basis());
            double[] distances = Arrays.stream(PARTICLES)
                    .map(n -> Arrays.stream(lowest)
                            .mapToDouble(a -> Math.abs(distance(problem, n, tested, a)))
                            .max()
                            .orElseThrow())
                    .toArray();
            String at = "k = " + k;
            findings.add(distances[0] < ROUNDING
                    ? Finding.skipped(this, at, "the lowest functions see no difference: F_{N," + k + "} has their mean-field averages")
                    : PowerFit.of(PARTICLES, distances)
                            .map(f -> Finding.atMost(this, at, -1, f.exponent(), f.margin(), PowerFit.basis(PARTICLES)))
                            .orElseGet(() -> Finding.skipped(this, at, "the distance vanishes at one of the N")));
        }
        return findings;
    }

    /** Numbers of the functions of lowest degree. */
    private static int[] lowest(ProductBasis basis) {
        return IntStream.range(1, basis.size())
                .boxed()
                .sorted(java.util.Comparator.comparingInt(basis::degree))
                .limit(FUNCTIONS)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** ∫ (F_{N,k}(T) - f(T)^{⊗k}) g_a^{⊗k}. */
    static double distance(HierarchyProblem problem, double particles, int k, int a) {
        TensorLayout layout = problem.layout();
        IndexSet set = layout.indexSet();
        double mean = problem.meanField(particles).at(problem.study().horizon())[a];
        double[] c = new double[layout.length()];
        double factor = 1;
        for (int n = 1; n <= Math.min(k, layout.truncation()); n++) {
            factor *= (k - n + 1) / (1 - (n - 1) / particles);
            int[] multiset = new int[n];
            Arrays.fill(multiset, a - 1);
            c[layout.offset(n) + set.rank(n, multiset)] = factor * Math.pow(mean, k - n);
        }
        return problem.solve(particles, c, 0.0).correction(0);
    }
}

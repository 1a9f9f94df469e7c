package org.dualcumulants.verify.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.run.CumulantHistory;
import org.dualcumulants.hierarchy.run.HierarchyProblem;
import org.hipparchus.analysis.integration.gauss.LegendreRuleFactory;
import org.hipparchus.util.Pair;

/**
 * The balance of ∫Φ_N f^{⊗N} = C_0 [BDJ],
 * <pre>
 * d/dt C_0 = √2 √(N/(N-1)) ∬ V_f C̄_2 f f = N ∬ ψ(x, y) f(y) C_2(x, y) dx dy,
 * </pre>
 * integrated over time by Gauss' rule, with K and f at points: see {@link PairBalance}. With scaling 1/N the factor N becomes N - 1, and
 * the one-body defect adds ∫ f (K*f)·∇C_1, self-interaction -∫ f K(x, x)·∇C_1.
 */
final class Balance implements Check {

    private static final int COARSE_NODES = 5;
    private static final int NODES = 7;

    /** Points per axis and resolution of the two rules that are compared. */
    private static final int COARSE = 4;

    private static final int FINE = 5;

    /** Multiplications of one evaluation, at most, and from which on one N must do. */
    private static final double LARGEST = 1e8;

    private static final double LARGE = 1e7;

    private static final int HIGHEST = 3;

    private static final double ROUNDING = 1e-9;

    @Override
    public String name() {
        return "balance";
    }

    @Override
    public String statement() {
        return "C_0(t_2) - C_0(t_1) = ∫ √2 √(N/(N-1)) ∬ V_f C̄_2 f f dt";
    }

    @Override
    public List<Finding> look(Subject subject) {
        int order = Math.min(HIGHEST, subject.order());
        if (order < 2) {
            return List.of(Finding.skipped(this, "", "C_2 is needed, and the study has no order ≥ 2 of moderate size"));
        }
        HierarchyProblem problem = subject.problem(order);
        double cost = PairBalance.cost(problem.basis(), FINE);
        if (cost > LARGEST) {
            return List.of(Finding.skipped(this, "", "there are too many pairs of points for direct quadrature"));
        }
        List<Finding> findings = new ArrayList<>();
        List<Double> particles = subject.study().particles();
        double last = particles.get(cost > LARGE ? 0 : particles.size() - 1);
        for (double n : DoubleStream.of(particles.get(0), last).distinct().toArray()) {
            int m = (int) Math.min(n, order);
            findings.addAll(balances(subject, subject.problem(m), n));
        }
        return findings;
    }

    private List<Finding> balances(Subject subject, HierarchyProblem problem, double particles) {
        double end = subject.study().horizon();
        double[] ends = {0, 0.5 * end, end};
        Pair<double[], double[]> fine = new LegendreRuleFactory().getRule(NODES);
        Pair<double[], double[]> coarse = new LegendreRuleFactory().getRule(COARSE_NODES);
        double[] times = IntStream.range(0, 2)
                .boxed()
                .flatMapToDouble(i -> DoubleStream.concat(
                        DoubleStream.concat(nodes(ends[i], ends[i + 1], fine), nodes(ends[i], ends[i + 1], coarse)),
                        DoubleStream.of(ends[i + 1])))
                .toArray();
        CumulantHistory history = problem.solve(particles, times);
        PairBalance best = new PairBalance(subject.study(), problem, particles, FINE);
        PairBalance rough = new PairBalance(subject.study(), problem, particles, COARSE);
        double scale = DoubleStream.of(ends).map(history::correction).map(Math::abs).max().orElseThrow();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            double from = ends[i];
            double to = ends[i + 1];
            double expected = integral(history, best, from, to, fine);
            double uncertain = Math.abs(expected - integral(history, best, from, to, coarse))
                    + Math.abs(expected - integral(history, rough, from, to, fine));
            findings.add(Finding.equal(
                    this, "N = " + Cases.particles(particles) + ", m = " + problem.layout().truncation() + ", t = " + (float) from + " … " + (float) to, expected,
                    history.correction(to) - history.correction(from), 2 * uncertain + ROUNDING * scale,
                    "rules of " + COARSE_NODES + " and " + NODES + " times, of fewer and more points"));
        }
        return findings;
    }

    private static DoubleStream nodes(double from, double to, Pair<double[], double[]> rule) {
        return DoubleStream.of(rule.getFirst()).map(x -> from + 0.5 * (to - from) * (1 + x));
    }

    private static double integral(CumulantHistory history, PairBalance rate, double from, double to, Pair<double[], double[]> rule) {
        double[] times = nodes(from, to, rule).toArray();
        return IntStream.range(0, times.length)
                .mapToDouble(i -> 0.5 * (to - from) * rule.getSecond()[i] * rate.at(history, times[i]))
                .sum();
    }
}

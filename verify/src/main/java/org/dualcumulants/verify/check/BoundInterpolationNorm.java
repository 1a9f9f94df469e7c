package org.dualcumulants.verify.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dualcumulants.hierarchy.run.CumulantHistory;
import org.dualcumulants.hierarchy.run.HierarchyProblem;
import org.dualcumulants.spectral.basis.WeightedPoints;
import org.dualcumulants.verify.bound.InterpolationNorm;

/**
 * The norm of the quantitative result [KJ], K = inf over C̄_n = α + β of ‖α‖_{L²_f} + N^θ ‖β‖_{H^{-1}_f} at t = 0 with θ = ½, for n = 1, 2. Checked are
 * what it is, at the smallest N of the study, where it is least trivial: not above either end, and between K_2 and √2 K_2; and what the theorem says of it: that it stays bounded as
 * N grows, which is that it grows with no positive power of N.
 */
final class BoundInterpolationNorm implements Check {

    private static final double THETA = 0.5;
    private static final int[] ORDERS = {1, 2};

    /** Functions of one particle, at most. */
    private static final int MOST_FUNCTIONS = 300;

    private static final double ROUNDING = 1e-9;

    @Override
    public String name() {
        return "interpolation-norm";
    }

    @Override
    public String statement() {
        return "K = inf ‖α‖_{L²_f} + N^{1/2} ‖β‖_{H^{-1}_f} over C̄_n(0) = α + β is bounded in N, n = 1, 2";
    }

    @Override
    public List<Finding> look(Subject subject) {
        if (subject.study().noiseDependsOnParticleNumber()) {
            return List.of(Finding.skipped(this, "", "the noise depends on N, and with it f"));
        }
        int order = subject.order();
        if (order < 2) {
            return List.of(Finding.skipped(this, "", "C_2 is needed, and the study has no order ≥ 2 that can be solved for several N"));
        }
        HierarchyProblem problem = subject.problem(order);
        if (problem.basis().size() > MOST_FUNCTIONS) {
            return List.of(Finding.skipped(this, "", problem.basis().size() + " functions of one particle are too many for an eigenproblem"));
        }
        double[] ladder = subject.ladder();
        InterpolationNorm norm;
        try {
            norm = norm(problem, ladder[0]);
        } catch (ArithmeticException e) {
            return List.of(Finding.skipped(this, "", e.getMessage()));
        }
        List<Finding> findings = new ArrayList<>();
        for (int n : ORDERS) {
            double[] values = new double[ladder.length];
            for (int i = 0; i < ladder.length; i++) {
                values[i] = tensor(norm, subject.history(ladder[i], order), n).interpolated(Math.pow(ladder[i], THETA));
            }
            double few = subject.study().particles().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
            InterpolationNorm.Tensor tensor = tensor(norm, subject.history(few, (int) Math.min(few, order)), n);
            double mu = Math.pow(few, THETA);
            double k = tensor.interpolated(mu);
            if (k == 0) {
                findings.add(Finding.skipped(this, "n = " + n, "C_" + n + "(0) = 0"));
                continue;
            }
            String at = "n = " + n + ", N = " + Cases.particles(few);
            double rounding = ROUNDING * k;
            findings.add(Finding.atMost(this, at + ", ‖C̄_n‖", tensor.ofSquares(), k, rounding, "rounding"));
            findings.add(Finding.atMost(this, at + ", N^{1/2} ‖C̄_n‖_{H^{-1}}", mu * tensor.dual(), k, rounding, "rounding"));
            findings.add(Finding.atLeast(this, at + ", K_2", tensor.quadratic(mu), k, rounding, "rounding"));
            findings.add(Finding.atMost(this, at + ", √2 K_2", Math.sqrt(2) * tensor.quadratic(mu), k, rounding, "rounding"));
            Optional<PowerFit> fit = PowerFit.of(ladder, values);
            fit.ifPresent(f -> findings.add(Finding.atMost(
                    this, "n = " + n + ", power of N", 0, f.exponent(), f.margin(), PowerFit.basis(ladder))));
        }
        return findings;
    }

    /** In L²_{f°}. */
    private static InterpolationNorm norm(HierarchyProblem problem, double particles) {
        double[] m = problem.meanField(particles).at(0);
        WeightedPoints density = problem.density(particles, 0);
        double[][] gram = density.gram(problem.basis());
        double[][] stiffness = density.stiffness(problem.basis());
        int k = m.length - 1;
        double[][] centredGram = new double[k][k];
        double[][] inner = new double[k][k];
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                centredGram[a][b] = gram[a + 1][b + 1] - m[a + 1] * m[b + 1];
                inner[a][b] = stiffness[a + 1][b + 1];
            }
        }
        return new InterpolationNorm(centredGram, inner);
    }

    private static InterpolationNorm.Tensor tensor(InterpolationNorm norm, CumulantHistory history, int n) {
        double[] c = history.coefficients(n, 0);
        double root = DecayOfChaos.rootOfBinomial(history.particles(), n);
        for (int i = 0; i < c.length; i++) {
            c[i] *= root;
        }
        return norm.of(history.layout().indexSet(), n, c);
    }
}

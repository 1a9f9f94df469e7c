package org.dualcumulants.hierarchy.derive.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.dualcumulants.hierarchy.meanfield.MeanField;
import org.dualcumulants.hierarchy.meanfield.MeanFieldOutcome;
import org.dualcumulants.hierarchy.meanfield.MeanFieldPath;
import org.dualcumulants.spectral.basis.AxisBasis;
import org.dualcumulants.spectral.basis.FourierBasis;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.system.Discretisation;
import org.dualcumulants.spectral.system.OneParticleSystem;

/** ∫_0^T (∫ |∇f|²/f dx)^{1/2} dt along the mean field, by Gauss–Legendre on every step of its path and equal weights in x. */
final class FisherOverTime {

    private static final Requirement REQUIREMENT = Requirement.FISHER_INFORMATION_OVER_TIME;
    private static final String NAME = "∫_0^T (∫|∇f|²/f dx)^{1/2} dt";

    /** Five points, exact to degree nine; Abramowitz and Stegun, table 25.4. */
    private static final double[] NODES = {
        -0.906179845938663992797626878299, -0.538469310105683091036314420700, 0,
        0.538469310105683091036314420700, 0.906179845938663992797626878299
    };
    private static final double[] WEIGHTS = {
        0.236926885056189087514264040720, 0.478628670499366468041291514836, 0.568888888888888888888888888889,
        0.478628670499366468041291514836, 0.236926885056189087514264040720
    };

    /** Values g_a(x) kept at a time. */
    private static final double LARGEST_TABLE = 8e6;

    /** Functions beyond which {@code auto} is not refined. */
    private static final double MOST_FUNCTIONS = 1_000;

    private static final int FIRST = 6;

    private final Study study;
    private final ProductBasis basis;
    private final double[] norms;
    private final Cell cell;

    private FisherOverTime(Study study, ProductBasis basis) {
        this.study = study;
        this.basis = basis;
        this.norms = basis.normsSquared();
        this.cell = Cell.ofStates(study.axes());
    }

    /**
     * One hypothesis, or one for each N where the noise depends on N.
     *
     * @param initial what is known of the Fisher information of f°
     */
    static List<Hypothesis> of(Study study, Verdict initial, BooleanSupplier cancelled) {
        if (!Cell.ofStates(study.axes()).isTorus()) {
            return List.of(Hypothesis.of(REQUIREMENT, Verdict.NOT_DECIDED,
                    "the information of f(t) is followed where every axis is a circle; a truncated series on a line or between walls need"
                            + " not be positive"));
        }
        // a truncated f is smooth whatever f is
        if (initial != Verdict.HOLDS && study.noise().stream().allMatch(e -> e.isConstant() && e.value() == 0)) {
            return List.of(Hypothesis.of(REQUIREMENT, Verdict.NOT_DECIDED, "the Fisher information of f° "
                    + (initial == Verdict.FAILS ? "is infinite" : "is not known to be finite")
                    + ", and without noise nothing smooths f; a truncated f(t) cannot show it"));
        }
        if (!study.noiseDependsOnParticleNumber()) {
            return List.of(at(study, Double.NaN, cancelled));
        }
        return study.particles().stream().map(n -> at(study, n, cancelled)).toList();
    }

    private static Hypothesis at(Study study, double particles, BooleanSupplier cancelled) {
        if (study.resolution().isPresent()) {
            return given(study, study.resolution().get(), particles, cancelled);
        }
        Hypothesis coarse = null;
        for (int p = FIRST; ; p = (3 * p + 1) / 2) {
            List<Integer> resolution = Collections.nCopies(study.dimension(), p);
            Hypothesis fine = at(study, resolution, particles, cancelled);
            boolean last = Math.pow(3 * p + 2, study.dimension()) > MOST_FUNCTIONS;
            if (coarse != null && settled(coarse, fine, study.tolerance())) {
                return fine;
            }
            if (last) {
                return fine.verdict() != Verdict.HOLDS ? fine : Hypothesis.of(REQUIREMENT, Verdict.NOT_DECIDED,
                        fine.reason() + ", where the value " + Numbers.plain(value(fine))
                                + " still changes by more than the tolerance; give a resolution or a larger tolerance");
            }
            coarse = fine;
        }
    }

    /** A positive trigonometric polynomial has a finite information always; that of f is believed if a finer one has the same. */
    private static Hypothesis given(Study study, List<Integer> resolution, double particles, BooleanSupplier cancelled) {
        Hypothesis here = at(study, resolution, particles, cancelled);
        if (here.verdict() != Verdict.HOLDS) {
            return here;
        }
        Hypothesis finer = at(study, resolution.stream().map(p -> (3 * p + 1) / 2).toList(), particles, cancelled);
        if (finer.verdict() != Verdict.HOLDS) {
            return finer;
        }
        double change = Math.abs(value(here) - value(finer));
        return settled(here, finer, study.tolerance()) ? here : Hypothesis.of(REQUIREMENT, Verdict.NOT_DECIDED,
                here.reason() + ": " + Numbers.plain(value(here)) + "; " + finer.reason() + ": " + Numbers.plain(value(finer))
                        + "; they differ by " + Numbers.plain(change) + ", more than the tolerance; raise the resolution");
    }

    private static double value(Hypothesis solved) {
        return solved.quantity().orElseThrow().value();
    }

    private static boolean settled(Hypothesis coarse, Hypothesis fine, double tolerance) {
        if (coarse.quantity().isEmpty() || fine.quantity().isEmpty()) {
            return false;
        }
        double value = fine.quantity().get().value();
        return Math.abs(coarse.quantity().get().value() - value) <= tolerance * Math.max(Math.abs(value), 1e-10);
    }

    private static Hypothesis at(Study study, List<Integer> resolution, double particles, BooleanSupplier cancelled) {
        Discretisation discretisation = new Discretisation(study, resolution);
        OneParticleSystem system = discretisation.system(Double.isNaN(particles) ? study.particles().get(0) : particles);
        MeanFieldOutcome outcome =
                MeanField.solve(system, study.horizon(), 1e-14, discretisation.basis().suprema(), cancelled);
        String where = "f(t) solved at harmonics " + resolution + (Double.isNaN(particles) ? "" : ", N = " + Numbers.plain(particles));
        if (outcome instanceof MeanFieldOutcome.Failed failed) {
            return Hypothesis.of(REQUIREMENT, Verdict.NOT_DECIDED, where + ": " + failed.reason() + "; raise the resolution");
        }
        return new FisherOverTime(study, discretisation.basis()).along(system, (MeanFieldPath) outcome, where);
    }

    private Hypothesis along(OneParticleSystem system, MeanFieldPath path, String where) {
        double[] times = path.times();
        double total = 0;
        Table table = finest(system.plainMoments(path.at(0)));
        for (int step = 0; step + 1 < times.length; step++) {
            double half = 0.5 * (times[step + 1] - times[step]);
            for (int i = 0; i < NODES.length; i++) {
                double time = times[step] + half * (1 + NODES[i]);
                double information = table.information(coefficients(system.plainMoments(path.at(time))));
                if (!(information >= 0)) {
                    return Hypothesis.of(REQUIREMENT, Verdict.NOT_DECIDED, where + ": it is not positive at t = " + Numbers.plain(time)
                            + "; raise the resolution");
                }
                total += half * WEIGHTS[i] * Math.sqrt(information);
            }
        }
        return Hypothesis.of(REQUIREMENT, Verdict.HOLDS, where, NAME, total);
    }

    /** f = Σ m_a g_a / ∫ g_a². */
    private double[] coefficients(double[] moments) {
        double[] f = new double[moments.length];
        for (int a = 0; a < f.length; a++) {
            f[a] = moments[a] / norms[a];
        }
        return f;
    }

    /** Grids are refined until the information at time 0 stands; it is roughest there. */
    private Table finest(double[] moments) {
        double[] f = coefficients(moments);
        int most = basis.axes().stream().mapToInt(AxisBasis::size).max().orElseThrow();
        int points = 2 * Integer.highestOneBit(most);
        Table table = new Table(points);
        double value = table.information(f);
        while (Math.pow(2 * points, cell.dimension()) * basis.size() <= LARGEST_TABLE) {
            points *= 2;
            Table finer = new Table(points);
            double next = finer.information(f);
            boolean stands = Math.abs(next - value) <= 1e-13 * Math.abs(next);
            table = finer;
            value = next;
            if (stands) {
                break;
            }
        }
        return table;
    }

    /** The functions g_a on a grid. */
    private final class Table {
        private final List<double[]> values = new ArrayList<>();
        private final double weight;

        Table(int perAxis) {
            double[][] nodes = cell.nodes(perAxis);
            for (double[] node : nodes) {
                values.add(basis.values(node));
            }
            weight = cell.volume() / nodes.length;
        }

        /** ∫ |∇f|²/f; not a number where f is not positive. */
        double information(double[] f) {
            List<double[]> slopes = new ArrayList<>();
            for (int axis = 0; axis < study.dimension(); axis++) {
                slopes.add(derivative(f, axis));
            }
            double sum = 0;
            for (double[] g : values) {
                double square = 0;
                for (double[] slope : slopes) {
                    double s = dot(slope, g);
                    square += s * s;
                }
                double density = dot(f, g);
                if (!(density > 0)) {
                    return Double.NaN;
                }
                sum += square / density;
            }
            return sum * weight;
        }
    }

    private static double dot(double[] c, double[] g) {
        double sum = 0;
        for (int a = 0; a < c.length; a++) {
            sum += c[a] * g[a];
        }
        return sum;
    }

    private double[] derivative(double[] f, int axis) {
        FourierBasis functions = (FourierBasis) basis.axes().get(axis);
        double[] slope = new double[f.length];
        int stride = 1;
        for (int i = basis.dimension() - 1; i > axis; i--) {
            stride *= basis.axes().get(i).size();
        }
        for (int b = 0; b < f.length; b++) {
            int component = basis.component(b, axis);
            int image = functions.derivativeIndex(component);
            if (image >= 0) {
                slope[b + (image - component) * stride] += f[b] * functions.derivativeCoefficient(component);
            }
        }
        return slope;
    }
}

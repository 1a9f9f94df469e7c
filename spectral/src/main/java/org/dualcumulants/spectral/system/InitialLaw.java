package org.dualcumulants.spectral.system;

import java.util.List;
import java.util.Locale;
import org.dualcumulants.spectral.basis.AxisFunctions;
import org.dualcumulants.spectral.basis.Expansion;
import org.dualcumulants.spectral.basis.FourierBasis;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.basis.ProductFunctions;
import org.dualcumulants.spectral.basis.Sampling;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;

/** f°, normalised, by its moments ∫ g_a f° and its Gram matrix ∫ g_a g_b f°. */
final class InitialLaw {

    private static final String WHERE = "particle.initial";

    /** Change of a moment between two grids, relative to ∫ |g_a| f°, at which it stands. */
    private static final double SETTLED = 1e-13;

    /** Where it is rounding if it no longer falls. */
    private static final double ROUNDING = 1e-10;

    /** The same beyond which f° is refused. */
    private static final double REFUSED = 1e-6;

    /** Points of a grid, at most. */
    private static final double FINEST = 1 << 20;

    /** Values g_a(x) that are computed to see what the basis leaves out of f°, at most. */
    private static final double LARGEST_TABLE = 3e7;

    private final double[][] gram;
    private final double tail;

    private InitialLaw(double[][] gram, double tail) {
        this.gram = gram;
        this.tail = tail;
    }

    /** @throws StudyException if f° is negative, has no finite positive integral, or moments that quadrature does not find */
    static InitialLaw of(Study study, ProductBasis basis) {
        Form form = new Form(study, basis, 0);
        double[][] gram = form.gram(basis);
        double change = Double.POSITIVE_INFINITY;
        for (int level = 1; !basis.isFourier() && basis.densities(level).size() <= FINEST; level++) {
            form = new Form(study, basis, level);
            double[][] next = form.gram(basis);
            double before = change;
            change = change(gram, next);
            gram = next;
            if (change <= SETTLED || change <= ROUNDING && change > before / 2) {
                break;
            }
        }
        if (!basis.isFourier() && change > REFUSED) {
            throw new StudyException(WHERE, String.format(Locale.ROOT,
                    "the moments of '%s' do not settle (they still change by %.1g on the finest grid): f° falls too slowly for this"
                            + " degree, has a jump, or lies far from the axis' center; lower the resolution or give center and"
                            + " width where f° is",
                    study.initial().text(), change));
        }
        return new InitialLaw(gram, basis.isFourier() ? fourierTail(study, basis) : form.tail(basis, gram[0]));
    }

    /** Largest change of a moment of first or second kind, relative to the Cauchy–Schwarz bound of its modulus. */
    private static double change(double[][] before, double[][] after) {
        double largest = 0;
        for (int a = 0; a < after.length; a++) {
            for (int b = 0; b <= a; b++) {
                double size = Math.sqrt(after[a][a] * after[b][b]);
                double change = Math.abs(after[a][b] - before[a][b]) / size;
                largest = Math.max(largest, Double.isFinite(change) ? change : Double.POSITIVE_INFINITY);
            }
        }
        return largest;
    }

    private static double fourierTail(Study study, ProductBasis basis) {
        return new Sampling(basis, study.axisNames()).expand(study.initial(), WHERE).tail();
    }

    /** f° as a linear form on the functions in which densities are written. */
    private static final class Form {
        private final ProductFunctions functions;
        private final double[] values;

        Form(Study study, ProductBasis basis, int level) {
            functions = basis.densities(level);
            Expansion f = new Sampling(functions, study.axisNames()).expand(study.initial(), WHERE);
            if (!(f.smallest() >= -1e-13 * Math.abs(f.largest()))) {
                throw new StudyException(WHERE, String.format(Locale.ROOT,
                        "'%s' is negative (%.6g at its lowest on the grid); a density must be ≥ 0",
                        study.initial().text(), f.smallest()));
            }
            values = f.coefficients();
            double[] norms = functions.normsSquared();
            double[] one = functions.embedded(new double[] {1}, new int[0]);
            double mass = 0;
            for (int k = 0; k < values.length; k++) {
                values[k] *= norms[k];
                mass += one[k] * values[k];
            }
            if (!(mass > 0) || Double.isInfinite(mass)) {
                throw new StudyException(WHERE,
                        "'" + study.initial().text() + "' integrates to " + mass + "; a density must have a finite positive integral");
            }
            for (int k = 0; k < values.length; k++) {
                values[k] /= mass;
            }
        }

        double[][] gram(ProductBasis basis) {
            double[][] gram = basis.pairing(values, functions);
            gram[0][0] = 1;
            return gram;
        }

        /** ‖f° - Σ m_a g_a w / ∫ g_a²‖ / ‖f°‖ in L²(dx) at the nodes of the densities; NaN where circles are among the axes. */
        double tail(ProductBasis basis, double[] moments) {
            List<Integer> sizes = functions.axes().stream().map(AxisFunctions::size).toList();
            if (basis.axes().stream().anyMatch(FourierBasis.class::isInstance) || (double) functions.size() * basis.size() > LARGEST_TABLE) {
                return Double.NaN;
            }
            double[] norms = functions.normsSquared();
            double[] basisNorms = basis.normsSquared();
            double missing = 0;
            double all = 0;
            double[] x = new double[basis.dimension()];
            for (int k = 0; k < values.length; k++) {
                double reference = 1;
                for (int i = x.length - 1, rest = k; i >= 0; rest /= sizes.get(i), i--) {
                    x[i] = functions.axes().get(i).grid(0).node(rest % sizes.get(i));
                    reference *= basis.axes().get(i).reference(x[i]);
                }
                double f = values[k] / norms[k];
                double held = 0;
                if (reference > 1e-280) {
                    double[] g = basis.values(x);
                    for (int a = 0; a < g.length; a++) {
                        held += moments[a] * g[a] * reference / basisNorms[a];
                    }
                }
                missing += norms[k] * (f - held) * (f - held);
                all += norms[k] * f * f;
            }
            return Math.sqrt(missing / all);
        }
    }

    double[] moments() {
        return gram[0].clone();
    }

    double[][] gram() {
        return gram;
    }

    double tail() {
        return tail;
    }
}

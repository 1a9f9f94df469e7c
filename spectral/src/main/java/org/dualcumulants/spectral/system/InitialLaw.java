package org.dualcumulants.spectral.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.basis.AxisFunctions;
import org.dualcumulants.spectral.basis.Expansion;
import org.dualcumulants.spectral.basis.FourierBasis;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.basis.ProductFunctions;
import org.dualcumulants.spectral.basis.Sampling;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.matrix.SparseMatrix;
import org.dualcumulants.spectral.study.AvailableMemory;
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

    /** A moment of second kind, relative to its Cauchy–Schwarz bound, that is rounding. */
    private static final double ORTHOGONAL = 4e-16;

    /** Memory of an entry of a sparse matrix while it grows. */
    private static final double GROWING = 30;

    private final SparseMatrix gram;
    private final double tail;

    private InitialLaw(SparseMatrix gram, double tail) {
        this.gram = gram;
        this.tail = tail;
    }

    /**
     * A product of densities on groups of axes has the products of their moments.
     *
     * @throws StudyException if f° is negative, has no finite positive integral, or moments that quadrature does not find
     */
    static InitialLaw of(Study study, ProductBasis basis) {
        List<Expression> factors = study.initial().independentFactors();
        if (factors.size() > 1) {
            try {
                return product(factors, study.axisNames(), basis);
            } catch (StudyException e) {
                // two negative factors make a density: the whole decides, and its message shows the user's own formula
                return of(study.initial(), study.axisNames(), basis);
            }
        }
        return of(study.initial(), study.axisNames(), basis);
    }

    private static InitialLaw product(List<Expression> factors, List<String> names, ProductBasis basis) {
        List<int[]> groups = new ArrayList<>();
        List<InitialLaw> laws = new ArrayList<>();
        boolean[] found = new boolean[names.size()];
        for (Expression factor : factors) {
            int[] axes = IntStream.range(0, names.size()).filter(i -> factor.variables().contains(names.get(i))).toArray();
            IntStream.of(axes).forEach(i -> found[i] = true);
            groups.add(axes);
            laws.add(ofGroup(factor, axes, names, basis));
        }
        for (int i = 0; i < found.length; i++) {
            if (!found[i]) {
                groups.add(new int[] {i});
                laws.add(ofGroup(Expression.product(List.of()), new int[] {i}, names, basis));
            }
        }
        int[][] own = new int[basis.size()][groups.size()];
        for (int g = 0; g < groups.size(); g++) {
            ProductBasis part = part(basis, groups.get(g));
            int[] c = new int[groups.get(g).length];
            for (int a = 0; a < own.length; a++) {
                for (int i = 0; i < c.length; i++) {
                    c[i] = basis.component(a, groups.get(g)[i]);
                }
                own[a][g] = part.index(c);
            }
        }
        List<SparseMatrix> grams = laws.stream().map(law -> law.withoutRounding()).toList();
        AvailableMemory.require(
                GROWING * grams.stream().mapToDouble(SparseMatrix::nonZeros).reduce(1, (x, y) -> x * y), WHERE,
                "the Gram matrix of the basis in L²_f°");
        SparseMatrix gram = SparseMatrix.of(own.length, own.length, 0, (a, row) -> {
            double[][] dense = new double[grams.size()][];
            for (int g = 0; g < dense.length; g++) {
                dense[g] = grams.get(g).row(own[a][g]);
            }
            for (int b = 0; b < own.length; b++) {
                double product = 1;
                for (int g = 0; g < dense.length && product != 0; g++) {
                    product *= dense[g][own[b][g]];
                }
                if (product != 0) {
                    row.add(b, product);
                }
            }
        });
        double kept = 1;
        for (InitialLaw law : laws) {
            kept *= 1 - law.tail * law.tail;
        }
        return new InitialLaw(gram, basis.isFull() ? Math.sqrt(Math.max(0, 1 - kept)) : Double.NaN);
    }

    private static ProductBasis part(ProductBasis basis, int[] axes) {
        return new ProductBasis(IntStream.of(axes).mapToObj(basis.axes()::get).toList());
    }

    private static InitialLaw ofGroup(Expression factor, int[] axes, List<String> names, ProductBasis basis) {
        return of(factor, IntStream.of(axes).mapToObj(names::get).toList(), part(basis, axes));
    }

    private static InitialLaw of(Expression initial, List<String> names, ProductBasis basis) {
        Form form = new Form(initial, names, basis, 0);
        double[][] gram = form.gram(basis);
        double change = Double.POSITIVE_INFINITY;
        for (int level = 1; !basis.isFourier() && refines(form.functions, basis) && basis.densities(level).size() <= FINEST; level++) {
            form = new Form(initial, names, basis, level);
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
                    initial.text(), change));
        }
        return new InitialLaw(SparseMatrix.of(gram), basis.isFourier() ? fourierTail(initial, names, basis) : form.tail(basis, gram[0]));
    }

    /** Whether every axis may have twice as many functions. */
    private static boolean refines(ProductFunctions functions, ProductBasis basis) {
        return IntStream.range(0, basis.dimension())
                .allMatch(i -> functions.axes().get(i).size() <= basis.axes().get(i).mostDensities() / 2);
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

    private static double fourierTail(Expression initial, List<String> names, ProductBasis basis) {
        return new Sampling(basis, names).expand(initial, WHERE).tail();
    }

    /** f° as a linear form on the functions in which densities are written. */
    private static final class Form {
        private final ProductFunctions functions;
        private final double[] values;

        Form(Expression initial, List<String> names, ProductBasis basis, int level) {
            functions = basis.densities(level);
            Expansion f = new Sampling(functions, names).expand(initial, WHERE);
            if (!(f.smallest() >= -1e-13 * Math.abs(f.largest()))) {
                throw new StudyException(WHERE, String.format(Locale.ROOT,
                        "'%s' is negative (%.6g at its lowest on the grid); a density must be ≥ 0",
                        initial.text(), f.smallest()));
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
                        "'" + initial.text() + "' integrates to " + mass + "; a density must have a finite positive integral");
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

    /** Without entries that are rounding to their Cauchy–Schwarz bound: orthogonal polynomials stay orthogonal, and products sparse. */
    private SparseMatrix withoutRounding() {
        return SparseMatrix.of(gram.rows(), gram.columns(), 0, (a, row) -> {
            for (int e = gram.start(a); e < gram.start(a + 1); e++) {
                int b = gram.column(e);
                if (Math.abs(gram.value(e)) > ORTHOGONAL * Math.sqrt(gram.at(a, a) * gram.at(b, b))) {
                    row.add(b, gram.value(e));
                }
            }
        });
    }

    double[] moments() {
        return gram.row(0);
    }

    SparseMatrix gram() {
        return gram;
    }

    double tail() {
        return tail;
    }
}

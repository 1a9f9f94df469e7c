package org.dualcumulants.spectral.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.basis.ProductFunctions;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.PairKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kernels on products with a real axis or an interval: exact, and with as few products as there can be, where that is possible. */
class SampledKernelLawsTest {

    private static final Map<Character, Axis> KINDS = Map.of(
            'q', new PeriodicAxis("q", 0, 2 * Math.PI), 'x', new RealAxis("x", 0.3, 0.8), 'v', new RealAxis("v", -0.2, 1.5),
            'z', new IntervalAxis("z", -1, 2));

    private static List<Axis> axes(String letters) {
        return letters.chars().mapToObj(c -> KINDS.get((char) c)).toList();
    }

    private static PairKernel kernel(List<Axis> axes, List<String> formulas) {
        List<String> names = axes.stream().map(Axis::name).toList();
        boolean general = PairKernel.isGeneral(formulas);
        Names known = new Names(general ? PairKernel.primed(names) : names, Map.of());
        List<Expression> components = formulas.stream().map(f -> Expression.parse(f, known)).toList();
        return general ? new PairKernel.General(components) : new PairKernel.Difference(components);
    }

    private static double at(SeparableKernel kernel, int component, double[] g, double[] h) {
        double sum = 0;
        for (SeparableKernel.Product p : kernel.products()) {
            double u = IntStream.range(0, g.length).mapToDouble(a -> p.field().get(component)[a] * g[a]).sum();
            double v = IntStream.range(0, h.length).mapToDouble(a -> p.weight()[a] * h[a]).sum();
            sum += u * v;
        }
        return sum;
    }

    private static double distance(SeparableKernel separated, PairKernel kernel, List<Axis> axes, ProductBasis basis) {
        Random random = new Random(5);
        List<String> names = axes.stream().map(Axis::name).toList();
        ProductFunctions factors = basis.factors();
        double largest = 0;
        double distance = 0;
        for (int trial = 0; trial < 30; trial++) {
            double[] x = basis.axes().stream().mapToDouble(a -> a.point(0.3 + 0.4 * random.nextDouble())).toArray();
            double[] y = basis.axes().stream().mapToDouble(a -> a.point(0.3 + 0.4 * random.nextDouble())).toArray();
            double[] arguments = kernel.isDifference()
                    ? IntStream.range(0, x.length).mapToDouble(i -> axes.get(i).difference(x[i], y[i])).toArray()
                    : IntStream.range(0, 2 * x.length).mapToDouble(i -> i < x.length ? x[i] : y[i - x.length]).toArray();
            double[] g = factors.values(x);
            double[] h = factors.values(y);
            for (int i = 0; i < axes.size(); i++) {
                Compiled k = kernel.components().get(i).compile(kernel.arguments(names));
                largest = Math.max(largest, Math.abs(k.at(arguments)));
                distance = Math.max(distance, Math.abs(k.at(arguments) - at(separated, i, g, h)));
            }
        }
        return largest == 0 ? distance : distance / largest;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "x  | -0.7*x                             | 2",
        "x  | x^3                                | 4",
        "x  | x - x^2/3 + x^5                    | 6",
        "z  | -0.7*z + z^3                       | 4",
        "z  | Sin(2*z)                           | 2",
        "x  | 1                                  | 1",
        "x  | 0                                  | 0",
        "x  | x*x'^2 + 1                         | 2",
        "qv | 0 ; -1.2*Sin(q)                    | 2",
        "qv | 0 ; -(1 + Cos(q)/2)*v              | 6",
        "qv | 0 ; -v                             | 2",
        "vq | -Sin(q) ; v*Cos(q)                 | 4",
        "qv | 0 ; -Sin(q - q')*(1 + v'^2)        | 2",
        "qz | -Sin(q) ; Sin(z)*Cos(z')           | 2",
        "xv | v ; -x                             | 3",
        "zx | 0 ; -x*Cos(z)*(1 + z'^2) + z       | 2",
        "zx | z*x' ; -x*Cos(z)*(1 + z'^2)        | 2",
        "qzx | -Sin(q - q')*Cos(z)*x'^2 ; 0 ; 1  | 3",
    })
    void polynomialsAndWavesHaveTheirRank(String letters, String formulas, int rank) {
        List<Axis> axes = axes(letters);
        PairKernel kernel = kernel(axes, Arrays.stream(formulas.split(";")).map(String::strip).toList());
        ProductBasis basis = ProductBasis.of(axes, axes.stream().map(a -> 4).toList());
        SeparableKernel separated = SeparableKernel.of(kernel, axes, basis.factors(), 0);
        assertEquals(rank, separated.products().size());
        assertTrue(separated.exact(), "tail " + separated.tail());
        assertTrue(distance(separated, kernel, axes, basis) < 1e-11);
    }

    /** A variable that cancels belongs to no slot: the formula is taken as a whole. */
    @Test
    void summandsThatNeedEachOther() {
        List<Axis> axes = axes("qx");
        PairKernel kernel = kernel(axes, List.of("1/(x - x') - 1/(x - x') + Cos(q)*x'", "0"));
        ProductBasis basis = ProductBasis.of(axes, List.of(4, 3));
        SeparableKernel separated = SeparableKernel.of(kernel, axes, basis.factors(), 0);
        assertEquals(1, separated.products().size());
        assertTrue(distance(separated, kernel, axes, basis) < 1e-11);
    }

    /** What smooth kernels lose is stated, and less with more functions. */
    @Test
    void smoothKernelsConverge() {
        List<Axis> axes = axes("x");
        PairKernel kernel = kernel(axes, List.of("-x*Exp(-x^2/8)"));
        double before = Double.POSITIVE_INFINITY;
        for (int degree : new int[] {2, 6, 14}) {
            ProductBasis basis = ProductBasis.of(axes, List.of(degree));
            SeparableKernel separated = SeparableKernel.of(kernel, axes, basis.factors(), 1e-13);
            double distance = distance(separated, kernel, axes, basis);
            assertTrue(distance < before / 5 || distance < 1e-10, distance + " after " + before);
            assertTrue(separated.tail() >= distance / 100 || distance < 1e-10, "tail " + separated.tail() + " for " + distance);
            before = distance;
        }
        assertTrue(before < 1e-7, "distance " + before);
    }
}

package org.dualcumulants.spectral.kernel;

import java.util.List;
import org.dualcumulants.spectral.basis.AxisBasis;
import org.dualcumulants.spectral.basis.ProductBasis;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.interaction.Symbol;
import org.dualcumulants.spectral.quadrature.QuadratureRule;
import org.dualcumulants.spectral.study.PairKernel;

/** Formulas that no grid can expand, but that stand in the library. */
final class Singularity {

    /** |K| close to 0 beyond this multiple of its size elsewhere is a singularity. */
    private static final double LARGE = 1e3;

    private Singularity() {}

    /** What to write instead of a formula that is singular where two particles meet; nothing if it is not. */
    static String remedy(PairKernel.Difference kernel, List<String> axisNames, ProductBasis basis) {
        double[] periods = basis.axes().stream().mapToDouble(Singularity::period).toArray();
        List<Compiled> components = kernel.components().stream().map(k -> k.compile(axisNames)).toList();
        boolean singular = components.stream().anyMatch(k -> !(Math.abs(at(k, periods, 1e-7)) <= LARGE * Math.abs(at(k, periods, 0.17))));
        if (!singular) {
            return "";
        }
        double strength = components.size() == 1 ? cotangent(components.get(0), periods[0]) : Double.NaN;
        return Double.isNaN(strength)
                ? "; kernels that are singular where two particles meet are computed by name, from exact Fourier coefficients:"
                        + " kernel: {name: log}, riesz, coulomb, biot-savart, stokeslet"
                : "; this one has exact Fourier coefficients by the name kernel: {name: log"
                        + (strength == 1 ? "" : ", strength: " + Symbol.plain(strength)) + "}";
    }

    private static double period(AxisBasis axis) {
        QuadratureRule nodes = axis.grid(2);
        return nodes.size() * (nodes.node(1) - nodes.node(0));
    }

    private static double at(Compiled k, double[] periods, double fraction) {
        double[] x = new double[periods.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = fraction * periods[i] / (1 + 0.3 * i);
        }
        return k.at(x);
    }

    /** The c in K(x) = c π/L cot(πx/L); not a number if there is none. */
    private static double cotangent(Compiled k, double period) {
        double first = Double.NaN;
        for (double fraction : new double[] {0.07, 0.21, -0.33, 0.44}) {
            double ratio = k.at(fraction * period) * Math.tan(Math.PI * fraction) * period / Math.PI;
            first = Double.isNaN(first) ? ratio : first;
            if (!(Math.abs(ratio - first) <= 1e-9 * Math.abs(first))) {
                return Double.NaN;
            }
        }
        double rounded = Math.rint(first * 1e9) / 1e9;
        return Math.abs(rounded - first) <= 1e-12 * Math.abs(first) ? rounded : first;
    }
}

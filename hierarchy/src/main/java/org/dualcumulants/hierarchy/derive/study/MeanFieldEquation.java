package org.dualcumulants.hierarchy.derive.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Study;

/**
 * Equation (2) of a study: ∂_t f + Σ_a ∂_a((S_a + (K*f)_a) f) = Σ_a D_a ∂_a² f.
 *
 * @param axes names of the axes
 * @param drift S_a
 * @param kernel K_a, in the arguments of K; none where K is known by its Fourier coefficients
 * @param moved whether K has a component on the axis
 * @param diffusion D_a = ½ ε_a²
 * @param effectiveKernel K*f through moments, where it is a finite sum
 */
public record MeanFieldEquation(
        List<String> axes,
        List<Expression> drift,
        List<Expression> kernel,
        List<Boolean> moved,
        List<Expression> diffusion,
        Optional<EffectiveKernel> effectiveKernel) {

    public MeanFieldEquation {
        axes = List.copyOf(axes);
        drift = List.copyOf(drift);
        kernel = List.copyOf(kernel);
        moved = List.copyOf(moved);
        diffusion = List.copyOf(diffusion);
    }

    static MeanFieldEquation of(Study study) {
        return new MeanFieldEquation(
                study.axisNames(),
                study.drift(),
                study.kernel().components(),
                IntStream.range(0, study.dimension()).mapToObj(a -> moves(study.kernel(), a)).toList(),
                study.noise().stream().map(MeanFieldEquation::halfSquare).toList(),
                EffectiveKernel.of(study));
    }

    /** The same with K*f not written out. */
    public MeanFieldEquation withNamedForce() {
        return new MeanFieldEquation(axes, drift, kernel, moved, diffusion, Optional.empty());
    }

    private static boolean moves(PairKernel kernel, int axis) {
        return kernel.fold(
                difference -> !difference.components().get(axis).text().equals("0"),
                general -> !general.components().get(axis).text().equals("0"),
                periodic -> periodic.series().moves(axis));
    }

    private static Expression halfSquare(Expression epsilon) {
        if (epsilon.text().strip().equals("0")) {
            return epsilon;
        }
        if (!epsilon.isConstant()) {
            // simplified, and written anew: (1/Sqrt(N))^2/2 is 1/(2*N)
            return Expression.sum(List.of(Expression.parse("(" + epsilon.text() + ")^2/2", epsilon.names())));
        }
        Expression square = Expression.parse("base^2/2", new Names(List.of("base"), Map.of()));
        return square.substitute(Map.of("base", epsilon));
    }
}

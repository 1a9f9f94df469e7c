package org.dualcumulants.spectral.study;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.interaction.FourierKernel;
import org.dualcumulants.spectral.interaction.FreeKernel;

/**
 * K of equation (1): the velocity, one component per axis, that a particle in state x' gives to one in state x. A component may
 * vanish, and nothing is assumed about oddness or divergence.
 */
public sealed interface PairKernel {

    /** One formula per axis in the {@link #arguments}; none where K is known by its Fourier coefficients. */
    List<Expression> components();

    /** Number of components: axes of a particle. */
    int dimension();

    /** The coordinates the components depend on. */
    List<String> arguments(List<String> axisNames);

    /** K of two states in writing. */
    String notation(String pushed, String pushing);

    /** One of three functions of the kernel, by its kind. */
    <R> R fold(Function<Difference, R> difference, Function<General, R> general, Function<Periodic, R> periodic);

    /** Whether K is a function of the difference of two states. */
    default boolean isDifference() {
        return fold(difference -> true, general -> false, periodic -> true);
    }

    /** @throws StudyException if K is singular in the whole space, by its name, where it has no expansion */
    default void requireExpansion() {
        fold(Difference::named, general -> Optional.<FreeKernel>empty(), periodic -> Optional.<FreeKernel>empty())
                .filter(FreeKernel::singular)
                .ifPresent(free -> {
                    throw new StudyException("particle.kernel", free.name() + " is singular and has no expansion on real axes; give it periodic"
                            + " axes, or write a regularised formula; the command modulated takes it as it is");
                });
    }

    /**
     * K(x - x').
     *
     * @param components in the axis names, which stand for the difference of the pushed and the pushing particle
     * @param named what the formulas are by name in the whole space; empty where a study gives formulas
     */
    record Difference(List<Expression> components, Optional<FreeKernel> named) implements PairKernel {

        /** By formulas. */
        public Difference(List<Expression> components) {
            this(components, Optional.empty());
        }

        public Difference {
            components = List.copyOf(components);
            for (Expression component : components) {
                if (component.variables().stream().anyMatch(name -> name.endsWith(Names.PRIME))) {
                    throw new IllegalArgumentException("kernel has '" + component.text()
                            + "'; a function of the difference has no primed names, give K(x, x') as a general kernel");
                }
            }
        }

        @Override
        public List<String> arguments(List<String> axisNames) {
            return List.copyOf(axisNames);
        }

        @Override
        public String notation(String pushed, String pushing) {
            return "K(" + pushed + " - " + pushing + ")";
        }

        @Override
        public int dimension() {
            return components.size();
        }

        @Override
        public <R> R fold(Function<Difference, R> difference, Function<General, R> general, Function<Periodic, R> periodic) {
            return difference.apply(this);
        }
    }

    /**
     * K(x, x').
     *
     * @param components in the axis names, the state of the particle that is pushed, and the primed ones, the state of the
     *     particle that pushes
     */
    record General(List<Expression> components) implements PairKernel {
        public General {
            components = List.copyOf(components);
        }

        /** The axis names, then the primed ones. */
        @Override
        public List<String> arguments(List<String> axisNames) {
            return primed(axisNames);
        }

        @Override
        public String notation(String pushed, String pushing) {
            return "K(" + pushed + ", " + pushing + ")";
        }

        @Override
        public int dimension() {
            return components.size();
        }

        @Override
        public <R> R fold(Function<Difference, R> difference, Function<General, R> general, Function<Periodic, R> periodic) {
            return general.apply(this);
        }
    }

    /**
     * K(x - x') on periodic axes by its Fourier coefficients, which exist where K is singular too.
     *
     * @param series the coefficients; their waves are those of the first axes of a particle
     */
    record Periodic(FourierKernel series) implements PairKernel {

        /** None. */
        @Override
        public List<Expression> components() {
            return List.of();
        }

        @Override
        public int dimension() {
            return series.dimension();
        }

        @Override
        public List<String> arguments(List<String> axisNames) {
            return List.copyOf(axisNames);
        }

        @Override
        public String notation(String pushed, String pushing) {
            return "K(" + pushed + " - " + pushing + ")";
        }

        @Override
        public <R> R fold(Function<Difference, R> difference, Function<General, R> general, Function<Periodic, R> periodic) {
            return periodic.apply(this);
        }
    }

    /** Whether a kernel in these formulas is a general one: a prime occurs. */
    static boolean isGeneral(List<String> formulas) {
        return formulas.stream().anyMatch(formula -> formula.contains(Names.PRIME));
    }

    /** x, y, x', y' for the axes x, y. */
    static List<String> primed(List<String> axisNames) {
        return Stream.concat(axisNames.stream(), axisNames.stream().map(name -> name + Names.PRIME)).toList();
    }
}

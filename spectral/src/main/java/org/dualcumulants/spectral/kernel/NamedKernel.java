package org.dualcumulants.spectral.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dualcumulants.spectral.interaction.CoulombPotential;
import org.dualcumulants.spectral.interaction.ExponentialPotential;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.spectral.interaction.GaussianPotential;
import org.dualcumulants.spectral.interaction.ParabolicWell;
import org.dualcumulants.spectral.interaction.Potential;
import org.dualcumulants.spectral.interaction.PotentialSum;
import org.dualcumulants.spectral.interaction.RieszPotential;
import org.dualcumulants.spectral.interaction.Symbol;

/**
 * The interactions that studies call by name. With g and a {@link Flow}: gradient K = -∇g, conservative K = -J∇g, newton
 * K = (0, -∇g). Signs and constants are those of the field; {@code strength} multiplies.
 */
public enum NamedKernel {
    /** K = -coupling sin x: phases pull each other together, dθ_i = coupling/(N-1) Σ sin(θ_j - θ_i) dt. */
    KURAMOTO("kuramoto", List.of(Key.number("coupling", 1)), 1, Flow.GRADIENT, Flow.NEWTON) {
        @Override
        Form form(KernelChoice choice, Flow flow) {
            return new Form.Wave(-choice.number("coupling"), flow);
        }
    },
    /** Hamiltonian mean field: H = Σ v²/2 + strength/(2N) Σ (1 - cos(q_i - q_j)), K = (0, -strength sin q). */
    HMF("hmf", List.of(Key.number("strength", 1)), 1, Flow.NEWTON, Flow.GRADIENT) {
        @Override
        Form form(KernelChoice choice, Flow flow) {
            return new Form.Wave(-choice.number("strength"), flow);
        }
    },
    /** -Δg = δ: equal charges repel, with c_d = 2, 2π, 4π the g of Riesz with s = d - 2 is c_d times this one. */
    COULOMB("coulomb", List.of(Key.number("strength", 1)), 0, Flow.GRADIENT, Flow.CONSERVATIVE, Flow.NEWTON) {
        @Override
        Form form(KernelChoice choice, Flow flow) {
            return flow(choice.number("strength"), new CoulombPotential(), flow);
        }
    },
    /** Coulomb with the sign of attraction; Newton's constant G is strength/(4π) in three dimensions. */
    GRAVITY("gravity", List.of(Key.number("strength", 1)), 0, Flow.NEWTON, Flow.GRADIENT) {
        @Override
        Form form(KernelChoice choice, Flow flow) {
            return flow(-choice.number("strength"), new CoulombPotential(), flow);
        }
    },
    /** g = |x|^{-s}/s, s &lt; d. */
    RIESZ("riesz", List.of(Key.number("s"), Key.number("strength", 1)), 0, Flow.GRADIENT, Flow.CONSERVATIVE, Flow.NEWTON) {
        @Override
        Form form(KernelChoice choice, Flow flow) {
            return flow(choice.number("strength"), new RieszPotential(choice.number("s")), flow);
        }
    },
    /** g = -log|x|: on a circle of length 2π K = ½ cot(x/2), Dyson's Brownian motion. */
    LOG("log", List.of(Key.number("strength", 1)), 0, Flow.GRADIENT, Flow.CONSERVATIVE, Flow.NEWTON) {
        @Override
        Form form(KernelChoice choice, Flow flow) {
            return flow(choice.number("strength"), new RieszPotential(0), flow);
        }
    },
    /** K = strength/(2π) (-y, x)/|x|²: a vortex of circulation strength, counterclockwise if positive. */
    BIOT_SAVART("biot-savart", List.of(Key.number("strength", 1)), 2, Flow.CONSERVATIVE) {
        @Override
        Form form(KernelChoice choice, Flow flow) {
            return flow(choice.number("strength"), new CoulombPotential(), Flow.CONSERVATIVE);
        }
    },
    /** K = strength/(8π) (e/|x| + x (x·e)/|x|³): sedimentation without inertia, every particle drags the fluid along e. */
    STOKESLET("stokeslet", List.of(Key.number("strength", 1), Key.vector("direction", List.of(0.0, 0.0, 1.0))), 3) {
        @Override
        Form form(KernelChoice choice, Flow flow) {
            return new Form.Interaction(new Symbol.Stokeslet(choice.number("strength"), choice.vector("direction")));
        }
    },
    /** g = exp(-|x|²/(2 width²)). */
    GAUSSIAN("gaussian", List.of(Key.positive("width"), Key.number("strength", 1)), 0, Flow.GRADIENT, Flow.CONSERVATIVE, Flow.NEWTON) {
        @Override
        Form form(KernelChoice choice, Flow flow) {
            return flow(choice.number("strength"), new GaussianPotential(choice.number("width")), flow);
        }
    },
    /** g = repulsion exp(-|x|/repulsionLength) - attraction exp(-|x|/attractionLength). */
    MORSE("morse",
            List.of(Key.number("repulsion", 1), Key.positive("repulsionLength"), Key.number("attraction", 1), Key.positive("attractionLength")),
            0, Flow.GRADIENT, Flow.NEWTON) {
        @Override
        Form form(KernelChoice choice, Flow flow) {
            return flow(1, new PotentialSum(List.of(
                    new PotentialSum.Weighted(choice.number("repulsion"), new ExponentialPotential(choice.number("repulsionLength"))),
                    new PotentialSum.Weighted(-choice.number("attraction"), new ExponentialPotential(choice.number("attractionLength"))))), flow);
        }
    },
    /** g = |x|^a/a - |x|^b/b with attraction a > repulsion b, where |x|^0/0 is log|x|. */
    ATTRACTIVE_REPULSIVE("attractive-repulsive", List.of(Key.number("attraction"), Key.number("repulsion"), Key.number("strength", 1)),
            0, Flow.GRADIENT, Flow.NEWTON) {
        @Override
        Form form(KernelChoice choice, Flow flow) {
            double a = choice.number("attraction");
            double b = choice.number("repulsion");
            if (!(a > b)) {
                throw choice.refusal("attraction", "an exponent above that of repulsion, " + b + ", is required, so that attraction wins far away");
            }
            return flow(choice.number("strength"), new PotentialSum(List.of(
                    new PotentialSum.Weighted(-1, power(choice, "attraction")), new PotentialSum.Weighted(1, power(choice, "repulsion")))), flow);
        }
    },
    /** K = -strength x within radius, 0 beyond: Hegselmann and Krause's agents listen to those of similar opinion. */
    BOUNDED_CONFIDENCE("bounded-confidence", List.of(Key.positive("radius"), Key.number("strength", 1)), 0, Flow.GRADIENT, Flow.NEWTON) {
        @Override
        Form form(KernelChoice choice, Flow flow) {
            return flow(-choice.number("strength"), new ParabolicWell(choice.number("radius")), flow);
        }
    },
    /** K = -strength x exp(-|x|²/(2 radius²)): bounded confidence with a soft edge. */
    GAUSSIAN_CONFIDENCE("gaussian-confidence", List.of(Key.positive("radius"), Key.number("strength", 1)), 0, Flow.GRADIENT, Flow.NEWTON) {
        @Override
        Form form(KernelChoice choice, Flow flow) {
            double radius = choice.number("radius");
            return flow(-choice.number("strength") * radius * radius, new GaussianPotential(radius), flow);
        }
    };

    private final String text;
    private final List<Key> keys;
    private final int positions;
    private final List<Flow> flows;

    /**
     * A key of its own.
     *
     * @param name in study files
     * @param preset values where the study says nothing; empty: it must say
     * @param size how many numbers it has
     * @param positive whether they must be positive
     */
    public record Key(String name, Optional<List<Double>> preset, int size, boolean positive) {

        static Key number(String name) {
            return new Key(name, Optional.empty(), 1, false);
        }

        static Key number(String name, double preset) {
            return new Key(name, Optional.of(List.of(preset)), 1, false);
        }

        static Key positive(String name) {
            return new Key(name, Optional.empty(), 1, true);
        }

        static Key vector(String name, List<Double> preset) {
            return new Key(name, Optional.of(preset), preset.size(), false);
        }
    }

    /**
     * @param positions number of axes it depends on; 0: any
     * @param flows those it can be asked for, the usual one first; none: it has only one form
     */
    NamedKernel(String text, List<Key> keys, int positions, Flow... flows) {
        this.text = text;
        this.keys = keys;
        this.positions = positions;
        this.flows = List.of(flows);
    }

    /** -|x|^p/p = |x|^{-s}/s at s = -p, and -log|x| for p = 0. */
    private static Potential power(KernelChoice choice, String key) {
        double p = choice.number(key);
        try {
            return new RieszPotential(-p);
        } catch (IllegalArgumentException e) {
            throw choice.refusal(key, "an even power is a polynomial, which has no periodic form: choose another exponent");
        }
    }

    private static Form flow(double strength, Potential potential, Flow flow) {
        return new Form.Interaction(new Symbol.PotentialFlow(strength, potential, flow));
    }

    /** What it is with the values of a choice. */
    abstract Form form(KernelChoice choice, Flow flow);

    /** Its name in study files. */
    public String text() {
        return text;
    }

    /** Its keys besides {@code flow}, {@code harmonics} and {@code regularization}. */
    public List<Key> keys() {
        return keys;
    }

    /** The flows it can be asked for, the usual one first; none where it has only one form. */
    public List<Flow> flows() {
        return flows.size() > 1 ? flows : List.of();
    }

    /** Whether it has Fourier coefficients without end, so that {@code harmonics} and {@code regularization} mean something. */
    public boolean hasTail() {
        return this != KURAMOTO && this != HMF;
    }

    /** Number of axes it depends on; 0: any. */
    int positions() {
        return positions;
    }

    Flow usualFlow() {
        return flows.isEmpty() ? Flow.GRADIENT : flows.get(0);
    }

    /** All names. */
    public static List<String> names() {
        return Arrays.stream(values()).map(NamedKernel::text).toList();
    }

    /** The kernel of a name. */
    public static Optional<NamedKernel> of(String name) {
        return Arrays.stream(values()).filter(k -> k.text.equals(name)).findFirst();
    }
}

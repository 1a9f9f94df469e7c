package org.dualcumulants.spectral.kernel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.spectral.interaction.FourierKernel;
import org.dualcumulants.spectral.interaction.FreeKernel;
import org.dualcumulants.spectral.interaction.Symbol;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.StudyException;

/**
 * A kernel by name with what a study says about it.
 *
 * @param kernel which
 * @param keys values of its keys; those with presets may be missing
 * @param flow empty: the usual one
 * @param harmonics largest wave number of K on every axis; empty: all that the resolution can see
 * @param regularization length over which K is averaged
 */
public record KernelChoice(
        NamedKernel kernel, Map<String, List<Double>> keys, Optional<Flow> flow, OptionalInt harmonics, double regularization) {

    /** Key path of the kernel in a study. */
    private static final String WHERE = "particle.kernel";

    public KernelChoice {
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    double number(String key) {
        return vector(key).get(0);
    }

    List<Double> vector(String key) {
        NamedKernel.Key known = kernel.keys().stream().filter(k -> k.name().equals(key)).findFirst().orElseThrow();
        return keys.containsKey(key)
                ? keys.get(key)
                : known.preset().orElseThrow(() -> refusal("", "key \"" + key + "\" is missing; " + kernel.text() + " needs it"));
    }

    StudyException refusal(String key, String problem) {
        return new StudyException(key.isEmpty() ? WHERE : WHERE + "." + key, problem);
    }

    /**
     * The kernel of particles with these axes: by its Fourier coefficients where K depends on periodic axes only, by a formula
     * elsewhere.
     *
     * @throws StudyException if it does not fit the axes, or a key has a value it cannot have
     */
    public PairKernel on(List<Axis> axes) {
        Flow chosen = flow.orElse(kernel.usualFlow());
        int d = positions(axes.size(), chosen);
        List<Axis> positions = axes.subList(0, d);
        List<Double> periods = positions.stream().filter(PeriodicAxis.class::isInstance).map(a -> ((PeriodicAxis) a).length()).toList();
        Form form = form(chosen, d);
        if (form instanceof Form.Wave wave) {
            return wave(wave, axes, periods);
        }
        Symbol symbol = ((Form.Interaction) form).symbol();
        if (periods.size() < d) {
            return formula(symbol, axes, d);
        }
        checkRadius(periods);
        return new PairKernel.Periodic(new FourierKernel(kernel.text(), keys, flow, symbol, periods, harmonics, regularization));
    }

    private Form form(Flow chosen, int d) {
        try {
            Form form = kernel.form(this, chosen);
            if (form instanceof Form.Interaction interaction) {
                // a value that d does not allow shows itself
                double[] wave = new double[d];
                wave[0] = 1;
                interaction.symbol().at(wave);
            }
            return form;
        } catch (IllegalArgumentException e) {
            throw refusal(kernel.keys().get(0).name(), e.getMessage());
        }
    }

    private int positions(int axes, Flow chosen) {
        if (chosen == Flow.NEWTON && axes % 2 == 1) {
            throw refusal("", kernel.text() + " with flow newton needs positions first and then as many velocities; a particle has "
                    + axes + (axes == 1 ? " axis" : " axes") + flowHint());
        }
        int d = chosen.positions(axes);
        if (kernel.positions() > 0 && d != kernel.positions()) {
            throw refusal("", kernel.text() + " depends on " + counted(kernel.positions()) + "; with flow " + chosen.text() + " a particle has "
                    + d + flowHint());
        }
        if (chosen == Flow.CONSERVATIVE && d != 2) {
            throw refusal("flow", "conservative is a rotation in the plane; it needs two axes, a particle has " + d);
        }
        return d;
    }

    private String flowHint() {
        return kernel.flows().isEmpty() ? "" : "; its flows are " + String.join(", ", kernel.flows().stream().map(Flow::text).toList());
    }

    private static String counted(int axes) {
        return axes == 1 ? "one axis" : axes + " axes";
    }

    private PairKernel wave(Form.Wave wave, List<Axis> axes, List<Double> periods) {
        String x = axes.get(0).name();
        if (periods.isEmpty()) {
            throw refusal("", kernel.text() + " is periodic; axis " + x + " must be periodic too");
        }
        String angle = Math.abs(periods.get(0) / (2 * Math.PI) - 1) < 1e-15 ? x : "2*Pi*" + x + "/" + Symbol.plain(periods.get(0));
        String force = Symbol.plain(wave.amplitude()) + "*Sin(" + angle + ")";
        return difference(wave.flow() == Flow.NEWTON ? List.of("0", force) : List.of(force), axes, Optional.empty());
    }

    private PairKernel formula(Symbol symbol, List<Axis> axes, int d) {
        List<String> names = axes.subList(0, d).stream().map(Axis::name).toList();
        if (harmonics.isPresent() || regularization > 0) {
            throw refusal("", "harmonics and regularization are for periodic axes; remove them");
        }
        if (symbol.growth(d) > 0 && !axes.subList(0, d).stream().allMatch(RealAxis.class::isInstance)) {
            throw refusal("", kernel.text() + " is singular; it needs periodic axes " + String.join(", ", names)
                    + ", or real ones for the modulated energy, or write a regularised formula");
        }
        return difference(symbol.formulas(names), axes, Optional.of(new FreeKernel(kernel.text(), keys, flow, symbol, d)));
    }

    private static PairKernel difference(List<String> formulas, List<Axis> axes, Optional<FreeKernel> named) {
        Names names = new Names(axes.stream().map(Axis::name).toList(), Map.of());
        return new PairKernel.Difference(formulas.stream().map(f -> Expression.parse(f, names)).toList(), named);
    }

    /** Within half a period: beyond it a particle would be heard twice. */
    private void checkRadius(List<Double> periods) {
        if (kernel == NamedKernel.BOUNDED_CONFIDENCE && periods.stream().anyMatch(period -> number("radius") > period / 2)) {
            throw refusal("radius", "at most half the period " + periods.stream().min(Double::compare).orElseThrow()
                    + " is required, beyond it a particle would be heard twice");
        }
    }
}

package org.dualcumulants.cli.figures;

import java.util.List;

/** The documented figures in the order in which they are drawn. */
public final class FigureSet {

    private static final List<Recipe> RECIPES = List.of(
            new ChaosDecay(), new TruncationOrder(), new LimitingHierarchy(), new DualityIdentity(), new CumulantGrowth(), new SingularitySweep(),
            new HajiAliTempone(), new SeriesAgainstExact(), new EffectiveKernel(), new SecondCumulant(), new Influence());

    private FigureSet() {}

    public static List<String> names() {
        return RECIPES.stream().map(Recipe::name).toList();
    }

    /**
     * Computes and describes one.
     *
     * @throws java.util.concurrent.CancellationException if cancelled
     * @throws ArithmeticException if numbers fail
     */
    public static Picture draw(String name, Circumstances circumstances) {
        return RECIPES.stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("figure is " + name + "; expected one of " + String.join(", ", names())))
                .draw(circumstances);
    }
}

package org.dualcumulants.cli.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.dualcumulants.cli.plot.Figure;
import org.dualcumulants.cli.plot.Figure.Curve;
import org.dualcumulants.cli.plot.Figure.Kind;
import org.dualcumulants.cli.plot.Figure.Point;
import org.dualcumulants.cli.plot.PlotAxis;
import org.dualcumulants.verify.check.ModulatedOutcome;
import org.dualcumulants.verify.modulated.Beginning;
import org.dualcumulants.verify.modulated.ModulatedResult;

/** The figures of a modulated energy. */
final class ModulatedFigures {

    private static final PlotAxis PARTICLES = PlotAxis.logarithmic("number of particles N", "particles");

    private final String title;
    private final ModulatedOutcome outcome;

    ModulatedFigures(String title, ModulatedOutcome outcome) {
        this.title = title;
        this.outcome = outcome;
    }

    /** All figures; some may have nothing to show. */
    List<Figure> all() {
        return List.of(energies(), besideTheLaw(), sizes(), relaxation(), views());
    }

    /** F_N + b against time with Gronwall's bounds, for the beginning that has most paths. */
    Figure energies() {
        List<Curve> curves = new ArrayList<>();
        Optional<Beginning> beginning = outcome.result().paths().stream().map(ModulatedResult.Path::beginning).reduce((a, b) -> b);
        for (ModulatedResult.Path path : outcome.result().paths()) {
            if (beginning.equals(Optional.of(path.beginning()))) {
                int colour = curves.size() / 2;
                curves.add(new Curve("N = " + path.particles(), Kind.DATA, colour, points(path, path.energies())));
                curves.add(new Curve(colour == 0 ? "Gronwall, C from configurations" : "", Kind.GUIDE, colour, points(path, path.gronwall())));
            }
        }
        return new Figure("modulated-energy", title, PlotAxis.linear("time t", "time"),
                PlotAxis.logarithmic("F_N + b, " + beginning.map(Beginning::text).orElse("no") + " beginnings", "energy"), curves);
    }

    /** The same for Newton's equations with noise beside the law of positions and velocities, which no theorem bounds. */
    Figure besideTheLaw() {
        List<Curve> curves = new ArrayList<>();
        for (ModulatedResult.Path path : outcome.result().paths()) {
            if (path.gronwall().get(0).isNaN()) {
                curves.add(new Curve("N = " + path.particles(), Kind.DATA, curves.size(), points(path, path.energies())));
            }
        }
        return new Figure("modulated-energy-law", title, PlotAxis.linear("time t", "time"),
                PlotAxis.logarithmic("F_N + b beside the law with noise", "energy"), curves);
    }

    private static List<Point> points(ModulatedResult.Path path, List<Double> values) {
        return IntStream.range(0, values.size()).mapToObj(j -> new Point(path.times().get(j), values.get(j) + path.bound())).toList();
    }

    /** What is of the order N^{-1+s/d}: b, and energies and commutators of regular points. */
    Figure sizes() {
        List<ModulatedResult.Regular> rows = outcome.result().regular();
        List<Curve> curves = new ArrayList<>();
        curve(curves, "|F_N| of quantiles", rows, r -> Math.abs(r.energy()));
        curve(curves, "|D_v|/‖Dv‖ of quantiles", rows, ModulatedResult.Regular::commutator);
        curve(curves, "b", rows, ModulatedResult.Regular::bound);
        Map<Beginning, List<Point>> after = new LinkedHashMap<>();
        for (ModulatedResult.Path path : outcome.result().paths()) {
            after.computeIfAbsent(path.beginning(), name -> new ArrayList<>()).add(new Point(path.particles(), path.last() + path.bound()));
        }
        after.forEach((name, points) -> curves.add(new Curve("F_N(T) + b, " + name.text(), Kind.DATA, curves.size(), points)));
        OptionalDouble s = outcome.result().exponent();
        if (s.isPresent() && !rows.isEmpty()) {
            double power = s.getAsDouble() / outcome.result().dimension() - 1;
            double factor = 1.5 * rows.get(0).bound() * Math.pow(rows.get(0).particles(), -power);
            curves.add(new Curve("N^{−1+s/d}", Kind.GUIDE, 6,
                    rows.stream().map(r -> new Point(r.particles(), factor * Math.pow(r.particles(), power))).toList()));
        }
        return new Figure("energy-against-n", title, PARTICLES, PlotAxis.logarithmic("energies and commutators", "value"), curves);
    }

    private static void curve(
            List<Curve> curves, String label, List<ModulatedResult.Regular> rows, Function<ModulatedResult.Regular, Double> value) {
        if (!rows.isEmpty()) {
            curves.add(new Curve(label, Kind.DATA, curves.size(), rows.stream().map(r -> new Point(r.particles(), value.apply(r))).toList()));
        }
    }

    /** H_N(f_N | Q) against time from correlated particles, with e^{-rt}. */
    Figure relaxation() {
        List<Curve> curves = new ArrayList<>();
        for (ModulatedResult.Relaxation r : outcome.result().relaxations()) {
            int colour = r.particles() - 2;
            List<Integer> looks = IntStream.range(0, r.times().size()).boxed().toList();
            curves.add(new Curve("H(f|Q), N = " + r.particles(), Kind.DATA, colour,
                    looks.stream().map(j -> new Point(r.times().get(j), r.entropies().get(j))).toList()));
            curves.add(new Curve(colour == 0 ? "decay like exp(−rt)" : "", Kind.GUIDE, colour, looks.stream()
                    .map(j -> new Point(r.times().get(j), r.entropies().get(0) * Math.exp(-r.rate() * r.times().get(j))))
                    .toList()));
        }
        return new Figure("relaxation", title, PlotAxis.linear("time t", "time"),
                PlotAxis.logarithmic("relative entropy to the modulated Gibbs measure", "entropy"), curves);
    }

    /** |E[Φ̄_N] - mean field| by the hierarchy and by particles, and F_N(T) + b, against N. */
    Figure views() {
        List<ModulatedOutcome.View> views = outcome.views();
        List<Curve> curves = new ArrayList<>();
        curves.add(new Curve("hierarchy: |E − mean field|", Kind.DATA, 0, points(views, ModulatedOutcome.View::hierarchy)));
        curves.add(new Curve("particles: |E − mean field|", Kind.DATA, 1, points(views, ModulatedOutcome.View::particles)));
        curves.add(new Curve("half width of particles", Kind.GUIDE, 1, points(views, ModulatedOutcome.View::halfWidth)));
        curves.add(new Curve("modulated energy F_N(T) + b", Kind.DATA, 2, points(views,
                v -> v.energy().isPresent() ? OptionalDouble.of(v.energy().getAsDouble() + v.bound().orElse(0)) : OptionalDouble.empty())));
        return new Figure("views", title, PARTICLES, PlotAxis.logarithmic("distance to the mean field", "value"),
                curves.stream().filter(c -> !c.points().isEmpty()).toList());
    }

    private static List<Point> points(List<ModulatedOutcome.View> views, Function<ModulatedOutcome.View, OptionalDouble> value) {
        return views.stream()
                .filter(v -> value.apply(v).isPresent())
                .map(v -> new Point(v.number(), Math.abs(value.apply(v).getAsDouble())))
                .toList();
    }
}

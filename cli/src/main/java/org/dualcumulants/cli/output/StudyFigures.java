package org.dualcumulants.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dualcumulants.cli.plot.Figure.Curve;
import org.dualcumulants.cli.plot.Figure.Kind;
import org.dualcumulants.cli.plot.Figure.Point;
import org.dualcumulants.cli.plot.Figure;
import org.dualcumulants.cli.plot.Notation;
import org.dualcumulants.cli.plot.PlotAxis;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.hierarchy.run.Slope;
import org.dualcumulants.hierarchy.run.StudyResult;

/** The two figures of a truncation study. */
public final class StudyFigures {

    private final String title;
    private final StudyResult result;
    /** N → m → run. */
    private final TreeMap<Double, TreeMap<Integer, RunResult>> runs;

    /** @param title above the figures */
    public StudyFigures(String title, StudyResult result) {
        this.title = title;
        this.result = result;
        this.runs = result.results().stream().collect(Collectors.groupingBy(
                RunResult::particles, TreeMap::new, Collectors.toMap(RunResult::truncation, r -> r, (a, b) -> b, TreeMap::new)));
    }

    /** All figures; some may have nothing to show. */
    List<Figure> all() {
        return List.of(rescaledNorms(), truncationErrors());
    }

    /** ‖C̄_n(0)‖ at the highest order against N, with N^{-n/2} and the lemma's ‖C̄_n‖ ≤ ‖Φ̄‖_∞. */
    public Figure rescaledNorms() {
        List<RunResult> highest = runs.values().stream().map(byOrder -> byOrder.lastEntry().getValue()).toList();
        int orders = highest.stream().mapToInt(r -> r.rescaledNorms().size()).max().orElse(0);
        List<Curve> curves = new ArrayList<>();
        for (int n = 1; n < orders; n++) {
            int order = n;
            List<Point> points = highest.stream()
                    .filter(r -> order < r.rescaledNorms().size())
                    .map(r -> new Point(r.particles(), r.rescaledNorms().get(order)))
                    .toList();
            String label = "‖C̄" + Notation.subscript(n) + "(0)‖" + slope(slopeOfNorm(n));
            curves.add(new Curve(label, Kind.DATA, n - 1, points));
        }
        for (Curve curve : List.copyOf(curves)) {
            curves.add(guide(curve));
        }
        curves.add(new Curve("lemma: ‖Φ̄‖_{∞}", Kind.BOUND, 0, highest.stream()
                .filter(r -> r.bounds().isPresent() && !r.bounds().get().isEmpty())
                .map(r -> new Point(r.particles(), r.bounds().get().get(0)))
                .toList()));
        return new Figure("rescaled-norms", title, PlotAxis.logarithmic("number of particles N", "particles"),
                PlotAxis.logarithmic("rescaled dual cumulants ‖C̄ₙ(0)‖ in L²(f°)", "rescaled_norm"),
                curves.stream().filter(curve -> !curve.points().isEmpty()).toList());
    }

    /** |correction of order m - correction of the highest order| against N. */
    public Figure truncationErrors() {
        int highest = runs.values().stream().mapToInt(TreeMap::lastKey).max().orElse(0);
        TreeMap<Integer, List<Point>> points = new TreeMap<>();
        runs.forEach((particles, byOrder) -> {
            double reference = byOrder.lastEntry().getValue().correction();
            byOrder.headMap(byOrder.lastKey()).forEach((m, run) -> points.computeIfAbsent(m, k -> new ArrayList<>())
                    .add(new Point(particles, Math.abs(run.correction() - reference))));
        });
        List<Curve> curves = new ArrayList<>();
        for (Map.Entry<Integer, List<Point>> entry : points.entrySet()) {
            Slope slope = result.slopes().truncation().get(entry.getKey());
            curves.add(new Curve("m = " + entry.getKey() + slope(Optional.ofNullable(slope)), Kind.DATA,
                    entry.getKey() - 1, entry.getValue()));
            if (slope != null) {
                curves.add(new Curve("", Kind.GUIDE, entry.getKey() - 1,
                        slope.particles().stream().map(n -> new Point(n, slope.at(n))).toList()));
            }
        }
        return new Figure("truncation-error", title, PlotAxis.logarithmic("number of particles N", "particles"),
                PlotAxis.logarithmic("change of E[Φ̄] from order m to order " + highest, "change"), curves);
    }

    /** N^{-n/2}, a little above the curve, through its last point moved up. */
    private static Curve guide(Curve data) {
        int n = data.colour() + 1;
        if (data.points().size() < 2) {
            return new Curve("", Kind.GUIDE, data.colour(), List.of());
        }
        Point last = data.points().get(data.points().size() - 1);
        double factor = 1.5 * last.y() * Math.pow(last.x(), n / 2.0);
        String label = n == 1 ? "guides N^{−n/2}" : "";
        return new Curve(label, Kind.GUIDE, data.colour(), data.points().stream()
                .map(p -> new Point(p.x(), factor * Math.pow(p.x(), -n / 2.0)))
                .toList());
    }

    private Optional<Slope> slopeOfNorm(int n) {
        List<Optional<Slope>> slopes = result.slopes().rescaledNorms();
        return n < slopes.size() ? slopes.get(n) : Optional.empty();
    }

    private static String slope(Optional<Slope> slope) {
        return slope.map(s -> ", slope " + String.format(Locale.ROOT, "%.2f", s.exponent()).replace('-', '−')).orElse("");
    }
}

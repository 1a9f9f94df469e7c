package org.dualcumulants.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dualcumulants.cli.input.StudyFile;
import org.dualcumulants.hierarchy.derive.notation.LatexDocument;
import org.dualcumulants.hierarchy.derive.study.Definition;
import org.dualcumulants.hierarchy.derive.study.Hypothesis;
import org.dualcumulants.hierarchy.derive.study.KernelRank;
import org.dualcumulants.hierarchy.derive.study.MeanFieldEquation;
import org.dualcumulants.hierarchy.derive.study.Psi;
import org.dualcumulants.hierarchy.derive.study.StudyDerivation;
import org.dualcumulants.hierarchy.derive.study.SystemSize;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Study;

/** What {@code derive FILE} prints of a study: text for a terminal, LaTeX for a paper, a JSON document. */
public final class StudyDerivationReport {

    private static final int DIGITS = 10;

    private StudyDerivationReport() {}

    public static List<String> text(StudyFile file, StudyDerivation derivation) {
        Study study = file.study();
        List<String> lines = new ArrayList<>(StudyReport.model(study));
        lines.add("");
        lines.addAll(meanField(study, derivation.equation()));
        lines.add("");
        lines.add(divergence(study, "div K", "div_x ") + " = "
                + (study.kernel() instanceof PairKernel.Periodic periodic
                        ? periodic.series().divergence()
                        : derivation.divergence().formula().text()));
        lines.add("");
        lines.addAll(psi(study, derivation.psi()));
        lines.add("");
        lines.add("Hypotheses of the theorem of Bresch, Duerinckx and Jabin");
        derivation.hypotheses().forEach(h -> lines.addAll(hypothesis(h)));
        lines.add("");
        lines.addAll(sizes(study, derivation));
        return lines;
    }

    /** A document. */
    public static String latex(StudyFile file, StudyDerivation derivation) {
        return LatexDocument.of("\n" + String.join("\n", StudyDerivationTex.lines(file.study(), derivation)) + "\n");
    }

    /** The document, with all digits. */
    public static void json(StudyFile file, StudyDerivation derivation, OutputStream out) throws IOException {
        StudyDerivationJson.write(file.study(), derivation, out);
    }

    /** K(x-y) or K(x, y). */
    static String kernel(Study study) {
        return study.kernel().notation("x", "y").replace(" - ", "-");
    }

    /** div K, or div_x of K(x, x'). */
    static String divergence(Study study, String difference, String general) {
        return study.kernel().isDifference() ? difference : general + study.kernel().notation("x", "x'");
    }

    private static List<String> meanField(Study study, MeanFieldEquation equation) {
        List<String> lines = new ArrayList<>();
        lines.add("Mean field (2), ⟨g⟩ = ∫ g f dx");
        lines.add("  " + EquationNotation.TEXT.equation(equation));
        for (int a = 0; a < study.dimension(); a++) {
            if (study.axes().get(a) instanceof IntervalAxis interval) {
                lines.add("  walls at " + interval.name() + " = " + number(interval.from()) + " and " + number(interval.to())
                        + ": no flux, " + EquationNotation.TEXT.noFlux(equation, a) + " there");
            }
        }
        if (equation.effectiveKernel().isEmpty()) {
            List<String> axes = equation.axes();
            String at = "(" + String.join(", ", study.kernel().arguments(axes)) + ")";
            for (int a = 0; a < equation.kernel().size(); a++) {
                lines.add("  " + EquationNotation.TEXT.indexed("K", axes, a) + at + " = " + equation.kernel().get(a).text());
            }
            if (study.kernel() instanceof PairKernel.Periodic periodic) {
                lines.add("  " + periodic.series().text());
                lines.add("  " + periodic.series().waves());
            }
            String why = study.kernel().fold(
                    difference -> harmonic(study)
                            ? "has no closed form here: K is no finite sum of products of sines and cosines"
                            : "is kept as an integral: moments are written out where every axis is a circle",
                    general -> "is kept as an integral: K is no function of the difference",
                    periodic -> "is kept as a function: its Fourier coefficients are those of K times those of f");
            lines.add("  K*f = ∫ " + kernel(study) + " f(y) dy " + why);
        }
        return lines;
    }

    private static List<String> psi(Study study, Psi psi) {
        List<String> axes = study.axisNames();
        String at = "(" + String.join(", ", axes) + ")";
        List<String> lines = new ArrayList<>();
        lines.add("ψ(x, y) = f V_f = div_x[(" + kernel(study) + " - K*f(x)) f(x)] at f = f°, x = (" + String.join(", ", psi.first())
                + "), y = (" + String.join(", ", psi.second()) + ")");
        lines.add("  f°" + at + " = " + psi.density().text());
        psi.convolution().ifPresent(components -> IntStream.range(0, components.size())
                .forEach(a -> lines.add("  " + (axes.size() == 1 ? "K*f°" : "(K*f°)_" + axes.get(a)) + at + " = "
                        + components.get(a).text())));
        if (psi.terms().isEmpty()) {
            lines.add("  ψ = 0");
        }
        for (Expression term : psi.terms()) {
            boolean first = term == psi.terms().get(0);
            String text = term.text();
            boolean minus = text.startsWith("-");
            lines.add((first ? "  ψ = " : "      ") + (first ? text : minus ? "- " + text.substring(1) : "+ " + text));
        }
        psi.definitions().forEach(definition -> lines.add("  where " + definition(definition, psi, axes.size())));
        lines.add("  " + switch (psi.closure()) {
            case EXACT -> "exact: integrals of trigonometric polynomials over the period";
            case MOMENTS -> "exact but for the integrals of f°, which are numbers found by quadrature";
            case NAMED -> "K*f° is kept as a named function";
        });
        return lines;
    }

    private static String definition(Definition definition, Psi psi, int dimension) {
        String at = "(" + String.join(", ", psi.first()) + ")";
        return definition.symbol() + " = " + switch (definition.kind()) {
            case MASS -> "∫ (" + definition.of().orElseThrow().text() + ") dx = " + number(definition);
            case MOMENT -> "∫ " + definition.of().orElseThrow().text() + " f° dx = " + number(definition);
            case KERNEL -> (dimension == 1 ? "K" : "K_" + definition.axis()) + difference(psi);
            case KERNEL_DIVERGENCE -> "div K" + difference(psi);
            case CONVOLUTION -> (dimension == 1 ? "(K*f°)" : "(K*f°)_" + definition.axis()) + at;
            case CONVOLUTION_DIVERGENCE -> "div(K*f°)" + at;
        };
    }

    private static String difference(Psi psi) {
        return IntStream.range(0, psi.first().size())
                .mapToObj(i -> psi.first().get(i) + " - " + psi.second().get(i))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** Ten digits. */
    static String number(double value) {
        if (!Double.isFinite(value) || value == 0) {
            return value == 0 ? "0" : Double.isNaN(value) ? "not a number" : value > 0 ? "∞" : "-∞";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS)).stripTrailingZeros();
        boolean moderate = Math.abs(value) >= 1e-4 && Math.abs(value) < 1e7;
        return moderate ? rounded.toPlainString() : rounded.toString().replace("E+", "e").replace("E", "e");
    }

    private static String number(Definition definition) {
        boolean rough = definition.error() > 1e-10 * Math.max(Math.abs(definition.value()), 1e-3);
        return number(definition.value()) + (rough ? " (± " + Decimals.scientific(definition.error(), 1) + ")" : "");
    }

    private static List<String> hypothesis(Hypothesis h) {
        String quantity = h.quantity().map(q -> q.name() + " = " + number(q.value()) + "; ").orElse("");
        return List.of(
                "  " + String.format("%-12s", h.verdict().text()) + h.requirement().statement(),
                "              " + quantity + h.reason());
    }

    private static List<String> sizes(Study study, StudyDerivation derivation) {
        List<String> lines = new ArrayList<>();
        lines.add(derivation.automatic()
                ? "Sizes for a few resolutions; resolution: auto chooses one when the study is solved"
                : "Sizes");
        for (SystemSize size : derivation.sizes()) {
            lines.add("  " + resolution(study, size) + ": " + Decimals.plain(size.functions()) + " functions besides 1; "
                    + rank(study, size));
            for (SystemSize.Order order : size.orders()) {
                lines.add("    m = " + order.truncation() + ": " + Decimals.plain(order.unknowns()) + " unknowns, "
                        + memory(order.bytes()));
            }
        }
        return lines;
    }

    /** Whether every axis is a circle. */
    static boolean harmonic(Study study) {
        return study.axes().stream().allMatch(PeriodicAxis.class::isInstance);
    }

    private static String resolution(Study study, SystemSize size) {
        return (harmonic(study) ? "harmonics " : "resolution ") + IntStream.range(0, study.dimension())
                .mapToObj(a -> study.axisNames().get(a) + " " + size.resolution().get(a))
                .collect(Collectors.joining(", "));
    }

    private static String rank(Study study, SystemSize size) {
        KernelRank kernel = size.kernel();
        if (!kernel.obstacle().isEmpty()) {
            return "K is not separated: " + kernel.obstacle();
        }
        return kernel(study) + " is a sum of " + kernel.rank() + (kernel.rank() == 1 ? " product, " : " products, ")
                + StudyReport.kernel(study, size.resolution(), kernel.exact(), kernel.tail());
    }

    static String memory(double bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        int unit = 0;
        double value = bytes;
        while (value >= 1000 && unit + 1 < units.length) {
            value /= 1000;
            unit++;
        }
        return Decimals.plain(Double.parseDouble(String.format(Locale.ROOT, "%.3g", value))) + " " + units[unit];
    }
}

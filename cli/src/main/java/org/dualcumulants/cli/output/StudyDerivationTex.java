package org.dualcumulants.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dualcumulants.hierarchy.derive.study.Definition;
import org.dualcumulants.hierarchy.derive.study.Hypothesis;
import org.dualcumulants.hierarchy.derive.study.KernelRank;
import org.dualcumulants.hierarchy.derive.study.MeanFieldEquation;
import org.dualcumulants.hierarchy.derive.study.Psi;
import org.dualcumulants.hierarchy.derive.study.Requirement;
import org.dualcumulants.hierarchy.derive.study.StudyDerivation;
import org.dualcumulants.hierarchy.derive.study.SystemSize;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Study;

/** The derivation of a study as LaTeX: displays with one formula each, which amsmath compiles. */
final class StudyDerivationTex {

    private static final EquationNotation TEX = EquationNotation.TEX;

    private final Study study;
    private final List<String> lines = new ArrayList<>();

    private StudyDerivationTex(Study study) {
        this.study = study;
    }

    static List<String> lines(Study study, StudyDerivation derivation) {
        StudyDerivationTex tex = new StudyDerivationTex(study);
        tex.lines.add("\\section*{" + TexText.of(study.title()) + "}");
        tex.lines.add(Conventions.latex(study));
        tex.lines.add("");
        tex.meanField(derivation.equation());
        tex.display(StudyDerivationReport.divergence(study, "\\operatorname{div} K", "\\operatorname{div}_x ") + " = "
                + (study.kernel() instanceof PairKernel.Periodic periodic
                        ? periodic.series().divergenceTex()
                        : derivation.divergence().formula().tex()));
        tex.psi(derivation.psi());
        tex.hypotheses(derivation.hypotheses());
        tex.sizes(derivation);
        return tex.lines;
    }

    private void display(String formula) {
        lines.add("\\[");
        lines.add("  " + formula);
        lines.add("\\]");
    }

    /** A sum, one line for each term if there are several: none is too long for a page. */
    private void sum(String left, List<String> terms) {
        if (terms.size() < 2) {
            display(left + " " + (terms.isEmpty() ? "0" : terms.get(0)));
            return;
        }
        lines.add("\\[");
        lines.add("  \\begin{aligned}");
        for (int i = 0; i < terms.size(); i++) {
            String term = terms.get(i);
            String sign = i == 0 ? left + "{}& " : term.startsWith("-") ? "& " : "&{} + ";
            lines.add("    " + sign + term + (i + 1 < terms.size() ? " \\\\" : ""));
        }
        lines.add("  \\end{aligned}");
        lines.add("\\]");
    }

    /** K*f by itself where it is a sum. */
    private void meanField(MeanFieldEquation equation) {
        lines.add("Mean field, with $\\langle g \\rangle = \\int g f \\, \\mathrm{d}x$:");
        boolean inside = equation.effectiveKernel().isPresent() && equation.effectiveKernel().get().components().stream().allMatch(c -> c.size() < 2);
        MeanFieldEquation shown = inside ? equation : equation.withNamedForce();
        List<String> transport = TEX.transport(shown);
        if (transport.size() > 1) {
            List<String> terms = new ArrayList<>(transport);
            terms.set(terms.size() - 1, terms.get(terms.size() - 1) + " = " + TEX.right(shown));
            sum("\\partial_t f +", terms);
        } else {
            display(TEX.equation(shown));
        }
        for (int a = 0; a < study.dimension(); a++) {
            if (study.axes().get(a) instanceof IntervalAxis interval) {
                lines.add("The walls at $" + TEX.name(interval.name()) + " = " + number(interval.from()) + "$ and $" + number(interval.to())
                        + "$ let no flux through; there");
                display(TEX.noFlux(equation, a));
            }
        }
        if (!inside && equation.effectiveKernel().isPresent()) {
            for (int a = 0; a < study.dimension(); a++) {
                sum(TEX.convolution(study.axisNames(), a) + " =", TEX.effectiveTerms(equation.effectiveKernel().get(), a));
            }
        }
        if (equation.effectiveKernel().isEmpty()) {
            if (study.kernel() instanceof PairKernel.Periodic periodic) {
                lines.add(TexText.sentence(periodic.series().text()) + ":");
                display(periodic.series().tex());
            }
            for (int a = 0; a < equation.kernel().size(); a++) {
                display(TEX.indexed("K", study.axisNames(), a) + point(study.kernel().arguments(study.axisNames())) + " = " + equation.kernel().get(a).tex());
            }
            display("(K*f)(x) = \\int " + StudyDerivationReport.kernel(study) + " \\, f(y) \\, \\mathrm{d}y");
        }
    }

    private String point(List<String> names) {
        return "(" + names.stream().map(TEX::name).collect(Collectors.joining(", ")) + ")";
    }

    private void psi(Psi psi) {
        lines.add("$\\psi(x, y) = f V_f = \\operatorname{div}_x[(" + StudyDerivationReport.kernel(study) + " - K*f(x)) f(x)]$ at $f = f^\\circ$, with $x = "
                + point(psi.first()) + "$, $y = " + point(psi.second()) + "$:");
        display("f^\\circ" + point(study.axisNames()) + " = " + psi.density().tex());
        psi.convolution().ifPresent(components -> IntStream.range(0, components.size())
                .forEach(a -> display(convolution(study.axisNames().get(a)) + point(study.axisNames()) + " = " + components.get(a).tex())));
        sum("\\psi =", psi.terms().stream().map(Expression::tex).toList());
        psi.definitions().forEach(definition -> display(TEX.name(definition.symbol()) + " = " + definition(definition, psi)));
    }

    private String convolution(String axis) {
        return study.dimension() == 1 ? "(K*f^\\circ)" : "(K*f^\\circ)_{" + TEX.name(axis) + "}";
    }

    private String definition(Definition definition, Psi psi) {
        return switch (definition.kind()) {
            case MASS -> "\\int \\left(" + definition.of().orElseThrow().tex() + "\\right) \\mathrm{d}x = " + number(definition.value());
            case MOMENT -> "\\int " + definition.of().orElseThrow().tex() + " \\, f^\\circ \\, \\mathrm{d}x = " + number(definition.value());
            case KERNEL -> TEX.indexed("K", study.axisNames(), study.axisNames().indexOf(definition.axis())) + difference(psi);
            case KERNEL_DIVERGENCE -> "\\operatorname{div} K" + difference(psi);
            case CONVOLUTION -> convolution(definition.axis()) + point(psi.first());
            case CONVOLUTION_DIVERGENCE -> "\\operatorname{div}(K*f^\\circ)" + point(psi.first());
        };
    }

    private String difference(Psi psi) {
        return IntStream.range(0, psi.first().size())
                .mapToObj(i -> TEX.name(psi.first().get(i)) + " - " + TEX.name(psi.second().get(i)))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String number(double value) {
        String[] parts = StudyDerivationReport.number(value).split("e");
        return parts.length == 1 ? parts[0] : parts[0] + " \\cdot 10^{" + parts[1] + "}";
    }

    private void hypotheses(List<Hypothesis> hypotheses) {
        lines.add("\\begin{itemize}");
        for (Hypothesis h : hypotheses) {
            String quantity = h.quantity()
                    .filter(q -> Double.isFinite(q.value()))
                    .map(q -> TexText.sentence(q.name()) + " $= " + number(q.value()) + "$; ")
                    .orElse("");
            lines.add("  \\item $" + statement(h.requirement()) + "$: \\emph{" + h.verdict().text() + "}; "
                    + quantity + TexText.sentence(h.reason()) + ".");
        }
        lines.add("\\end{itemize}");
    }

    private static String statement(Requirement requirement) {
        return switch (requirement) {
            case SQUARE_INTEGRABLE -> "K \\in L^2_{\\mathrm{loc}}";
            case WEIGHTED_SQUARE_INTEGRABLE -> "|x| K \\in L^2_{\\mathrm{loc}}";
            case DIVERGENCE_FREE -> "\\operatorname{div} K = 0";
            case INITIAL_FISHER_INFORMATION -> "\\int |\\nabla f^\\circ|^2 / f^\\circ \\, \\mathrm{d}x < \\infty";
            case FISHER_INFORMATION_OVER_TIME ->
                "\\int_0^T \\left( \\int |\\nabla \\log f|^2 f \\, \\mathrm{d}x \\right)^{1/2} \\mathrm{d}t < \\infty";
        };
    }

    private void sizes(StudyDerivation derivation) {
        lines.add("\\begin{tabular}{rrrrr}");
        lines.add("  " + (StudyDerivationReport.harmonic(study) ? "harmonics" : "resolution") + " & rank of $K$ & $m$ & unknowns & memory \\\\ \\hline");
        for (SystemSize size : derivation.sizes()) {
            String harmonics = size.resolution().stream().map(String::valueOf).collect(Collectors.joining(", "));
            for (SystemSize.Order order : size.orders()) {
                lines.add("  " + harmonics + " & " + rank(size.kernel()) + " & " + order.truncation() + " & "
                        + Decimals.plain(order.unknowns()) + " & " + StudyDerivationReport.memory(order.bytes()) + " \\\\");
            }
        }
        lines.add("\\end{tabular}");
    }

    private static String rank(KernelRank kernel) {
        return kernel.obstacle().isEmpty() ? kernel.rank() + (kernel.exact() ? "" : " (truncated)") : "--";
    }
}

package org.dualcumulants.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dualcumulants.cli.input.StudyFile;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.Study;

/** Equation (1) and what is asked of it, in MathML. */
final class ModelSection {

    private static final String EQUALS = "<mo>=</mo>";
    private static final String SPACE = "<mspace width=\"0.5em\"/>";

    private final Study study;
    private final Page page;

    private ModelSection(Study study, Page page) {
        this.study = study;
        this.page = page;
    }

    static void write(StudyFile file, Page page) {
        new ModelSection(file.study(), page).write(file.parameters());
    }

    private void write(Map<String, Double> parameters) {
        page.section("Model");
        page.paragraph("N exchangeable particles, each with the state " + axes() + ":");
        page.display(dynamics());
        for (int a = 0; a < study.dimension(); a++) {
            if (!isZero(study.drift().get(a))) {
                page.display(component("S", a) + at(study.axisNames()) + EQUALS + study.drift().get(a).mathmlAsWritten());
            }
        }
        kernel();
        page.display(noise());
        page.display("<msup><mi>f</mi><mo>°</mo></msup>" + at(study.axisNames()) + "<mo>∝</mo>" + study.initial().mathmlAsWritten());
        page.paragraph(study.initialCorrelation().isEmpty()
                ? "Independent at time 0."
                : "At time 0 the joint density is the product of f° times 1 + Σ a(x<sub>i</sub>, x<sub>j</sub>) over pairs, normalised, with a = "
                        + Page.inline(study.initialCorrelation().get().mathmlAsWritten()) + ".");
        observable();
        page.display("<mi>T</mi>" + EQUALS + "<mn>" + Cells.plain(study.horizon()) + "</mn>");
        if (!parameters.isEmpty()) {
            page.table(List.of("\tparameter", "value"), parameters.entrySet().stream()
                    .map(p -> List.of(Page.escaped(p.getKey()), Cells.plain(p.getValue())))
                    .toList());
        }
    }

    private String axes() {
        List<String> described = new ArrayList<>();
        for (Axis axis : study.axes()) {
            String name = Page.inline("<mi>" + axis.name() + "</mi>");
            if (axis instanceof PeriodicAxis circle) {
                described.add(name + " on a circle, [" + Cells.plain(circle.from()) + ", " + Cells.plain(circle.from() + circle.length()) + ")");
            } else if (axis instanceof IntervalAxis interval) {
                described.add(name + " between reflecting walls, [" + Cells.plain(interval.from()) + ", " + Cells.plain(interval.to()) + "]");
            } else {
                described.add(name + " on the real line");
            }
        }
        return String.join("; ", described);
    }

    private String dynamics() {
        String state = "<mi>X</mi>";
        String number = study.scaling() == Scaling.PER_OTHER ? "<mi>N</mi><mo>−</mo><mn>1</mn>" : "<mi>N</mi>";
        String range = study.selfInteraction() ? "<mi>j</mi>" : "<mi>j</mi><mo>≠</mo><mi>i</mi>";
        String arguments = study.kernel().isDifference()
                ? sub(state, "i") + "<mo>−</mo>" + sub(state, "j")
                : sub(state, "i") + "<mo>,</mo>" + sub(state, "j");
        return "<mi mathvariant=\"normal\">d</mi>" + sub(state, "i") + EQUALS + "<mi>S</mi><mo stretchy=\"false\">(</mo>" + sub(state, "i") + "<mo stretchy=\"false\">)</mo><mi mathvariant=\"normal\">d</mi><mi>t</mi><mo>+</mo>"
                + "<mfrac><mn>1</mn><mrow>" + number + "</mrow></mfrac><munder><mo>∑</mo><mrow>" + range + "</mrow></munder><mi>K</mi><mo stretchy=\"false\">(</mo>" + arguments
                + "<mo stretchy=\"false\">)</mo><mi mathvariant=\"normal\">d</mi><mi>t</mi><mo>+</mo><mi>ε</mi><mi mathvariant=\"normal\">d</mi>" + sub("<mi>W</mi>", "i");
    }

    private void kernel() {
        if (study.kernel() instanceof PairKernel.Periodic periodic) {
            page.paragraph("Kernel by its Fourier coefficients: " + Page.escaped(periodic.series().text()));
            return;
        }
        for (int a = 0; a < study.dimension(); a++) {
            Expression of = study.kernel().components().get(a);
            if (!isZero(of)) {
                page.display(component("K", a) + at(study.kernel().arguments(study.axisNames())) + EQUALS + of.mathmlAsWritten());
            }
        }
        page.paragraph(study.kernel().isDifference()
                ? "In K the names of the axes stand for the difference of the particle that is pushed and the one that pushes."
                : "K pushes a particle in the state without primes; the primed one pushes.");
    }

    private String noise() {
        List<String> all = new ArrayList<>();
        for (int a = 0; a < study.dimension(); a++) {
            all.add(component("ε", a) + EQUALS + study.noise().get(a).mathmlAsWritten());
        }
        return String.join("<mo>,</mo>" + SPACE, all);
    }

    private void observable() {
        Observable observable = study.observable();
        String phi = sub("<mover><mi>Φ</mi><mo stretchy=\"true\">&#x203E;</mo></mover>", "N") + EQUALS;
        if (observable instanceof Observable.Mean mean) {
            page.display(phi + "<mfrac><mn>1</mn><mi>N</mi></mfrac><munder><mo>∑</mo><mi>i</mi></munder><mi>φ</mi><mo stretchy=\"false\">(</mo>" + sub("<mi>X</mi>", "i")
                    + "<mo stretchy=\"false\">)</mo><mo>,</mo>" + SPACE + "<mi>φ</mi>" + at(study.axisNames()) + EQUALS + mean.of().mathmlAsWritten());
        } else if (observable instanceof Observable.Functional functional) {
            page.display(phi + functional.value().mathmlAsWritten());
            functional.statistics().forEach((name, of) -> page.display(
                    "<mi>" + name + "</mi>" + EQUALS + "<mfrac><mn>1</mn><mi>N</mi></mfrac><munder><mo>∑</mo><mi>i</mi></munder><mrow><mo stretchy=\"false\">(</mo>" + of.mathmlAsWritten() + "<mo stretchy=\"false\">)</mo></mrow>"));
        } else if (observable instanceof Observable.Marginal marginal) {
            page.paragraph("Observable: the average over " + marginal.particles() + " different particles of");
            page.display(marginal.of().mathmlAsWritten());
        } else if (observable instanceof Observable.Fluctuation fluctuation) {
            page.paragraph("Observable: the fluctuation of order " + fluctuation.order() + ", N<sup>−" + fluctuation.order() + "/2</sup> times the sum over subsets of particles, centred in every place, of");
            page.display(fluctuation.of().mathmlAsWritten());
        }
    }

    private String component(String letter, int axis) {
        return study.dimension() == 1 ? "<mi>" + letter + "</mi>" : sub("<mi>" + letter + "</mi>", study.axisNames().get(axis));
    }

    private static String at(List<String> names) {
        return "<mrow><mo stretchy=\"false\">(</mo>" + String.join("<mo>,</mo>", names.stream().map(n -> "<mi>" + n.replace("'", "′") + "</mi>").toList()) + "<mo stretchy=\"false\">)</mo></mrow>";
    }

    private static String sub(String base, String index) {
        return "<msub>" + base + "<mi>" + index + "</mi></msub>";
    }

    private static boolean isZero(Expression e) {
        return e.text().strip().equals("0");
    }
}

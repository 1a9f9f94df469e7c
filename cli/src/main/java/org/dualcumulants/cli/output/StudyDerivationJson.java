package org.dualcumulants.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.dualcumulants.hierarchy.derive.study.Definition;
import org.dualcumulants.hierarchy.derive.study.Divergence;
import org.dualcumulants.hierarchy.derive.study.EffectiveKernel;
import org.dualcumulants.hierarchy.derive.study.Hypothesis;
import org.dualcumulants.hierarchy.derive.study.MeanFieldEquation;
import org.dualcumulants.hierarchy.derive.study.Psi;
import org.dualcumulants.hierarchy.derive.study.StudyDerivation;
import org.dualcumulants.hierarchy.derive.study.SystemSize;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.study.Study;

/** The derivation of a study as a document: schema {@code dual-cumulants/derive-study/1}. */
final class StudyDerivationJson {

    private final JsonGenerator json;

    private StudyDerivationJson(JsonGenerator json) {
        this.json = json;
    }

    static void write(Study study, StudyDerivation derivation, OutputStream out) throws IOException {
        JsonDocument.write(out, json -> new StudyDerivationJson(json).document(study, derivation));
    }

    private void document(Study study, StudyDerivation derivation) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", "dual-cumulants/derive-study/1");
        json.writeStringField("title", study.title());
        strings("axes", study.axisNames());
        json.writeObjectFieldStart("conventions");
        Conventions.write(json, study);
        json.writeEndObject();
        meanField(derivation.equation());
        divergence(derivation.divergence());
        psi(derivation.psi());
        json.writeArrayFieldStart("hypotheses");
        for (Hypothesis h : derivation.hypotheses()) {
            hypothesis(h);
        }
        json.writeEndArray();
        json.writeStringField("resolution", derivation.automatic() ? "auto" : "given");
        json.writeArrayFieldStart("sizes");
        for (SystemSize size : derivation.sizes()) {
            size(study, size);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void meanField(MeanFieldEquation equation) throws IOException {
        json.writeObjectFieldStart("meanField");
        json.writeStringField("text", EquationNotation.TEXT.equation(equation));
        json.writeStringField("latex", EquationNotation.TEX.equation(equation));
        formulas("drift", equation.drift());
        formulas("kernel", equation.kernel());
        formulas("diffusion", equation.diffusion());
        if (equation.effectiveKernel().isEmpty()) {
            json.writeNullField("effectiveKernel");
        } else {
            json.writeArrayFieldStart("effectiveKernel");
            for (List<EffectiveKernel.Term> terms : equation.effectiveKernel().get().components()) {
                json.writeStartArray();
                for (EffectiveKernel.Term term : terms) {
                    term(term);
                }
                json.writeEndArray();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void term(EffectiveKernel.Term term) throws IOException {
        json.writeStartObject();
        json.writeStringField("coefficient", term.coefficient().text());
        json.writeStringField("parity", term.constant() ? "constant" : term.odd() ? "odd" : "even");
        json.writeStringField("cosine", term.cosine().text());
        json.writeStringField("sine", term.sine().text());
        json.writeEndObject();
    }

    private void divergence(Divergence divergence) throws IOException {
        json.writeObjectFieldStart("divergence");
        formula(divergence.formula());
        json.writeBooleanField("zero", divergence.zero());
        number("largest", divergence.largest());
        json.writeEndObject();
    }

    private void psi(Psi psi) throws IOException {
        json.writeObjectFieldStart("psi");
        formula(psi.formula());
        strings("first", psi.first());
        strings("second", psi.second());
        json.writeStringField("density", psi.density().text());
        if (psi.convolution().isPresent()) {
            formulas("convolution", psi.convolution().get());
        } else {
            json.writeNullField("convolution");
        }
        json.writeStringField("closure", word(psi.closure()));
        json.writeArrayFieldStart("definitions");
        for (Definition definition : psi.definitions()) {
            json.writeStartObject();
            json.writeStringField("symbol", definition.symbol());
            json.writeStringField("kind", word(definition.kind()));
            json.writeStringField("of", definition.of().map(Expression::text).orElse(definition.axis()));
            number("value", definition.value());
            number("error", definition.error());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void hypothesis(Hypothesis h) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", h.requirement().key());
        json.writeStringField("statement", h.requirement().statement());
        json.writeStringField("verdict", h.verdict().text());
        json.writeStringField("reason", h.reason());
        if (h.quantity().isPresent()) {
            json.writeObjectFieldStart("quantity");
            json.writeStringField("name", h.quantity().get().name());
            number("value", h.quantity().get().value());
            json.writeEndObject();
        } else {
            json.writeNullField("quantity");
        }
        json.writeEndObject();
    }

    private void size(Study study, SystemSize size) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("harmonics");
        for (int axis = 0; axis < study.dimension(); axis++) {
            json.writeNumberField(study.axisNames().get(axis), size.resolution().get(axis));
        }
        json.writeEndObject();
        number("functions", size.functions());
        boolean separated = size.kernel().obstacle().isEmpty();
        number("kernelRank", separated ? size.kernel().rank() : Double.NaN);
        number("kernelTail", size.kernel().tail());
        json.writeBooleanField("kernelExact", size.kernel().exact());
        if (!separated) {
            json.writeStringField("kernelObstacle", size.kernel().obstacle());
        }
        json.writeArrayFieldStart("orders");
        for (SystemSize.Order order : size.orders()) {
            json.writeStartObject();
            json.writeNumberField("truncation", order.truncation());
            number("unknowns", order.unknowns());
            number("bytes", order.bytes());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void formula(Expression formula) throws IOException {
        json.writeStringField("text", formula.text());
        json.writeStringField("latex", formula.tex());
    }

    private void formulas(String name, List<Expression> formulas) throws IOException {
        strings(name, formulas.stream().map(Expression::text).toList());
    }

    private void strings(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private void number(String name, double value) throws IOException {
        json.writeFieldName(name);
        ResultsJson.write(json, value);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package org.dualcumulants.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dualcumulants.cli.input.StudyFile;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.spectral.interaction.FourierKernel;
import org.dualcumulants.spectral.interaction.FreeKernel;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.SeriesMethod;
import org.dualcumulants.spectral.study.Study;

/** The study as it was computed: defaults filled in, numbers evaluated, the resolution that was used. Reads back as a study file. */
final class StudyJson {

    private final JsonGenerator json;

    StudyJson(JsonGenerator json) {
        this.json = json;
    }

    /** @param resolution per axis; empty: none was needed */
    void write(StudyFile file, List<Integer> resolution) throws IOException {
        Study study = file.study();
        json.writeStartObject();
        json.writeStringField("title", study.title());
        json.writeObjectFieldStart("parameters");
        for (Map.Entry<String, Double> parameter : file.parameters().entrySet()) {
            number(parameter.getKey(), parameter.getValue());
        }
        json.writeEndObject();
        particle(study);
        json.writeFieldName("observable");
        observable(study.observable());
        number("horizon", study.horizon());
        json.writeArrayFieldStart("particles");
        for (double n : study.particles()) {
            ResultsJson.write(json, n);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("truncation");
        for (int m : study.truncation()) {
            json.writeNumber(m);
        }
        json.writeEndArray();
        if (resolution.isEmpty()) {
            json.writeStringField("resolution", "auto");
        } else {
            json.writeObjectFieldStart("resolution");
            for (int axis = 0; axis < study.dimension(); axis++) {
                json.writeNumberField(study.axisNames().get(axis), resolution.get(axis));
            }
            json.writeEndObject();
        }
        number("tolerance", study.tolerance());
        json.writeStringField("scaling", study.scaling().text());
        json.writeStringField("basis", study.basis().text());
        json.writeObjectFieldStart("indexSet");
        json.writeStringField("basis", study.functions().text());
        json.writeStringField("tensor", study.tensors().rule().text());
        if (!study.tensors().isFull()) {
            number("weight", study.tensors().weight());
        }
        json.writeEndObject();
        json.writeBooleanField("selfInteraction", study.selfInteraction());
        if (study.initialCorrelation().isPresent()) {
            json.writeStringField("initialCorrelation", study.initialCorrelation().get().text());
        }
        if (study.series() > 0) {
            if (study.seriesMethod() == SeriesMethod.AUTO) {
                json.writeNumberField("series", study.series());
            } else {
                json.writeObjectFieldStart("series");
                json.writeNumberField("powers", study.series());
                json.writeStringField("method", study.seriesMethod().text());
                json.writeEndObject();
            }
        }
        if (study.certificate()) {
            json.writeBooleanField("certificate", true);
        }
        if (file.seed().isPresent()) {
            json.writeNumberField("seed", file.seed().getAsLong());
        }
        json.writeEndObject();
    }

    private void particle(Study study) throws IOException {
        json.writeObjectFieldStart("particle");
        json.writeArrayFieldStart("axes");
        for (Axis axis : study.axes()) {
            json.writeStartObject();
            json.writeStringField("name", axis.name());
            json.writeStringField("kind", axis.kind());
            if (axis instanceof PeriodicAxis periodic) {
                number("from", periodic.from());
                number("length", periodic.length());
            } else if (axis instanceof IntervalAxis interval) {
                number("from", interval.from());
                number("to", interval.to());
            } else if (axis instanceof RealAxis real) {
                number("center", real.center());
                number("width", real.width());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        expressions("drift", study.drift());
        Optional<FreeKernel> free = study.kernel() instanceof PairKernel.Difference difference ? difference.named() : Optional.empty();
        if (study.kernel() instanceof PairKernel.Periodic periodic) {
            FourierKernel kernel = periodic.series();
            named(kernel.name(), kernel.keys(), kernel.flow());
            if (kernel.harmonics().isPresent()) {
                json.writeNumberField("harmonics", kernel.harmonics().getAsInt());
            }
            if (kernel.regularization() > 0) {
                number("regularization", kernel.regularization());
            }
            json.writeEndObject();
        } else if (free.isPresent()) {
            named(free.get().name(), free.get().keys(), free.get().flow());
            json.writeEndObject();
        } else {
            expressions("kernel", study.kernel().components());
        }
        expressions("noise", study.noise());
        json.writeStringField("initial", study.initial().text());
        json.writeEndObject();
    }

    /** Begins a kernel by its name. */
    private void named(String name, Map<String, List<Double>> keys, Optional<Flow> flow) throws IOException {
        json.writeObjectFieldStart("kernel");
        json.writeStringField("name", name);
        for (Map.Entry<String, List<Double>> key : keys.entrySet()) {
            if (key.getValue().size() == 1) {
                number(key.getKey(), key.getValue().get(0));
                continue;
            }
            json.writeArrayFieldStart(key.getKey());
            for (double value : key.getValue()) {
                ResultsJson.write(json, value);
            }
            json.writeEndArray();
        }
        if (flow.isPresent()) {
            json.writeStringField("flow", flow.get().text());
        }
    }

    private void observable(Observable observable) throws IOException {
        json.writeStartObject();
        if (observable instanceof Observable.Mean mean) {
            json.writeStringField("mean", mean.of().text());
        } else if (observable instanceof Observable.Marginal marginal) {
            json.writeStringField("marginal", marginal.of().text());
        } else if (observable instanceof Observable.Fluctuation fluctuation) {
            json.writeObjectFieldStart("fluctuation");
            json.writeNumberField("order", fluctuation.order());
            json.writeStringField("of", fluctuation.of().text());
            json.writeEndObject();
        } else if (observable instanceof Observable.Functional functional) {
            json.writeObjectFieldStart("functional");
            json.writeObjectFieldStart("statistics");
            for (Map.Entry<String, Expression> statistic : functional.statistics().entrySet()) {
                json.writeStringField(statistic.getKey(), statistic.getValue().text());
            }
            json.writeEndObject();
            json.writeStringField("value", functional.value().text());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void expressions(String name, List<Expression> expressions) throws IOException {
        json.writeArrayFieldStart(name);
        for (Expression expression : expressions) {
            json.writeString(expression.text());
        }
        json.writeEndArray();
    }

    private void number(String name, double value) throws IOException {
        json.writeFieldName(name);
        ResultsJson.write(json, value);
    }
}

package org.dualcumulants.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import org.dualcumulants.cli.input.StudyFile;
import org.dualcumulants.verify.duality.ParticleRun;
import org.dualcumulants.verify.duality.ParticleStudyResult;
import org.dualcumulants.verify.particles.Estimate;
import org.dualcumulants.verify.particles.SimulationOutcome;
import org.dualcumulants.verify.particles.SimulationResult;
import org.dualcumulants.verify.particles.Softening;

/** The document {@code dual-cumulants/simulate/1}. Numbers read back as the same doubles; what is not known is null. */
public final class SimulationJson {

    private final JsonGenerator json;

    private SimulationJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes the document and a line end; leaves the stream open. */
    public static void write(StudyFile file, ParticleStudyResult result, OutputStream out) throws IOException {
        JsonDocument.write(out, json -> new SimulationJson(json).document(file, result));
    }

    private void document(StudyFile file, ParticleStudyResult result) throws IOException {
        json.writeStartObject();
        JsonDocument.begin(json, "simulate", file, result.complete(), file.study().resolution().orElse(result.resolution()));
        json.writeStringField("halfWidth", "half the width of a 95 % confidence interval, the error of the step not included");
        json.writeEndObject();
        json.writeStringField("estimator", result.settings().coupled() ? "coupled" : "plain");
        json.writeNumberField("seed", result.settings().seed());
        json.writeArrayFieldStart("runs");
        for (ParticleRun run : result.runs()) {
            run(run, file.study().horizon());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("warnings");
        for (String warning : result.warnings()) {
            json.writeString(warning);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void run(ParticleRun run, double horizon) throws IOException {
        json.writeStartObject();
        json.writeNumberField("particles", run.outcome().particles());
        if (run.outcome() instanceof SimulationOutcome.Failed failed) {
            json.writeObjectFieldStart("failure");
            json.writeStringField("reason", failed.reason());
            json.writeStringField("remedy", failed.remedy());
            json.writeEndObject();
        } else {
            numbers(run, (SimulationResult) run.outcome(), horizon);
        }
        json.writeEndObject();
    }

    private void numbers(ParticleRun run, SimulationResult result, double horizon) throws IOException {
        number("expectation", result.expectation().value());
        number("halfWidth", result.expectation().halfWidth());
        number("meanField", run.meanField().orElse(Double.NaN));
        number("correction", run.correction().map(Estimate::value).orElse(Double.NaN));
        number("correctionHalfWidth", run.correction().map(Estimate::halfWidth).orElse(Double.NaN));
        json.writeObjectFieldStart("stepError");
        number("value", result.stepping().value());
        number("halfWidth", result.stepping().halfWidth());
        json.writeEndObject();
        json.writeNumberField("replicas", result.replicas());
        json.writeNumberField("steps", result.steps());
        number("step", horizon / result.steps());
        json.writeStringField("scheme", result.scheme());
        json.writeStringField("pairSums", result.pairs());
        number("softening", result.softening().filter(s -> !s.isExact()).map(Softening::distance).orElse(Double.NaN));
        number("varianceReduction", result.varianceReduction());
        number("seconds", result.seconds());
    }

    private void number(String name, double value) throws IOException {
        json.writeFieldName(name);
        ResultsJson.write(json, value);
    }
}

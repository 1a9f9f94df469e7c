package org.dualcumulants.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dualcumulants.cli.input.StudyFile;
import org.dualcumulants.verify.check.ModulatedOutcome;
import org.dualcumulants.verify.modulated.ModulatedResult;

/** The document {@code dual-cumulants/modulated/1}. Numbers read back as the same doubles; what is not known is null. */
public final class ModulatedJson {

    private final JsonGenerator json;

    private ModulatedJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes the document and a line end; leaves the stream open. */
    public static void write(StudyFile file, ModulatedOutcome outcome, OutputStream out) throws IOException {
        JsonDocument.write(out, json -> new ModulatedJson(json).document(file, outcome));
    }

    private void document(StudyFile file, ModulatedOutcome outcome) throws IOException {
        ModulatedResult result = outcome.result();
        json.writeStartObject();
        JsonDocument.begin(json, "modulated", file, outcome.complete(), file.study().resolution().orElse(List.of()));
        json.writeStringField("energy", "F_N = Σ_{i≠j} g(x_i - x_j) - 2/N Σ h(x_i) + ∬ g μ μ, pairs with 1/N²; 1/(N(N-1)) with the scaling 1/(N-1)");
        json.writeStringField("theta", "noise √θ dW, θ = ε²");
        json.writeStringField("halfWidth", "half the width of a 95 % confidence interval and the error of the step");
        json.writeEndObject();
        json.writeNumberField("seed", outcome.seed());
        json.writeStringField("potential", result.potential());
        json.writeStringField("flow", result.flow().text());
        json.writeBooleanField("wholeSpace", result.free());
        number("exponent", result.exponent().orElse(Double.NaN));
        number("commutatorConstant", result.constant());
        json.writeArrayFieldStart("commutator");
        for (ModulatedResult.Reached reached : result.commutator()) {
            json.writeStartObject();
            json.writeStringField("configurations", reached.family());
            number("ratio", reached.ratio());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("regular");
        for (ModulatedResult.Regular regular : result.regular()) {
            json.writeStartObject();
            json.writeNumberField("particles", regular.particles());
            number("energy", regular.energy());
            number("shift", regular.shift());
            number("commutator", regular.commutator());
            number("bound", regular.bound());
            number("reach", regular.reach());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("paths");
        for (ModulatedResult.Path path : result.paths()) {
            path(path);
        }
        json.writeEndArray();
        json.writeFieldName("longPath");
        if (result.longPath().isPresent()) {
            path(result.longPath().get());
        } else {
            json.writeNull();
        }
        rest(outcome);
        json.writeEndObject();
    }

    private void rest(ModulatedOutcome outcome) throws IOException {
        ModulatedResult result = outcome.result();
        json.writeFieldName("stability");
        if (result.stability().isPresent()) {
            json.writeStartObject();
            numbers("times", result.stability().get().times());
            numbers("distances", result.stability().get().distances());
            numbers("bounds", result.stability().get().bounds());
            json.writeEndObject();
        } else {
            json.writeNull();
        }
        json.writeArrayFieldStart("truncatedCharges");
        for (ModulatedResult.Charges charges : result.charges()) {
            json.writeStartObject();
            json.writeNumberField("particles", charges.particles());
            json.writeStringField("beginning", charges.beginning().text());
            number("factor", charges.factor());
            number("electric", charges.electric());
            number("bound", charges.bound());
            number("energy", charges.energy());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeFieldName("selfSimilar");
        if (result.selfSimilar().isPresent()) {
            ModulatedResult.SelfSimilar path = result.selfSimilar().get();
            json.writeStartObject();
            json.writeNumberField("particles", path.particles());
            numbers("times", path.times());
            numbers("energies", path.energies());
            numbers("halfWidths", path.halfWidths());
            number("bound", path.bound());
            numbers("growth", path.growth());
            numbers("gronwall", path.gronwall());
            json.writeEndObject();
        } else {
            json.writeNull();
        }
        json.writeFieldName("truncation");
        if (result.truncation().isPresent()) {
            json.writeStartObject();
            number("eta", result.truncation().get().eta());
            number("constant", result.truncation().get().constant());
            number("reached", result.truncation().get().reached());
            number("leastTransform", result.truncation().get().transform());
            json.writeEndObject();
        } else {
            json.writeNull();
        }
        json.writeArrayFieldStart("freeEnergy");
        for (ModulatedResult.FreeEnergy free : result.freeEnergy()) {
            free(free);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("partitions");
        for (ModulatedResult.Partition partition : result.partitions()) {
            json.writeStartObject();
            json.writeNumberField("particles", partition.particles());
            number("theta", partition.theta());
            number("integrated", partition.integrated());
            number("halfWidth", partition.halfWidth());
            number("closedForm", partition.closed());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("relaxations");
        for (ModulatedResult.Relaxation relaxation : result.relaxations()) {
            json.writeStartObject();
            json.writeNumberField("particles", relaxation.particles());
            json.writeNumberField("harmonics", relaxation.harmonics());
            number("theta", relaxation.theta());
            number("rate", relaxation.rate());
            number("provenRate", relaxation.proven());
            numbers("times", relaxation.times());
            numbers("gibbsEntropies", relaxation.entropies());
            numbers("entropies", relaxation.chaos());
            number("equilibriumEntropy", relaxation.equilibrium());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("heatings");
        for (ModulatedResult.Heating heating : result.heatings()) {
            json.writeStartObject();
            json.writeStringField("of", heating.text());
            number("theta", heating.theta());
            number("growth", heating.growth());
            number("error", heating.error());
            number("expected", heating.expected());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("cold");
        for (ModulatedResult.Cold cold : result.cold()) {
            json.writeStartObject();
            json.writeNumberField("particles", cold.particles());
            numbers("thetas", cold.thetas());
            numbers("excesses", cold.excesses());
            numbers("halfWidths", cold.halfWidths());
            number("exponent", cold.exponent());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("views");
        for (ModulatedOutcome.View view : outcome.views()) {
            json.writeStartObject();
            number("particles", view.number());
            number("meanField", view.meanField());
            number("hierarchyCorrection", view.hierarchy().orElse(Double.NaN));
            number("hierarchyError", view.hierarchyError().orElse(Double.NaN));
            number("particlesCorrection", view.particles().orElse(Double.NaN));
            number("particlesHalfWidth", view.halfWidth().orElse(Double.NaN));
            number("energy", view.energy().orElse(Double.NaN));
            number("bound", view.bound().orElse(Double.NaN));
            json.writeEndObject();
        }
        json.writeEndArray();
        VerificationJson.checks(json, outcome.findings());
        json.writeArrayFieldStart("warnings");
        for (String warning : outcome.warnings()) {
            json.writeString(warning);
        }
        json.writeEndArray();
    }

    private void path(ModulatedResult.Path path) throws IOException {
        json.writeStartObject();
        json.writeNumberField("particles", path.particles());
        json.writeStringField("beginning", path.beginning().text());
        number("theta", path.theta());
        json.writeNumberField("systems", path.systems());
        numbers("times", path.times());
        numbers("energies", path.energies());
        numbers("halfWidths", path.halfWidths());
        number("bound", path.bound());
        numbers("gronwall", path.gronwall());
        json.writeEndObject();
    }

    private void free(ModulatedResult.FreeEnergy free) throws IOException {
        json.writeStartObject();
        json.writeNumberField("particles", free.particles());
        json.writeNumberField("harmonics", free.harmonics());
        number("theta", free.theta());
        number("time", free.time());
        number("entropy", free.entropy());
        number("energy", free.energy());
        number("gibbsEntropy", free.gibbs());
        number("logPartition", free.logPartition());
        number("derivative", free.derivative());
        number("derivativeError", free.error());
        number("dissipation", free.dissipation());
        number("commutator", free.commutator());
        json.writeEndObject();
    }

    private void numbers(String name, List<Double> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (double value : values) {
            ResultsJson.write(json, value);
        }
        json.writeEndArray();
    }

    private void number(String name, double value) throws IOException {
        json.writeFieldName(name);
        ResultsJson.write(json, value);
    }
}

package org.dualcumulants.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dualcumulants.cli.input.StudyFile;
import org.dualcumulants.hierarchy.run.Certificate;
import org.dualcumulants.hierarchy.run.ErrorEstimate;
import org.dualcumulants.hierarchy.run.LimitResult;
import org.dualcumulants.hierarchy.run.MeanFieldResult;
import org.dualcumulants.hierarchy.run.RunFailure;
import org.dualcumulants.hierarchy.run.RunOutcome;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.hierarchy.run.LowRankReport;
import org.dualcumulants.hierarchy.run.SeriesOutcome;
import org.dualcumulants.hierarchy.run.SeriesResult;
import org.dualcumulants.hierarchy.run.Slope;
import org.dualcumulants.hierarchy.run.Slopes;
import org.dualcumulants.hierarchy.run.SpaceReport;
import org.dualcumulants.hierarchy.run.StudyResult;
import org.dualcumulants.spectral.interaction.FourierKernel;
import org.dualcumulants.spectral.study.PairKernel;

/** The document {@code dual-cumulants/study/1}. Numbers read back as the same doubles; what is not finite is null. */
public final class ResultsJson {

    private static final double EXACT_WHOLE = 0x1p53;

    private final JsonGenerator json;

    private ResultsJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes the document and a line end; leaves the stream open. */
    public static void write(StudyFile file, StudyResult result, OutputStream out) throws IOException {
        JsonDocument.write(out, json -> new ResultsJson(json).document(file, result));
    }

    private void document(StudyFile file, StudyResult result) throws IOException {
        json.writeStartObject();
        JsonDocument.begin(json, "study", file, result.complete(), result.space().resolution());
        json.writeStringField("norms", "at t = 0 in L²_{f°}");
        json.writeEndObject();
        space(file, result.space());
        json.writeFieldName("meanField");
        meanFields(result.meanFields());
        json.writeArrayFieldStart("runs");
        for (RunOutcome run : result.runs()) {
            run(run);
        }
        json.writeEndArray();
        if (result.limit().isPresent()) {
            limit(result.limit().get());
        }
        slopes(result.slopes());
        if (result.series().isPresent()) {
            series(result.series().get());
        }
        json.writeArrayFieldStart("warnings");
        for (String warning : result.warnings()) {
            json.writeString(warning);
        }
        json.writeEndArray();
        if (result.unmet().isPresent()) {
            json.writeStringField("toleranceNotReached", result.unmet().get());
        }
        json.writeEndObject();
    }

    private void space(StudyFile file, SpaceReport space) throws IOException {
        json.writeObjectFieldStart("space");
        json.writeStringField("resolutionFrom", file.study().resolution().isPresent() ? "study" : "auto");
        json.writeNumberField("basisSize", space.basisSize());
        json.writeNumberField("kernelRank", space.kernelRank());
        json.writeBooleanField("kernelExact", space.kernelExact());
        number("kernelTail", space.kernelTail());
        if (file.study().kernel() instanceof PairKernel.Periodic periodic) {
            FourierKernel kernel = periodic.series();
            json.writeStringField("kernelFormula", kernel.text());
            json.writeObjectFieldStart("kernelHarmonics");
            for (int axis = 0; axis < kernel.positions(); axis++) {
                json.writeNumberField(file.study().axisNames().get(axis), kernel.reached(space.resolution().get(axis)));
            }
            json.writeEndObject();
            number("kernelRegularization", kernel.regularization());
        }
        number("initialTail", space.initialTail());
        number("observableTail", space.observableTail());
        json.writeEndObject();
    }

    /** One object; an array of them, each with its {@code particles}, where the noise depends on N. */
    private void meanFields(List<MeanFieldResult> meanFields) throws IOException {
        if (meanFields.size() == 1) {
            meanField(meanFields.get(0));
            return;
        }
        json.writeStartArray();
        for (MeanFieldResult meanField : meanFields) {
            meanField(meanField);
        }
        json.writeEndArray();
    }

    private void meanField(MeanFieldResult meanField) throws IOException {
        json.writeStartObject();
        if (!Double.isNaN(meanField.particles())) {
            number("particles", meanField.particles());
        }
        number("value", meanField.value());
        number("errorEstimate", meanField.errorEstimate());
        number("minimum", meanField.minimum());
        number("maximum", meanField.maximum());
        number("massDefect", meanField.massDefect());
        json.writeArrayFieldStart("basis");
        for (String name : meanField.basis()) {
            json.writeString(name);
        }
        json.writeEndArray();
        numbers("time", meanField.times());
        json.writeArrayFieldStart("moments");
        for (List<Double> atTime : meanField.moments()) {
            array(atTime);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void run(RunOutcome outcome) throws IOException {
        json.writeStartObject();
        number("particles", outcome.particles());
        json.writeNumberField("truncation", outcome.truncation());
        if (outcome instanceof RunResult run) {
            result(run);
        } else if (outcome instanceof RunFailure failure) {
            failure(failure.reason(), failure.remedy());
        }
        json.writeEndObject();
    }

    private void failure(String reason, String remedy) throws IOException {
        json.writeObjectFieldStart("failure");
        json.writeStringField("reason", reason);
        json.writeStringField("remedy", remedy);
        json.writeEndObject();
    }

    private void series(SeriesOutcome outcome) throws IOException {
        json.writeObjectFieldStart("series");
        json.writeStringField("powersOf", "1/N");
        if (outcome instanceof SeriesOutcome.Failed failed) {
            failure(failed.reason(), failed.remedy());
        } else if (outcome instanceof SeriesResult series) {
            result(series);
        }
        json.writeEndObject();
    }

    private void result(SeriesResult series) throws IOException {
        numbers("values", series.values().coefficients());
        numbers("errors", series.totals().coefficients());
        json.writeArrayFieldStart("errorParts");
        for (ErrorEstimate error : series.errors()) {
            json.writeStartObject();
            parts(error);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("powersOfOther", "1/(N-1)");
        numbers("valuesOther", series.valuesInOthers().coefficients());
        numbers("errorsOther", series.totals().errorsInOthers().coefficients());
        numbers("leadingNorms", series.norms());
        json.writeArrayFieldStart("comparisons");
        for (SeriesResult.Comparison row : series.comparisons()) {
            json.writeStartObject();
            number("particles", row.particles());
            json.writeNumberField("truncation", row.truncation());
            json.writeNumberField("powers", row.powers());
            number("correction", row.correction());
            number("partialSum", row.sum());
            number("difference", row.difference());
            number("partialSumOther", row.sumInOthers());
            number("differenceOther", row.differenceInOthers());
            json.writeEndObject();
        }
        json.writeEndArray();
        number("slope", series.slope().map(Slope::exponent).orElse(Double.NaN));
        number("slopeOther", series.slopeInOthers().map(Slope::exponent).orElse(Double.NaN));
        if (series.lowRank().isPresent()) {
            LowRankReport lowRank = series.lowRank().get();
            json.writeObjectFieldStart("lowRank");
            numbers("times", lowRank.times());
            json.writeArrayFieldStart("ranks");
            for (int rank : lowRank.ranks()) {
                json.writeNumber(rank);
            }
            json.writeEndArray();
            number("quadrature", lowRank.quadrature());
            number("compression", lowRank.compression());
            json.writeEndObject();
        }
        json.writeNumberField("coefficients", series.coefficients());
        json.writeNumberField("steps", series.steps());
        number("seconds", series.seconds());
    }

    private void result(RunResult run) throws IOException {
        number("meanField", run.meanField());
        number("expectation", run.expectation());
        number("correction", run.correction());
        numbers("norms", run.norms());
        numbers("rescaledNorms", run.rescaledNorms());
        if (run.bounds().isPresent()) {
            numbers("bounds", run.bounds().get());
        } else {
            json.writeNullField("bounds");
            json.writeStringField("boundsReason", "‖Φ̄‖_∞ is not known to be finite");
        }
        number("errorEstimate", run.errorEstimate().total());
        json.writeObjectFieldStart("errorParts");
        parts(run.errorEstimate());
        json.writeEndObject();
        if (run.certificate().isPresent()) {
            certificate(run.certificate().get());
        }
        numbers("axisTails", run.axisTails());
        json.writeNumberField("coefficients", run.coefficients());
        json.writeNumberField("steps", run.steps());
        number("seconds", run.seconds());
    }

    private void parts(ErrorEstimate error) throws IOException {
        part("truncation", error.truncation());
        part("resolution", error.resolution());
        part("stepping", error.stepping());
    }

    private void part(String name, ErrorEstimate.Part part) throws IOException {
        boolean skipped = part.origin() == ErrorEstimate.Origin.SKIPPED;
        json.writeObjectFieldStart(name);
        number("value", skipped ? Double.NaN : part.value());
        json.writeStringField("origin", part.origin().name().toLowerCase(Locale.ROOT));
        json.writeStringField(skipped ? "reason" : "how", part.how());
        json.writeEndObject();
    }

    private void certificate(Certificate certificate) throws IOException {
        json.writeObjectFieldStart("certificate");
        bound("lemma", certificate.lemma());
        bound("sharp", certificate.sharp());
        json.writeArrayFieldStart("resolution");
        for (int perAxis : certificate.resolution()) {
            json.writeNumber(perAxis);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void bound(String name, Certificate.Bound bound) throws IOException {
        json.writeObjectFieldStart(name);
        number("value", bound.value().orElse(Double.NaN));
        json.writeStringField(bound.value().isPresent() ? "assumes" : "reason", bound.assumes());
        json.writeEndObject();
    }

    private void limit(LimitResult limit) throws IOException {
        json.writeObjectFieldStart("limit");
        json.writeNumberField("truncation", limit.truncation());
        number("value", limit.value());
        numbers("rescaledNorms", limit.rescaledNorms());
        json.writeEndObject();
    }

    private void slopes(Slopes slopes) throws IOException {
        json.writeObjectFieldStart("slopes");
        numbers("norms", exponents(slopes.norms()));
        numbers("rescaledNorms", exponents(slopes.rescaledNorms()));
        json.writeObjectFieldStart("truncation");
        for (Map.Entry<Integer, Slope> slope : new TreeMap<>(slopes.truncation()).entrySet()) {
            number(slope.getKey().toString(), slope.getValue().exponent());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("fits");
        for (int n = 0; n < slopes.rescaledNorms().size(); n++) {
            fit("rescaledNorms", n, slopes.rescaledNorms().get(n));
        }
        for (Map.Entry<Integer, Slope> slope : new TreeMap<>(slopes.truncation()).entrySet()) {
            fit("truncation", slope.getKey(), Optional.of(slope.getValue()));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void fit(String of, int order, Optional<Slope> slope) throws IOException {
        if (slope.isEmpty()) {
            return;
        }
        json.writeStartObject();
        json.writeStringField("of", of);
        json.writeNumberField("order", order);
        number("exponent", slope.get().exponent());
        number("prefactor", slope.get().prefactor());
        numbers("particles", slope.get().particles());
        json.writeEndObject();
    }

    private static List<Double> exponents(List<Optional<Slope>> slopes) {
        return slopes.stream().map(s -> s.map(Slope::exponent).orElse(Double.NaN)).toList();
    }

    private void numbers(String name, List<Double> values) throws IOException {
        json.writeFieldName(name);
        array(values);
    }

    private void array(List<Double> values) throws IOException {
        json.writeStartArray();
        for (double value : values) {
            write(json, value);
        }
        json.writeEndArray();
    }

    private void number(String name, double value) throws IOException {
        json.writeFieldName(name);
        write(json, value);
    }

    /** Whole numbers without a point while a double holds them exactly. */
    static void write(JsonGenerator json, double value) throws IOException {
        if (!Double.isFinite(value)) {
            json.writeNull();
        } else if (value == Math.rint(value) && Math.abs(value) <= EXACT_WHOLE && value != 0) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
    }
}

package org.dualcumulants.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dualcumulants.cli.input.StudyFile;
import org.dualcumulants.verify.check.Finding;
import org.dualcumulants.verify.check.Ledger;
import org.dualcumulants.verify.check.Rival;

/** The document {@code dual-cumulants/verify/1}. Numbers read back as the same doubles; what is not a number is null. */
public final class VerificationJson {

    private VerificationJson() {}

    /** Writes the document and a line end; leaves the stream open. */
    public static void write(StudyFile file, Ledger ledger, OutputStream out) throws IOException {
        JsonDocument.write(out, json -> document(json, file, ledger));
    }

    private static void document(JsonGenerator json, StudyFile file, Ledger ledger) throws IOException {
        json.writeStartObject();
        JsonDocument.begin(json, "verify", file, ledger.complete(), file.study().resolution().orElse(ledger.resolution()));
        json.writeEndObject();
        json.writeNumberField("seed", ledger.seed());
        json.writeNumberField("passed", ledger.passed());
        json.writeNumberField("failed", ledger.failures().size());
        json.writeNumberField("skipped", ledger.skipped());
        checks(json, ledger.findings());
        json.writeArrayFieldStart("comparison");
        for (Rival rival : ledger.rivals()) {
            rival(json, rival);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Lines of a ledger, as a field of an object that is open. */
    static void checks(JsonGenerator json, List<Finding> findings) throws IOException {
        json.writeArrayFieldStart("checks");
        for (Finding finding : findings) {
            check(json, finding);
        }
        json.writeEndArray();
    }

    private static void rival(JsonGenerator json, Rival rival) throws IOException {
        json.writeStartObject();
        json.writeStringField("method", rival.method());
        number(json, "particles", rival.particles());
        number(json, "expectation", rival.expectation());
        number(json, "error", rival.error());
        json.writeStringField("errorAgainst", rival.reference());
        number(json, "seconds", rival.seconds());
        json.writeStringField("remark", rival.remark());
        json.writeEndObject();
    }

    private static void check(JsonGenerator json, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", finding.name());
        json.writeStringField("statement", finding.statement());
        json.writeStringField("case", finding.at());
        if (finding instanceof Finding.Skipped skipped) {
            json.writeStringField("status", "skipped");
            json.writeStringField("reason", skipped.reason());
        } else {
            Finding.Compared c = (Finding.Compared) finding;
            json.writeStringField("relation", "found " + c.relation().sign() + " expected");
            number(json, "expected", c.expected());
            number(json, "found", c.found());
            number(json, "tolerance", c.tolerance());
            json.writeStringField("toleranceFrom", c.basis());
            json.writeStringField("status", c.failed() ? "fail" : "pass");
        }
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        json.writeFieldName(name);
        ResultsJson.write(json, value);
    }
}

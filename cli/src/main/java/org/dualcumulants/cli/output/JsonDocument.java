package org.dualcumulants.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dualcumulants.cli.input.Provenance;
import org.dualcumulants.cli.input.StudyFile;

/** One JSON document on a stream that stays open. */
public final class JsonDocument {

    private JsonDocument() {}

    /** Writes one value. */
    public interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    /** Indented, with a line end behind it. */
    public static void write(OutputStream out, Body body) throws IOException {
        JsonFactory factory = JsonFactory.builder().build();
        try (JsonGenerator json = factory.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            body.write(json);
            json.writeRaw('\n');
        }
    }

    /**
     * What every document on a study begins with, as fields of an object that is open; the conventions stay open for those of the kind.
     *
     * @param kind of document, which has the schema {@code dual-cumulants/KIND/1}
     * @param complete false after an interruption
     * @param resolution per axis
     */
    static void begin(JsonGenerator json, String kind, StudyFile file, boolean complete, List<Integer> resolution) throws IOException {
        json.writeStringField("schema", "dual-cumulants/" + kind + "/1");
        json.writeStringField("title", file.study().title());
        json.writeBooleanField("complete", complete);
        if (file.provenance().isPresent()) {
            program(json, file.provenance().get());
        }
        json.writeFieldName("study");
        new StudyJson(json).write(file, resolution);
        json.writeObjectFieldStart("conventions");
        Conventions.write(json, file.study());
    }

    /** The field that says which program was asked for what. */
    public static void program(JsonGenerator json, Provenance asked) throws IOException {
        json.writeObjectFieldStart("program");
        json.writeStringField("version", asked.version());
        json.writeStringField("command", asked.command());
        json.writeEndObject();
    }
}

package org.dualcumulants.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;

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
}

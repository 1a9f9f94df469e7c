package org.dualcumulants.cli.figures;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dualcumulants.cli.input.Provenance;
import org.dualcumulants.cli.output.JsonDocument;

/** The document {@code dual-cumulants/figures/1}: what was drawn, with captions. */
public final class PictureJson {

    private PictureJson() {}

    /**
     * Writes the document and a line end; leaves the stream open.
     *
     * @param seed of random numbers, where there are any
     */
    public static void write(List<Picture> pictures, Provenance drawn, long seed, OutputStream out) throws IOException {
        JsonDocument.write(out, json -> {
            json.writeStartObject();
            json.writeStringField("schema", "dual-cumulants/figures/1");
            JsonDocument.program(json, drawn);
            json.writeNumberField("seed", seed);
            json.writeArrayFieldStart("figures");
            for (Picture picture : pictures) {
                json.writeStartObject();
                json.writeStringField("name", picture.plot().name());
                json.writeStringField("title", picture.plot().title());
                json.writeStringField("caption", picture.caption());
                json.writeStringField("source", picture.source());
                json.writeStringField("study", picture.study());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}

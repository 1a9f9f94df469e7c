package org.dualcumulants.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.dualcumulants.hierarchy.derive.DerivedTerm;
import org.dualcumulants.hierarchy.derive.Generator;
import org.dualcumulants.hierarchy.derive.Interaction;
import org.dualcumulants.hierarchy.derive.Role;
import org.dualcumulants.hierarchy.derive.Species;
import org.dualcumulants.hierarchy.derive.Word;
import org.dualcumulants.hierarchy.derive.notation.Part;
import org.dualcumulants.hierarchy.derive.notation.Script;
import org.dualcumulants.hierarchy.derive.notation.Topic;

/** The document {@code dual-cumulants/derivation/1}: terms as data, with the same as text and LaTeX. */
public final class DerivationJson {

    private final JsonGenerator json;

    private DerivationJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes the document and a line end; leaves the stream open. */
    public static void write(List<Topic> topics, Generator studied, OutputStream out) throws IOException {
        JsonDocument.write(out, json -> new DerivationJson(json).document(topics, studied));
    }

    private void document(List<Topic> topics, Generator studied) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", "dual-cumulants/derivation/1");
        json.writeArrayFieldStart("systems");
        for (Topic topic : topics) {
            system(topic, studied);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void system(Topic topic, Generator studied) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", topic.key());
        json.writeStringField("title", topic.title());
        json.writeArrayFieldStart("species");
        for (Species species : topic.generator(studied).species()) {
            json.writeString(species.label());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("interactions");
        for (Interaction interaction : topic.generator(studied).interactions()) {
            interaction(interaction);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("equations");
        for (Part part : topic.parts(studied)) {
            json.writeStartObject();
            json.writeStringField("of", lower(part.source()));
            json.writeNumberField("powerOf1OverN", part.power());
            json.writeArrayFieldStart("terms");
            List<String> text = part.summands(Script.TEXT);
            List<String> latex = part.summands(Script.LATEX);
            for (int k = 0; k < part.terms().size(); k++) {
                term(part.generator(), part.terms().get(k), text.get(k), latex.get(k));
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void interaction(Interaction interaction) throws IOException {
        json.writeStartObject();
        json.writeStringField("kernel", lower(interaction.kernel()));
        json.writeStringField("prefactor", interaction.prefactor().toString());
        json.writeArrayFieldStart("species");
        for (Species species : interaction.species()) {
            json.writeString(species.label());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void term(Generator generator, DerivedTerm term, String text, String latex) throws IOException {
        Word word = term.word();
        json.writeStartObject();
        json.writeStringField("coefficient", term.coefficient().toString());
        json.writeArrayFieldStart("shift");
        for (Species species : generator.species()) {
            json.writeNumber(word.shift(species));
        }
        json.writeEndArray();
        json.writeStringField("kernel", lower(word.interaction().kernel()));
        json.writeStringField("form", lower(word.form()));
        json.writeArrayFieldStart("arguments");
        for (int r = 0; r < word.roles().size(); r++) {
            Role role = word.roles().get(r);
            json.writeStartObject();
            json.writeStringField("species", word.species(r).label());
            json.writeStringField("kernel", lower(role.kernel()));
            json.writeStringField("slot", lower(role.after()));
            json.writeBooleanField("inSource", role.inSource());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("idle");
        for (Species species : word.idle()) {
            json.writeString(species.label());
        }
        json.writeEndArray();
        json.writeStringField("text", text);
        json.writeStringField("latex", latex);
        json.writeEndObject();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package org.dualcumulants.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.dualcumulants.spectral.study.Study;

/** The conventions that change the answer, as every document on a study echoes them. */
final class Conventions {

    private Conventions() {}

    /** Fields of an object that is open. */
    static void write(JsonGenerator json, Study study) throws IOException {
        json.writeStringField("scaling", study.scaling().text());
        json.writeBooleanField("selfInteraction", study.selfInteraction());
        json.writeStringField("kernel", study.kernel().notation("x", "x'") + ", x pushed by x'");
        json.writeStringField("noise", "ε dW with D = ε²/2");
        json.writeStringField("initialData", "independent");
    }

    /** A sentence in LaTeX. */
    static String latex(Study study) {
        return "Conventions: the factor of the pair sum is $" + study.scaling().text() + "$, "
                + (study.selfInteraction() ? "with" : "without") + " self-interaction; $"
                + study.kernel().notation("x", "x'") + "$ is the force on $x$ by $x'$; the noise is $\\varepsilon \\, \\mathrm{d}W$ with "
                + "$D = \\varepsilon^2/2$; the particles are independent at time $0$.";
    }
}

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
        json.writeStringField("initialData", initialData(study));
    }

    /** How particles are distributed together at time 0. */
    static String initialData(Study study) {
        return study.initialCorrelation().isEmpty() ? "independent" : "f°^{⊗N} (1 + Σ_{i<j} a(x_i, x_j)) normalised";
    }

    /** A sentence in LaTeX. */
    static String latex(Study study) {
        return "Conventions: the factor of the pair sum is $" + study.scaling().text() + "$, "
                + (study.selfInteraction() ? "with" : "without") + " self-interaction; $"
                + study.kernel().notation("x", "x'") + "$ is the force on $x$ by $x'$; the noise is $\\varepsilon \\, \\mathrm{d}W$ with "
                + "$D = \\varepsilon^2/2$; the particles are "
                + (study.initialCorrelation().isEmpty()
                        ? "independent at time $0$."
                        : "distributed like $f^{\\circ \\otimes N} (1 + \\sum_{i<j} a(x_i, x_j))$, normalised, at time $0$.");
    }
}

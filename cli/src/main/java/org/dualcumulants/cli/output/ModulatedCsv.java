package org.dualcumulants.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.dualcumulants.verify.modulated.ModulatedResult;

/** table.csv (RFC 4180) of a modulated energy: one row per path and time, all digits. */
final class ModulatedCsv {

    private ModulatedCsv() {}

    static void write(ModulatedResult result, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(ResultsCsv.line(List.of("particles", "beginning", "theta", "systems", "time", "energy", "half_width", "bound", "gronwall")));
        for (ModulatedResult.Path path : Stream.concat(result.paths().stream(), result.longPath().stream()).toList()) {
            for (int j = 0; j < path.times().size(); j++) {
                writer.write(ResultsCsv.line(List.of(
                        Integer.toString(path.particles()), path.beginning().text(), ResultsCsv.number(path.theta()), Integer.toString(path.systems()),
                        ResultsCsv.number(path.times().get(j)), ResultsCsv.number(path.energies().get(j)),
                        ResultsCsv.number(path.halfWidths().get(j)), ResultsCsv.number(path.bound()),
                        ResultsCsv.number(path.gronwall().get(j)))));
            }
        }
        writer.flush();
    }
}

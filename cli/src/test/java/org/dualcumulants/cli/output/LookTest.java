package org.dualcumulants.cli.output;
import java.io.*;
import java.util.List;
import java.nio.file.*;
import org.dualcumulants.cli.SampleResults;
import org.junit.jupiter.api.Test;
class LookTest {
    @Test void look() throws Exception {
        var r = SampleResults.of(List.of(4.,8.,16.,32.,64.,128.,256.,512.,1024.), List.of(1,2,3,4,6));
        StudyReport.table(r).forEach(System.out::println);
        StudyReport.remarks(r).forEach(System.out::println);
        StudyReport.table(SampleResults.failed()).forEach(System.out::println);
        for (Figure f : new StudyFigures("Noisy Kuramoto oscillators", r).all()) {
            try (var o = new FileOutputStream("/tmp/look-" + f.name() + ".png")) { new Chart(f).writePng(o); }
            try (var o = new FileOutputStream("/tmp/look-" + f.name() + ".svg")) { new Chart(f).writeSvg(o); }
            Files.writeString(Path.of("/tmp/plain-" + f.name() + ".svg"), PlainSvg.of(f));
        }
        ResultsCsv.write(SampleResults.failed(), System.out);
    }
}

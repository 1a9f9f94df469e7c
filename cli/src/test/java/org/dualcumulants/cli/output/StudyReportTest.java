package org.dualcumulants.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.dualcumulants.cli.SampleResults;
import org.dualcumulants.cli.SampleStudy;
import org.dualcumulants.cli.input.Setting;
import org.dualcumulants.cli.input.StudyReader;
import org.dualcumulants.hierarchy.run.RunFailure;
import org.dualcumulants.hierarchy.run.StudyResult;
import org.dualcumulants.spectral.study.Study;
import org.junit.jupiter.api.Test;

class StudyReportTest {

    private static Study study(String... settings) {
        return StudyReader.parse(SampleStudy.TEXT, "sample.yaml", List.of(settings).stream().map(Setting::new).toList()).study();
    }

    @Test
    void echoesTheConventions() {
        assertEquals(List.of(
                "Sample",
                "  particles   dX_i = S(X_i) dt + 1/(N-1) Σ_{j≠i} K(X_i - X_j) dt + ε dW_i, independent at time 0",
                "  scaling     1/(N-1)",
                "  noise       ε = 0.8 (D = ε²/2 = 0.32)",
                "  horizon     T = 0.5"), StudyReport.model(study()));
        List<String> other = StudyReport.model(study("scaling=1/N", "selfInteraction=true", "particle.noise[0]=1/N"));
        assertTrue(other.get(1).contains("1/N Σ_j K("));
        assertEquals("  noise       ε = 1/N (D = ε²/2)", other.get(3));
        Study general = study("particle.kernel[0]=-Sin(x)*(1 + Cos(x'))");
        assertTrue(StudyReport.model(general).get(1).contains("Σ_{j≠i} K(X_i, X_j) dt"));
        assertEquals(
                "  kernel      K(x, x') is a sum of 2 products, exact",
                StudyReport.space(general, SampleResults.of(List.of(4.0), List.of(2))).get(1));
        List<String> space = StudyReport.space(study(), SampleResults.of(List.of(4.0), List.of(2)));
        assertEquals(List.of(
                "  resolution  harmonics x: 8; 16 functions besides 1, plain basis",
                "  kernel      K(x - x') is a sum of 2 products, exact",
                "  mean field  0.268948402684 (error estimate 3e-13)"), space);
    }

    @Test
    void theTableIsGroupedAndAligned() {
        List<String> lines = StudyReport.table(SampleResults.failed());
        assertEquals(7, lines.size());
        assertEquals("", lines.get(4));
        assertTrue(lines.get(3).contains("failed: norm 1e12 at t = 0.21"));
        assertEquals(lines.get(2).indexOf('.'), lines.get(6).indexOf('.'));
        assertTrue(lines.get(5).startsWith("16 ") && lines.get(6).startsWith("   "));
    }

    @Test
    void remarksGiveSlopesAndWarnings() {
        assertEquals(List.of(
                "slopes of norms       ‖C̄₁(0)‖ ~ N^-0.50, ‖C̄₂(0)‖ ~ N^-1.00",
                "slopes of truncation  m = 1 ~ N^-1.00",
                "warning: the sample is made up"), StudyReport.remarks(SampleResults.of(List.of(4.0, 8.0), List.of(1, 2))));
        assertEquals(List.of("N = 8, m = 4 failed: norm 1e12 at t = 0.21; lower the horizon."),
                StudyReport.failures(SampleResults.failed()));
    }

    /** What several runs have in common is said once in the table and once below it. */
    @Test
    void runsThatFailAlike() {
        StudyResult several = SampleResults.failed(List.of(
                new RunFailure(8, 2, "no f beyond t = 2", "raise the noise"), new RunFailure(8, 4, "no f beyond t = 2", "raise the noise"),
                new RunFailure(16, 2, "no f beyond t = 2", "raise the noise"), new RunFailure(16, 4, "too large", "lower it")));
        assertEquals(List.of(
                "N = 8, m = 2, 4; N = 16, m = 2 failed: no f beyond t = 2; raise the noise",
                "N = 16, m = 4 failed: too large; lower it"), StudyReport.failures(several));
        List<String> lines = StudyReport.table(several);
        assertTrue(lines.get(2).endsWith("failed: no f beyond t = 2"), lines.toString());
        assertTrue(lines.get(3).endsWith("failed: as above") && lines.get(5).endsWith("failed: as above"), lines.toString());
        assertTrue(lines.get(6).endsWith("failed: too large"), lines.toString());

        StudyResult many = SampleResults.failed(IntStream.range(2, 12)
                .mapToObj(n -> new RunFailure(n, 2, "no f beyond t = 2", "raise the noise")).toList());
        assertEquals(List.of("N = 2, m = 2 and 9 more runs failed: no f beyond t = 2; raise the noise"), StudyReport.failures(many));
    }

    @Test
    void certificatesStandBesideTheErrors() {
        List<String> lines = StudyReport.table(SampleResults.certified());
        assertTrue(lines.get(0).contains("error") && lines.get(0).indexOf("certificate") > lines.get(0).indexOf("error"), lines.get(0));
        assertTrue(lines.get(2).contains("2.0e-5") && lines.get(2).contains("none"), lines.get(2));
        List<String> remarks = StudyReport.remarks(SampleResults.certified());
        assertTrue(remarks.get(0).startsWith("certificate ") && remarks.get(1).contains("of order 1 in N"), remarks.toString());
        assertEquals("no certificate        ‖Φ̄‖_∞ is infinite", remarks.get(2));
        assertTrue(StudyReport.remarks(SampleResults.of(List.of(4.0), List.of(2))).stream().noneMatch(l -> l.contains("certificate")));
    }
}

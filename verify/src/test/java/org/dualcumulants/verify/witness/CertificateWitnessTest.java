package org.dualcumulants.verify.witness;

import static org.dualcumulants.verify.witness.Models.KURAMOTO_PHASE;
import static org.dualcumulants.verify.witness.Models.NOISY_KURAMOTO;
import static org.dualcumulants.verify.witness.Models.find;
import static org.dualcumulants.verify.witness.Models.random;
import static org.dualcumulants.verify.witness.Models.single;
import static org.dualcumulants.verify.witness.Models.solve;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dualcumulants.hierarchy.run.Certificate;
import org.dualcumulants.hierarchy.run.RunResult;
import org.dualcumulants.hierarchy.run.StudyResult;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.verify.witness.Models.Model;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Certificates against true errors of truncation: never below, and for R1 the sharp form within 1 to 20 times. The truth is the run
 * of order N, or of three orders more, at the same resolution: certificates are of truncation alone.
 */
class CertificateWitnessTest {

    private static final double SHARP = 20;
    private static final double TOLERANCE = 1e-11;

    private static final Observable PHASE = NOISY_KURAMOTO.mean(KURAMOTO_PHASE);

    private static void bounds(RunResult run, double truth) {
        Certificate certificate = run.certificate().orElseThrow();
        double error = Math.abs(run.correction() - truth);
        double stepping = 10 * TOLERANCE * Math.abs(truth);
        String found = "N = " + run.particles() + ", m = " + run.truncation() + ": error " + error + ", " + certificate;
        assertTrue(certificate.sharp().value().orElseThrow() >= error - stepping, "too low, " + found);
        certificate.lemma().value().ifPresent(lemma -> assertTrue(lemma >= error - stepping, "too low, " + found));
    }

    /** The highest order, at least three more than those certified, is the truth. */
    private static void sharp(Model model, Observable observable, List<Double> particles, int harmonics, List<Integer> orders, int highest) {
        StudyResult runs = solve(model.study(
                        observable, particles, IntStream.concat(orders.stream().mapToInt(m -> m), IntStream.of(highest)).boxed().toList(),
                        harmonics, TOLERANCE)
                .certified());
        for (double n : particles) {
            double truth = find(runs, n, highest).correction();
            for (int m : orders) {
                RunResult run = find(runs, n, m);
                double error = Math.abs(run.correction() - truth);
                assertTrue(error > 100 * TOLERANCE * Math.abs(truth), "no error to certify at N = " + n + ", m = " + m + ": " + error);
                bounds(run, truth);
                Certificate certificate = run.certificate().orElseThrow();
                assertEquals(List.of(harmonics), certificate.resolution());
                assertTrue(certificate.sharp().value().orElseThrow() <= SHARP * error, "N = " + n + ", m = " + m + ": error " + error + ", " + certificate);
                double lemma = certificate.lemma().value().orElseThrow();
                assertTrue(lemma > 0.01 && lemma < 2, "of order 1 in N, found " + lemma);
            }
        }
    }

    /** R1 with the waves up to 2, which its density and observable consist of. */
    @Test
    void isSharpForKuramoto() {
        sharp(NOISY_KURAMOTO, PHASE, List.of(8.0, 16.0, 128.0), 2, List.of(2, 3, 4), 7);
    }

    /** R1: 3 harmonics leave 1e-5 of the correction, the same in every order. */
    @Test
    @Tag("slow")
    void isSharpForKuramotoAtThreeHarmonics() {
        sharp(NOISY_KURAMOTO, PHASE, List.of(8.0, 16.0, 32.0, 64.0, 128.0), 3, List.of(2, 3, 4), 7);
    }

    /** R1 of the reference table with order 4 as the truth; that of order 3 is certified at a coarser resolution than it is run. */
    @Test
    void coversTheReferenceTable() {
        double[][] table = {{8, -3.155384e-3, -3.109209e-3, -3.105243e-3}, {32, -7.356706e-4, -7.328764e-4, -7.325079e-4}};
        StudyResult runs = solve(NOISY_KURAMOTO.study(PHASE, List.of(8.0, 32.0), List.of(2, 3), 7, 1e-8).certified());
        for (double[] row : table) {
            for (int m = 2; m <= 3; m++) {
                RunResult run = find(runs, row[0], m);
                assertEquals(row[m - 1], run.correction(), 1e-9);
                double error = Math.abs(row[m - 1] - row[3]);
                double sharp = run.certificate().orElseThrow().sharp().value().orElseThrow();
                assertTrue(sharp >= error && sharp <= SHARP * error, "error " + error + ", found " + sharp);
            }
        }
        assertEquals(List.of(5), find(runs, 8, 3).certificate().orElseThrow().resolution());
    }

    private record Question(String name, Study study, int particles) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Question> questions() {
        return Stream.of(1L, 2L, 3L, 4L).flatMap(seed -> IntStream.rangeClosed(3, 4).boxed().flatMap(n -> {
            Model model = random(seed, 1, seed % 2 == 0);
            Model scaled = seed < 3 ? model : model.scaledPerParticle(seed == 4);
            String c = "Cos(x)";
            String s = "Sin(x) + Cos(x)/3";
            List<Observable> observables = List.of(
                    scaled.mean("Cos(x) + Sin(2*x)/2"),
                    scaled.functional(c, s, "c^3 - 2*c*s^2 + c"),
                    scaled.marginal(3, "Cos(x1-2*x2) + Sin(x1)*Cos(x3)"),
                    scaled.fluctuation(2, "Cos(x1-2*x2) + Sin(x1)*Cos(x2)"));
            Observable observable = observables.get((int) (seed + n) % observables.size());
            List<Integer> orders = IntStream.rangeClosed(1, n).boxed().toList();
            return Stream.of(new Question(
                    "seed " + seed + ", N = " + n + ", " + observable.getClass().getSimpleName(),
                    scaled.study(observable, List.of((double) n), orders, 4, TOLERANCE).certified(), n));
        }));
    }

    /** Strong forces, both scalings, with and without noise; order N is the truth. */
    @ParameterizedTest
    @MethodSource("questions")
    void isNeverBelowTheTruthForRandomModels(Question question) {
        StudyResult runs = solve(question.study());
        int n = question.particles();
        double truth = find(runs, n, n).correction();
        boolean any = false;
        for (int m = 1; m < n; m++) {
            RunResult run = find(runs, n, m);
            any |= Math.abs(run.correction() - truth) > 1e-6 * Math.abs(truth);
            bounds(run, truth);
        }
        assertTrue(any, "no error to certify");
        Certificate exact = find(runs, n, n).certificate().orElseThrow();
        assertEquals(0, exact.sharp().value().orElseThrow());
        assertEquals(0, exact.lemma().value().orElseThrow());
    }

    /** Where norms of order m + 2 are less certain: more particles, strong forces, three orders more as truth. */
    @ParameterizedTest
    @CsvSource({"5,8", "6,32"})
    void isNeverBelowTheTruthForMoreParticles(long seed, double particles) {
        Model model = random(seed, 1, true);
        Observable mean = model.mean("Cos(x) + Sin(2*x)/2");
        StudyResult runs = solve(model.study(mean, List.of(particles), List.of(1, 2, 3, 6), 2, TOLERANCE).certified());
        double truth = find(runs, particles, 6).correction();
        for (int m = 1; m <= 3; m++) {
            bounds(find(runs, particles, m), truth);
        }
    }

    @Test
    void saysWhyThereIsNone() {
        Study study = NOISY_KURAMOTO.study(PHASE, 4, 1, 3, 1e-8);
        assertTrue(single(study).certificate().isEmpty(), "not asked for");
        Expression a = Expression.parse("Cos(x1 - x2)/10", new Names(List.of("x1", "x2"), java.util.Map.of()));
        Certificate correlated = single(study.withInitialCorrelation(a).certified()).certificate().orElseThrow();
        assertTrue(correlated.sharp().value().isEmpty());
        assertTrue(correlated.sharp().assumes().contains("initialCorrelation"), correlated.toString());
    }
}

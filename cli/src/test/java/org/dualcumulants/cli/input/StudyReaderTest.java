package org.dualcumulants.cli.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.PairKernel;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.SeriesMethod;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.BasisSet;
import org.dualcumulants.spectral.study.TensorSet;
import org.dualcumulants.spectral.study.StudyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyReaderTest {

    private static final String KURAMOTO = """
            title: Noisy Kuramoto oscillators
            parameters: {coupling: 1, noise: 0.8, both: coupling + noise}
            particle:
              axes:
                - {name: x, kind: periodic, length: 2*Pi}
              drift:   ["0"]
              kernel:  ["-coupling*Sin(x)"]
              noise:   ["noise"]
              initial: "1 + Cos(x)/2"
            observable:
              mean: "Cos(x) + Sin(x)/2"
            horizon: 1/2
            particles: [4, 1e23]
            truncation: [1, 2]
            resolution: {x: 8}
            tolerance: 1e-8
            """;

    private static StudyFile read(String text, String... settings) {
        return StudyReader.parse(text, "study.yaml", Arrays.stream(settings).map(Setting::new).toList());
    }

    /** The study with one line replaced. */
    private static String with(String old, String replacement) {
        assertTrue(KURAMOTO.contains(old), old);
        return KURAMOTO.replace(old, replacement);
    }

    private static void refuses(String text, String message) {
        assertEquals(message, assertThrows(InputException.class, () -> read(text)).getMessage());
    }

    private static void refusesLike(String text, String... parts) {
        String message = assertThrows(InputException.class, () -> read(text)).getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), () -> "“" + message + "” lacks “" + part + "”");
        }
    }

    @Test
    void readsEveryKey() {
        StudyFile file = read(with("tolerance: 1e-8", """
                tolerance: 1e-8
                scaling: 1/N
                selfInteraction: true
                basis: weighted
                indexSet: {basis: full, tensor: full}
                seed: 7
                """));
        Study study = file.study();
        assertEquals("Noisy Kuramoto oscillators", study.title());
        assertEquals(List.of(new PeriodicAxis("x", 0, 2 * Math.PI)), study.axes());
        assertEquals(0, study.drift().get(0).value());
        assertEquals(-Math.sin(0.3), study.kernel().components().get(0).compile(List.of("x")).at(0.3), 1e-15);
        assertEquals(0.8, study.noise(0, 4));
        assertEquals(1.5, study.initial().compile(List.of("x")).at(0));
        assertInstanceOf(Observable.Mean.class, study.observable());
        assertEquals(0.5, study.horizon());
        assertEquals(List.of(4.0, 1e23), study.particles());
        assertEquals(List.of(1, 2), study.truncation());
        assertEquals(List.of(8), study.resolution().orElseThrow());
        assertEquals(1e-8, study.tolerance());
        assertEquals(Scaling.PER_PARTICLE, study.scaling());
        assertTrue(study.selfInteraction());
        assertEquals(BasisChoice.WEIGHTED, study.basis());
        assertEquals(OptionalLong.of(7), file.seed());
        assertEquals(Map.of("coupling", 1.0, "noise", 0.8, "both", 1.8), file.parameters());
    }

    @Test
    void fillsInDefaults() {
        Study study = read("""
                title: least
                particle:
                  axes: [{name: x, kind: periodic, length: 1, from: -1/2}]
                  kernel: ["Sin(2*Pi*x)"]
                  initial: "1"
                observable: {mean: "Cos(2*Pi*x)"}
                horizon: 1
                particles: [2]
                truncation: [1]
                """).study();
        assertEquals(List.of(new PeriodicAxis("x", -0.5, 1)), study.axes());
        assertEquals(0, study.drift().get(0).value());
        assertEquals(0, study.noise(0, 2));
        assertTrue(study.resolution().isEmpty());
        assertEquals(1e-6, study.tolerance());
        assertEquals(Scaling.PER_OTHER, study.scaling());
        assertEquals(BasisChoice.PLAIN, study.basis());
        assertFalse(study.selfInteraction());
    }

    @Test
    void aPrimeMakesTheKernelAFunctionOfBothStates() {
        PairKernel difference = read(KURAMOTO).study().kernel();
        assertInstanceOf(PairKernel.Difference.class, difference);
        assertEquals("K(x - x')", difference.notation("x", "x'"));
        for (String kernel : List.of("[\"-coupling*Sin(x)*(1 + Cos(x'))\"]", "['-coupling*Sin(x)*(1 + Cos(x''))']")) {
            PairKernel general = read(with("[\"-coupling*Sin(x)\"]", kernel)).study().kernel();
            assertInstanceOf(PairKernel.General.class, general);
            assertEquals("K(x, x')", general.notation("x", "x'"));
            assertEquals(List.of("x", "x'"), general.arguments(List.of("x")));
            assertEquals(
                    -Math.sin(0.3) * (1 + Math.cos(0.7)),
                    general.components().get(0).compile(List.of("x", "x'")).at(0.3, 0.7),
                    1e-15);
        }
        PairKernel set = read(KURAMOTO, "particle.kernel[0]=Sin(x)*0 + Cos(x')").study().kernel();
        assertInstanceOf(PairKernel.General.class, set);
    }

    /** A prime in one component is a prime in all: y alone is then the pushed particle's. */
    @Test
    void primesHoldThroughoutTheKernel() {
        Study study = read(KURAMOTO
                        .replace("length: 2*Pi}", "length: 2*Pi}\n    - {name: v, kind: periodic, length: 1}")
                        .replace("[\"0\"]", "[\"0\", \"0\"]")
                        .replace("[\"noise\"]", "[\"noise\", \"noise\"]")
                        .replace("{x: 8}", "auto")
                        .replace("[\"-coupling*Sin(x)\"]", "[\"Sin(x)\", \"Cos(2*Pi*v')\"]"))
                .study();
        assertInstanceOf(PairKernel.General.class, study.kernel());
        assertEquals(List.of("x", "v", "x'", "v'"), study.kernel().arguments(study.axisNames()));
    }

    @Test
    void primesAreForTheKernel() {
        String only = " is the state of the other particle and only means something in the kernel";
        refuses(with("drift:   [\"0\"]", "drift:   [\"Sin(x')\"]"),
                "study.yaml:6:18: particle.drift[0] is \"Sin(x')\": x' at column 5" + only);
        refusesLike(with("\"1 + Cos(x)/2\"", "\"1 + Cos(x')/2\""), "study.yaml:9:21: particle.initial", "x' at column 9" + only);
        refusesLike(with("\"Cos(x) + Sin(x)/2\"", "\"Cos(x')\""), "observable.mean", "x' at column 5" + only);
        refusesLike(with("mean: \"Cos(x) + Sin(x)/2\"", "marginal: \"Cos(x1')\""), "observable.marginal", "x1' at column 5" + only);
        refusesLike(with("-coupling*Sin(x)", "-coupling'*Sin(x)"),
                "study.yaml:7:15: particle.kernel[0]", "unknown name 'coupling'' at column 2; did you mean 'coupling'?");
        refusesLike(with("-coupling*Sin(x)", "Sin(x - y')"), "particle.kernel[0]", "unknown name 'y'' at column 9", "x, x'");
        refusesLike(with("-coupling*Sin(x)", "Sin(x'')"), "particle.kernel[0]", "a prime stands behind the name of a coordinate, once: x'");
        refusesLike(with("name: x", "name: x'"), "particle.axes[0].name is \"x'\": expected the name of a coordinate: letters, digits");
        refusesLike(with("coupling: 1,", "coupling': 1,"), "parameter \"coupling'\" cannot stand in an expression");
    }

    @Test
    void readsTheOtherObservables() {
        String mean = "mean: \"Cos(x) + Sin(x)/2\"";
        Observable functional = read(with(mean, "functional: {statistics: {c: Cos(x), s: Sin(x)}, value: c^2 + s^2}")).study().observable();
        assertEquals(List.of("c", "s"), List.copyOf(((Observable.Functional) functional).statistics().keySet()));
        Observable marginal = read(with(mean, "marginal: Cos(x1 - x3)")).study().observable();
        assertEquals(3, ((Observable.Marginal) marginal).particles());
        Observable fluctuation = read(with(mean, "fluctuation: {order: 2, of: Cos(x1 - x2)}")).study().observable();
        assertEquals(2, ((Observable.Fluctuation) fluctuation).order());
    }

    @Test
    void noiseMayDependOnTheParticleNumber() {
        Study study = read(with("noise:   [\"noise\"]", "noise: [\"noise/Sqrt(N)\"]")).study();
        assertTrue(study.noiseDependsOnParticleNumber());
        assertEquals(0.4, study.noise(0, 4), 1e-15);
    }

    @Test
    void aParameterMayBeNamedNWhereNothingMeansTheParticleNumber() {
        String named = with("coupling: 1,", "coupling: 1, N: 3,");
        assertEquals(1.5, read(named.replace("horizon: 1/2", "horizon: N/2")).study().horizon());
        refuses(named.replace("[\"noise\"]", "[\"noise/N\"]"),
                "study.yaml:2:30: parameters.N is \"3\": N in particle.noise[0] is the number of particles; rename the parameter");
    }

    @Test
    void namesUnknownKeysWithThePlaceAndTheNearest() {
        refuses(with("  kernel: ", "  kernell:"),
                "study.yaml:7:3: unknown key \"kernell\" in particle; did you mean kernel? (allowed: axes, drift, kernel, noise, initial)");
        refusesLike(with("horizon:", "horizn:"), "study.yaml:12:1: unknown key \"horizn\" in the study; did you mean horizon?");
        refusesLike(with("length:", "lenght:"), "study.yaml:5:33: unknown key \"lenght\" in particle.axes[0]; did you mean length?");
        refusesLike(with("mean:", "average:"), "study.yaml:11:3: unknown key \"average\" in observable; allowed: mean, functional, marginal, fluctuation");
        refuses(with("{x: 8}", "{y: 8}"), "study.yaml:15:14: unknown key \"y\" in resolution; did you mean x? (allowed: x)");
    }

    @Test
    void namesMissingKeys() {
        refuses(with("horizon: 1/2\n", ""), "study.yaml:1:1: missing key \"horizon\" in the study; expected a positive time");
        refuses(with("  initial: \"1 + Cos(x)/2\"\n", ""),
                "study.yaml:4:3: missing key \"initial\" in particle; expected an expression ≥ 0 in the axis names");
        refuses(with(", length: 2*Pi", ""),
                "study.yaml:5:7: missing key \"length\" in particle.axes[0]; expected a positive number such as 2*Pi");
        refuses(with("{x: 8}", "{}"), "study.yaml:15:13: missing key \"x\" in resolution; expected a number of harmonics ≥ 1");
    }

    @Test
    void refusesDuplicateKeys() {
        refuses(KURAMOTO + "horizon: 1\n", "study.yaml:17:1: duplicate key \"horizon\"; first written at study.yaml:12:10");
    }

    @Test
    void refusesWrongTypes() {
        refuses(with("horizon: 1/2", "horizon: [1]"), "study.yaml:12:10: horizon: expected a positive time");
        refuses(with("horizon: 1/2", "horizon:"), "study.yaml:12:9: horizon is empty: expected a positive time");
        refuses(with("[4, 1e23]", "4"), "study.yaml:13:12: particles is \"4\": expected a list of whole numbers ≥ 2");
        refusesLike(with("particle:\n", "particle: 3\nrest:\n"), "study.yaml:");
        refuses(with("title: Noisy Kuramoto oscillators", "title: {a: b}"), "study.yaml:1:8: title: expected a line of text");
        refuses(KURAMOTO + "selfInteraction: yes\n", "study.yaml:17:18: selfInteraction is \"yes\": expected true or false");
        refuses("- 1\n", "study.yaml:1:1: the study: expected a mapping with the keys title, parameters, particle, observable, horizon, "
                + "particles, truncation, resolution, tolerance, scaling, series, certificate, indexSet, basis, selfInteraction, initialCorrelation, seed");
        refuses(with("title: Noisy", "? [a, b]\n: 1\ntitle: Noisy"), "study.yaml:1:3: a key is not a name");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "horizon: 1/2      | horizon: -1          | study.yaml:12:10: horizon is \"-1\": expected a positive time",
        "horizon: 1/2      | horizon: 1/0         | study.yaml:12:12: horizon is \"1/0\": ",
        "[4, 1e23]         | [4, 1.5]             | study.yaml:13:16: particles[1] is \"1.5\": expected a whole number ≥ 2",
        "[4, 1e23]         | [1]                  | study.yaml:13:13: particles[0] is \"1\": expected a whole number ≥ 2",
        "[4, 1e23]         | [4, 2*2]             | study.yaml:13:16: particles[1] is \"2*2\": listed twice; expected different numbers of particles",
        "[4, 1e23]         | []                   | study.yaml:13:12: particles: it is empty; expected a list of whole numbers ≥ 2",
        "truncation: [1, 2] | truncation: [0]     | study.yaml:14:14: truncation[0] is \"0\": expected a whole number ≥ 1",
        "truncation: [1, 2] | truncation: [2, 2]  | study.yaml:14:17: truncation[1] is \"2\": listed twice; expected different orders",
        "{x: 8}            | {x: 0}               | study.yaml:15:17: resolution.x is \"0\": expected a number of harmonics ≥ 1",
        "{x: 8}            | automatic            | study.yaml:15:13: resolution is \"automatic\": expected auto, or a mapping with a whole number for each axis (x)",
        "tolerance: 1e-8   | tolerance: 2         | study.yaml:16:12: tolerance is \"2\": expected a number between 0 and 1",
        "tolerance: 1e-8   | scaling: 1/M         | study.yaml:16:10: scaling is \"1/M\": did you mean 1/N? (allowed: 1/(N-1), 1/N)",
        "tolerance: 1e-8   | basis: plane         | study.yaml:16:8: basis is \"plane\": did you mean plain? (allowed: plain, weighted)",
        "tolerance: 1e-8   | seed: 1/3            | study.yaml:16:7: seed is \"1/3\": expected a whole number of at most 2^53",
        "tolerance: 1e-8   | selfInteraction: true | study.yaml:16:18: selfInteraction is \"true\": selfInteraction needs scaling 1/N, not 1/(N-1)",
        "[\"noise\"]       | [\"-noise\"]         | study.yaml:8:13: particle.noise[0] is \"-noise\": its value is -0.8; expected a finite number ≥ 0, the ε of ε dW",
        "[\"noise\"]       | [\"noise\", 1]       | study.yaml:8:12: particle.noise: it has 2 entries; expected a list with one expression per axis (x)",
        "[\"noise\"]       | noise                | study.yaml:8:12: particle.noise is \"noise\": expected a list with one expression per axis (x)",
        "[\"0\"]           | [[1]]                | study.yaml:6:13: particle.drift[0]: expected an expression",
        "length: 2*Pi      | length: 0            | study.yaml:5:41: particle.axes[0].length is \"0\": expected a positive number such as 2*Pi",
        "name: x           | name: x-y            | study.yaml:5:14: particle.axes[0].name is \"x-y\": expected the name of a coordinate: letters, digits and underscores, a letter first",
        "name: x           | name: N              | study.yaml:5:14: particle.axes[0].name is \"N\": N is the number of particles; expected another name",
        "name: x           | name: noise          | study.yaml:5:14: particle.axes[0].name is \"noise\": a parameter has this name; rename one of them",
        "coupling: 1,      | 2c: 1,               | study.yaml:2:14: parameter \"2c\" cannot stand in an expression; expected letters, digits and underscores, a letter first",
        "2*Pi}             | 2*Pi, to: 3}         | study.yaml:5:47: key \"to\" in particle.axes[0] does not belong to a periodic axis; allowed: name, kind, length, from",
        "kind: periodic    | kind: periodical     | study.yaml:5:23: particle.axes[0].kind is \"periodical\": unknown kind of axis; did you mean periodic? (allowed: periodic, real, interval)",
    })
    void refusesWrongValues(String old, String replacement, String message) {
        refusesLike(with(old.strip(), replacement.strip()), message.strip());
    }

    @Test
    void pointsIntoExpressions() {
        refusesLike(with("-coupling*Sin(x)", "-coupling*Sinn(x)"), "study.yaml:7:24: particle.kernel[0] is \"-coupling*Sinn(x)\"", "Sinn", "Sin");
        refusesLike(with("-coupling*Sin(x)", "-coupling*Sin(x"), "study.yaml:7:", "particle.kernel[0]");
        refusesLike(with("horizon: 1/2", "horizon: x"), "study.yaml:12:10: horizon is \"x\"", "x");
        refusesLike(with("noise: 0.8", "noise: later"), "study.yaml:2:34: parameters.noise is \"later\"");
        refusesLike(with("Cos(x) + Sin(x)/2", "Import(x)"), "study.yaml:11:10: observable.mean", "Import");
        refusesLike(with("\"1 + Cos(x)/2\"", "N"), "study.yaml:9:12: particle.initial is \"N\"");
    }

    @Test
    void refusesObservablesThatAreNone() {
        String mean = "mean: \"Cos(x) + Sin(x)/2\"";
        refuses(with(mean, "mean: x\n  marginal: x1"),
                "study.yaml:11:3: observable: found mean and marginal; expected exactly one of mean, functional, marginal, fluctuation");
        refuses(with("\n  " + mean, " {}"),
                "study.yaml:10:13: observable: found none; expected exactly one of mean, functional, marginal, fluctuation");
        refusesLike(with(mean, "functional: {statistics: {c: Cos(x)}, value: Cos(c)}"),
                "study.yaml:11:48: observable.functional.value is \"Cos(c)\": expected a polynomial in c");
        refuses(with(mean, "functional: {statistics: {noise: Cos(x)}, value: 1}"),
                "study.yaml:11:29: statistic \"noise\": it is also a parameter; expected a name of its own, a letter first");
        refuses(with(mean, "functional: {statistics: {}, value: 1}"),
                "study.yaml:11:28: observable.functional.statistics: expected at least one name: expression");
        refuses(with(mean, "fluctuation: {order: 10, of: x1}"),
                "study.yaml:11:24: observable.fluctuation.order is \"10\": expected a whole number from 1 to 9");
        refusesLike(with(mean, "fluctuation: {order: 1, of: x2}"), "study.yaml:11:31: observable.fluctuation.of is \"x2\"");
        refuses(with(mean, "marginal: Cos(x1)").replace("coupling: 1,", "coupling: 1, x1: 2,"),
                "study.yaml:11:13: observable.marginal is \"Cos(x1)\": parameter x1 has the name of a particle's coordinate; rename the parameter");
    }

    @Test
    void tensors() {
        assertEquals(TensorSet.FULL, read(KURAMOTO).study().tensors());
        assertEquals(TensorSet.FULL, read(KURAMOTO + "indexSet: {basis: full, tensor: full}\n").study().tensors());
        assertEquals(BasisSet.FULL, read(KURAMOTO + "indexSet: {tensor: full}\n").study().functions());
        assertEquals(BasisSet.HYPERBOLIC, read(KURAMOTO + "indexSet: {basis: hyperbolic}\n").study().functions());
        assertEquals(
                BasisSet.TOTAL_DEGREE,
                read(KURAMOTO + "indexSet: {basis: total-degree, tensor: hyperbolic}\n").study().functions());
        refusesLike(KURAMOTO + "indexSet: {basis: totl-degree}\n", "indexSet.basis is \"totl-degree\": did you mean total-degree?");
        assertEquals(
                new TensorSet(TensorSet.Rule.TOTAL_DEGREE, TensorSet.USUAL_WEIGHT),
                read(KURAMOTO + "indexSet: {tensor: total-degree}\n").study().tensors());
        assertEquals(
                new TensorSet(TensorSet.Rule.HYPERBOLIC, 2.5),
                read(KURAMOTO + "indexSet: {tensor: hyperbolic, weight: 5/2}\n").study().tensors());
        refuses(KURAMOTO + "indexSet: {weight: 1}\n",
                "study.yaml:17:12: indexSet.weight is not computed by this version; remove it: the full index set has no weight");
        refusesLike(KURAMOTO + "indexSet: {tensor: ful}\n", "indexSet.tensor is \"ful\": did you mean full?");
        refuses(KURAMOTO + "indexSet: {tensor: total-degree, weight: 1/2}\n",
                "study.yaml:17:42: indexSet.weight is \"1/2\": expected a number ≥ 1");
    }

    private static String axis(String axis) {
        return with("{name: x, kind: periodic, length: 2*Pi}", axis).replace("{x: 8}", "{x: 4}");
    }

    @Test
    void readsAxesOfEveryKind() {
        String gaussian = "initial: \"Exp(-(x-0.7)^2/(2*0.5^2))\"";
        String line = axis("{name: x, kind: real}").replace("initial: \"1 + Cos(x)/2\"", gaussian);
        assertEquals(List.of(new RealAxis("x", 0.7, 0.5)), read(line).study().axes());
        String given = line.replace("kind: real", "kind: real, center: 1/2, width: 2");
        assertEquals(List.of(new RealAxis("x", 0.5, 2)), read(given).study().axes());
        String half = line.replace("kind: real", "kind: real, width: 2");
        assertEquals(List.of(new RealAxis("x", 0.7, 2)), read(half).study().axes());
        assertEquals(
                List.of(new IntervalAxis("x", -1, 2 * Math.PI)), read(axis("{name: x, kind: interval, from: -1, to: 2*Pi}")).study().axes());
    }

    @Test
    void refusesAxesThatAreNone() {
        refuses(axis("{name: x, kind: interval, from: 1, to: 1}"), "study.yaml:5:46: particle.axes[0].to is \"1\": "
                + "the right wall must lie to the right of the left one at 1.0; expected a larger number");
        refuses(axis("{name: x, kind: interval, from: 1}"),
                "study.yaml:5:7: missing key \"to\" in particle.axes[0]; expected a number, the right wall");
        refuses(axis("{name: x, kind: interval, from: 1, length: 1}"), "study.yaml:5:42: key \"length\" in particle.axes[0] does not"
                + " belong to an interval axis; allowed: name, kind, from, to");
        refuses(axis("{name: x, kind: real, width: 0}"), "study.yaml:5:36: particle.axes[0].width is \"0\": expected a positive number");
        refusesLike(axis("{name: x, kind: real}").replace("1 + Cos(x)/2", "1/(1 + x^2)"), "study.yaml:9:", "center and width of x");
        refuses(axis("{name: x, kind: real, center: 0, width: 1}").replace("{x: 4}", "{x: 0}"), "study.yaml:15:17: resolution.x is \"0\": expected a degree ≥ 1");
    }

    @Test
    void readsCorrelationsOfTheInitialData() {
        String correlated = KURAMOTO + "initialCorrelation: \"coupling/10*Cos(x1 - x2)\"\n";
        assertEquals(
                0.1 * Math.cos(0.5),
                read(correlated).study().initialCorrelation().orElseThrow().compile(List.of("x1", "x2")).at(0.7, 0.2), 1e-15);
        refusesLike(KURAMOTO + "initialCorrelation: Sin(x1 - x2)\n",
                "study.yaml:17:21: initialCorrelation is \"Sin(x1 - x2)\": 'Sin(x1 - x2)' is ", "it must be finite and symmetric");
        refusesLike(KURAMOTO + "initialCorrelation: Cos(x1 - x3)\n", "study.yaml:17:", "x3");
        refusesLike(KURAMOTO + "initialCorrelation: [1]\n", "study.yaml:17:21: initialCorrelation");
        refusesLike(with("coupling: 1,", "coupling: 1, x2: 3,") + "initialCorrelation: Cos(x1 - x2)\n",
                "parameter x2 has the name of a particle's coordinate; rename the parameter");
    }

    @Test
    void readsTheSeries() {
        assertEquals(0, read(KURAMOTO).study().series());
        assertEquals(3, read(KURAMOTO + "series: 3\n").study().series());
        assertFalse(read(KURAMOTO).study().certificate());
        assertTrue(read(KURAMOTO + "certificate: true\n").study().certificate());
        refuses(KURAMOTO + "series: 5\n", "study.yaml:17:9: series is \"5\": expected a whole number from 1 to 4, the highest power of 1/N;"
                + " order 10 would be needed");
        refuses(KURAMOTO + "series: 0\n", "study.yaml:17:9: series is \"0\": expected a whole number from 1 to 4, the highest power of 1/N");
        refuses(KURAMOTO + "series: 1.5\n", "study.yaml:17:9: series is \"1.5\": expected a whole number from 1 to 4, the highest power of 1/N");
        refusesLike(KURAMOTO + "series: [1]\n", "study.yaml:17:9:", "expected a whole number from 1 to 4");
        assertEquals(SeriesMethod.AUTO, read(KURAMOTO + "series: 1\n").study().seriesMethod());
        Study products = read(KURAMOTO + "series: {powers: 1, method: low-rank}\n").study();
        assertEquals(1, products.series());
        assertEquals(SeriesMethod.LOW_RANK, products.seriesMethod());
        assertEquals(SeriesMethod.PACKED, read(KURAMOTO + "series: {powers: 2, method: packed}\n").study().seriesMethod());
        refuses(KURAMOTO + "series: {powers: 2, method: low-rank}\n",
                "study.yaml:17:29: series.method is \"low-rank\": low-rank finds V_1 only, of order 2; expected powers: 1, or method: packed");
        refusesLike(KURAMOTO + "series: {method: packed}\n", "study.yaml:17:9: missing key \"powers\" in series", "a whole number from 1 to 4");
        refusesLike(KURAMOTO + "series: {powers: 1, method: low}\n", "study.yaml:17:29: series.method is \"low\"", "low-rank");
    }

    @Test
    void refusesWhatIsNoStudyText() {
        refusesLike("title: [1,\n  2\nhorizon: 3\n", "study.yaml:3:", "not valid YAML: ");
        refusesLike("title: *\nhorizon: 3\n", "study.yaml:1:", "not valid YAML: unexpected character found  (10) while scanning an alias");
        refuses("", "study.yaml:1:1: empty; a value is expected");
        refuses(KURAMOTO + "---\na: 1\n", "study.yaml:18:1: a second YAML document starts here; one is expected");
        refuses("a: &b [1]\nc: *b\n", "study.yaml:2:4: alias *b: study files have no aliases; write the value out");
        refuses("a: " + "[".repeat(100_000), "study.yaml:1:27: nested more than 24 levels deep; a study needs fewer");
        refusesLike(with("Noisy Kuramoto oscillators", "n".repeat(30_000)), "study.yaml:1:8: title is \"nnn", "longer than 20000 characters");
    }

    @Test
    void refusesFilesThatAreNone(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("kuramoto.yaml"), KURAMOTO);
        assertEquals(2, StudyReader.read(file, List.of()).study().particles().size());
        assertEquals(folder + ": is a folder; expected a study file", message(folder));
        assertEquals(folder.resolve("kuramto.yaml") + ": no such file; expected a study file; did you mean " + file + "?",
                message(folder.resolve("kuramto.yaml")));
        Path large = Files.write(folder.resolve("large"), new byte[(1 << 20) + 1]);
        assertEquals(large + ": has 1048577 bytes; a study has at most 1048576", message(large));
        Path latin = Files.write(folder.resolve("latin"), "title: Möbius".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(latin + ": is not UTF-8 text; expected a study file", message(latin));
    }

    private static String message(Path file) {
        return assertThrows(InputException.class, () -> StudyReader.read(file, List.of())).getMessage();
    }

    @Test
    void placesWhatTheSolverRefuses() {
        StudyFile file = read(KURAMOTO);
        assertEquals("study.yaml:7:13: particle.kernel[0]: it has a pole at x = 0",
                file.message(new StudyException("particle.kernel[0]", "it has a pole at x = 0")));
        assertEquals("study.yaml:15:13: resolution.y: too coarse", file.message(new StudyException("resolution.y", "too coarse")));
        assertEquals("study.yaml:1:1: scaling: odd", file.message(new StudyException("scaling", "odd")));
    }
}

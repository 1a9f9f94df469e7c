package org.dualcumulants.cli.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingTest {

    private static final String STUDY = """
            title: least
            parameters: {strength: 1}
            particle:
              axes: [{name: x, kind: periodic, length: 2*Pi}]
              kernel: ["strength*Sin(x)"]
              noise: [0.5]
              initial: "1"
            observable: {mean: "Cos(x)"}
            horizon: 1
            particles: [2, 3]
            truncation: [1]
            """;

    private static StudyFile read(String... settings) {
        return StudyReader.parse(STUDY, "study.yaml", Arrays.stream(settings).map(Setting::new).toList());
    }

    @Test
    void replacesValuesAnywhere() {
        assertEquals(0.3, read("particle.noise[0]=0.3").study().noise(0, 2));
        assertEquals(5.0, read("particles[1]=5").study().particles().get(1));
        assertEquals(List.of(1, 2, 4), read("truncation=[1, 2, 4]").study().truncation());
        assertEquals(7.0, read("parameters.strength=7").parameters().get("strength"));
        assertEquals(0.25, read("horizon=1/4").study().horizon());
    }

    @Test
    void addsWhatIsNotThere() {
        assertEquals(List.of(4), read("resolution.x=4").study().resolution().orElseThrow());
        assertEquals(List.of(4), read("resolution=auto", "resolution.x=4").study().resolution().orElseThrow());
        assertEquals(2.0, read("parameters.more=2").parameters().get("more"));
        assertEquals(1e-3, read("tolerance=1e-3").study().tolerance());
    }

    @Test
    void theLastOneWins() {
        assertEquals(3.0, read("horizon=2", "horizon=3").study().horizon());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "horizon               | --set horizon: expected key.path=value, for example --set particle.noise[0]=0.3",
        "horizon=              | --set horizon=: empty; a value is expected",
        "horizon=-1            | --set horizon=-1: horizon is \"-1\": expected a positive time",
        "horizn=1              | --set horizn=1: unknown key \"horizn\" in the study; did you mean horizon? (",
        "particle.nois[0]=1    | --set particle.nois[0]=1: particle.nois is no list, so [0] cannot be set",
        "particle.noise[1]=1   | --set particle.noise[1]=1: particle.noise has 1 entries, so [1] cannot be set",
        "particle.noise.x=1    | --set particle.noise.x=1: particle.noise has no keys, so \"x\" cannot be set in it",
        "particle..noise=1     | --set particle..noise=1: \"particle..noise\" is no key path; expected names with dots and [index], for example particle.noise[0]",
        ".horizon=1            | --set .horizon=1: \".horizon\" is no key path",
        "horizon=[1            | --set horizon=[1: not valid YAML: ",
        "truncation=[1, a]     | --set truncation=[1, a]: truncation[1] is \"a\": ",
        "particle.kernel[0]=y  | --set particle.kernel[0]=y: particle.kernel[0] is \"y\": ",
        "resolution.y=3        | --set resolution.y=3: unknown key \"y\" in resolution; did you mean x? (allowed: x)",
    })
    void errorsNameTheOption(String setting, String message) {
        String found = assertThrows(InputException.class, () -> read(setting)).getMessage();
        assertTrue(found.startsWith(message), () -> "“" + found + "” does not start with “" + message + "”");
    }
}

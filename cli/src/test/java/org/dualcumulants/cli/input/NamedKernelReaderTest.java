package org.dualcumulants.cli.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.spectral.interaction.FourierKernel;
import org.dualcumulants.spectral.interaction.RieszPotential;
import org.dualcumulants.spectral.interaction.Symbol;
import org.dualcumulants.spectral.study.PairKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code kernel: {name: …}}. */
class NamedKernelReaderTest {

    private static StudyFile read(String kernel, int axes) {
        String names = "xyz".substring(0, axes);
        StringBuilder text = new StringBuilder("title: named\nparameters: {half: 1/2}\nparticle:\n  axes:\n");
        names.chars().forEach(c -> text.append("    - {name: ").append((char) c).append(", kind: periodic, length: 2*Pi}\n"));
        text.append("  kernel: ").append(kernel).append("\n  initial: \"1\"\nobservable: {mean: \"Cos(x)\"}\n")
                .append("horizon: 1\nparticles: [4]\ntruncation: [1]\n");
        return StudyReader.parse(text.toString(), "study.yaml", List.of());
    }

    private static FourierKernel series(String kernel, int axes) {
        return assertInstanceOf(PairKernel.Periodic.class, read(kernel, axes).study().kernel()).series();
    }

    @Test
    void readsEveryKey() {
        FourierKernel kernel = series("{name: riesz, s: half/2, strength: -2, flow: conservative, harmonics: 6, regularization: 0.1}", 2);
        assertEquals("riesz", kernel.name());
        assertEquals(new Symbol.PotentialFlow(-2, new RieszPotential(0.25), Flow.CONSERVATIVE), kernel.symbol());
        assertEquals(OptionalInt.of(6), kernel.harmonics());
        assertEquals(0.1, kernel.regularization());
        assertEquals(List.of(2 * Math.PI, 2 * Math.PI), kernel.periods());
        FourierKernel stokeslet = series("{name: stokeslet, direction: [0, half, -1]}", 3);
        assertEquals(new Symbol.Stokeslet(1, List.of(0.0, 0.5, -1.0)), stokeslet.symbol());
    }

    @Test
    void fillsInDefaults() {
        FourierKernel kernel = series("{name: log}", 1);
        assertEquals(new Symbol.PotentialFlow(1, new RieszPotential(0), Flow.GRADIENT), kernel.symbol());
        assertEquals(OptionalInt.empty(), kernel.harmonics());
        assertEquals(Optional.empty(), kernel.flow());
        assertEquals("-1*Sin(x)", read("{name: kuramoto}", 1).study().kernel().components().get(0).text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{name: kuramotto}|1|particle.kernel.name is \"kuramotto\": unknown kernel; did you mean kuramoto? (allowed: kuramoto, hmf, coulomb,",
        "{strength: 2}|1|missing key \"name\" in particle.kernel; expected the name of a kernel: kuramoto, hmf,",
        "{name: riesz}|1|missing key \"s\" in the kernel riesz; expected a number",
        "{name: riesz, s: 1/4, strenght: 2}|1|unknown key \"strenght\" in the kernel riesz; did you mean strength?",
        "{name: kuramoto, harmonics: 3}|1|unknown key \"harmonics\" in the kernel kuramoto; allowed: name, coupling, flow",
        "{name: biot-savart, flow: gradient}|2|unknown key \"flow\" in the kernel biot-savart",
        "{name: log, flow: gradiant}|1|particle.kernel.flow is \"gradiant\": log has no such flow; did you mean gradient?",
        "{name: riesz, s: 3/2}|1|particle.kernel.s is \"3/2\": s is 1.5; s < d = 1 is required",
        "{name: gaussian, width: 0}|1|particle.kernel.width is \"0\": expected a positive number",
        "{name: log, harmonics: 1.5}|1|particle.kernel.harmonics is \"1.5\": expected a whole number ≥ 1",
        "{name: log, regularization: -1}|1|particle.kernel.regularization is \"-1\": expected a positive length",
        "{name: stokeslet, direction: [1]}|3|particle.kernel.direction: it has 1 entries; expected a list of 3 numbers",
        "{name: stokeslet}|2|particle.kernel: stokeslet depends on 3 axes; with flow gradient a particle has 2",
        "{name: coulomb, flow: newton}|3|particle.kernel: coulomb with flow newton needs positions first and then as many velocities;",
    })
    void refuses(String kernel, int axes, String message) {
        String found = assertThrows(InputException.class, () -> read(kernel, axes)).getMessage();
        assertTrue(found.contains(message), found);
        assertTrue(found.startsWith("study.yaml:"), found);
    }

    @Test
    void wavesNeedCircles() {
        String text = "title: t\nparticle: {axes: [{name: x, kind: real, center: 0, width: 1}], kernel: {name: kuramoto}, initial: \"Exp(-x^2)\"}\n"
                + "observable: {mean: x}\nhorizon: 1\nparticles: [4]\ntruncation: [1]\n";
        assertTrue(assertThrows(InputException.class, () -> StudyReader.parse(text, "study.yaml", List.of()))
                .getMessage().contains("kuramoto is periodic; axis x must be periodic too"));
    }
}

package org.dualcumulants.verify.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.verify.modulated.Beginning;
import org.dualcumulants.verify.modulated.ModulatedResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Verdicts on numbers that are right, and on each of them when it is not. */
class ModulatedCheckTest {

    /** @param fault name of the check whose number is spoiled; none of that name: all is well */
    private static ModulatedResult result(String fault, int dimension) {
        return result(fault, dimension, new ModulatedResult.Cold(
                8, List.of(0.4, 0.1), List.of(fault.equals("cold-limit") ? 0.2 : 0.4, 0.1), List.of(0.01, 0.01), 0.01));
    }

    private static ModulatedResult result(String fault, int dimension, ModulatedResult.Cold cold) {
        List<Double> times = List.of(0.0, 1.0);
        double energy = fault.equals("modulated-energy") ? -0.21 : fault.equals("modulated-gronwall") ? 0.5 : 0.05;
        ModulatedResult.Path path = new ModulatedResult.Path(
                8, Beginning.REGULAR, 0, 1, times, List.of(0.01, energy), List.of(0.0, 0.0), 0.2, List.of(0.01, 0.1));
        double power = fault.equals("commutator-rate") ? -0.6 : -0.75;
        List<ModulatedResult.Regular> regular = List.of(regular(256, -0.75), regular(512, -0.75), regular(1024, power));
        ModulatedResult.Stability stability = new ModulatedResult.Stability(
                times, List.of(0.1, fault.equals("weak-strong") ? 0.3 : 0.1), List.of(0.1, 0.2));
        ModulatedResult.FreeEnergy free = new ModulatedResult.FreeEnergy(
                2, 3, 0.5, 0.1, 0.2, 0.3, 0.9, 0.2, -1 - (fault.equals("modulated-free-energy") ? 0.1 : 0), 1e-6, 1.2, -0.2);
        return new ModulatedResult(
                "|x|^-0.25/0.25", Flow.GRADIENT, OptionalDouble.of(0.25), dimension, false, times,
                List.of(path, noisy(8, 0.1), noisy(32, fault.equals("modulated-decay") ? 0.08 : 0.025)), Optional.empty(),
                List.of(new ModulatedResult.Balance("N = 8", -0.3, 1e-7, fault.equals("modulated-balance") ? 0.3 : -0.3)),
                List.of(new ModulatedResult.Reached("regular", 0.5)), 0.5, regular, Optional.of(stability),
                List.of(new ModulatedResult.Comparison("energy", 1, fault.equals("stress-energy") ? 2 : 1)),
                Optional.of(new ModulatedResult.Truncation(0.1, 0.01, fault.equals("bessel-truncation") ? -0.1 : 0.1, 1, 0.99)),
                List.of(new ModulatedResult.Charges(8, Beginning.REGULAR, 1, 0.5, 0.1, 0.1),
                        new ModulatedResult.Charges(8, Beginning.REGULAR, 2, 0.5, fault.equals("truncated-charges") ? 0.11 : 0.09, 0.1)),
                Optional.of(new ModulatedResult.SelfSimilar(8, List.of(0.0, 0.5, 1.0), List.of(0.0, 0.0, fault.equals("self-similar") ? 0.3 : 0.0),
                        List.of(0.0, 0.0, 0.01), 0.1, List.of(0.0, 0.5, 0.6), List.of(0.0, 0.1, 0.12))),
                List.of(free),
                List.of(new ModulatedResult.Partition(8, 0.5, 1.01, 0.01, fault.equals("modulated-partition") ? 1.1 : 1)),
                List.of(new ModulatedResult.Relaxation(2, 2, 0.5, 1, 0.2, times, List.of(0.1, fault.equals("modulated-relaxation") ? 0.05 : 0.03),
                        List.of(0.1, 0.08), 0.07)),
                List.of(new ModulatedResult.Heating(Optional.of(new ModulatedResult.Particles(8, Beginning.INDEPENDENT)), 0.5, fault.equals("kinetic-energy") ? 0.6 : 0.51, 0.01, 0.5)),
                List.of(cold),
                List.of(), true);
    }

    private static ModulatedResult.Path noisy(int n, double last) {
        return new ModulatedResult.Path(n, Beginning.INDEPENDENT, 0.5, 64, List.of(0.0, 1.0), List.of(0.0, last), List.of(0.001, 0.001), 2.0 / n, List.of(0.0, 1.0));
    }

    private static ModulatedResult.Regular regular(int n, double power) {
        double size = Math.pow(256, -0.75) * Math.pow(n / 256.0, power);
        return new ModulatedResult.Regular(n, -size - 0.1 / n, 0.1 / n, size, 2 * size, 1);
    }

    @Test
    void allIsWell() {
        List<Finding> findings = ModulatedCheck.all(result("none", 1));
        assertEquals(List.of(), findings.stream().filter(Finding::failed).toList());
        assertEquals(ModulatedCheck.ALL.stream().map(Check::name).toList(), findings.stream().map(Finding::name).distinct().toList());
        assertTrue(findings.stream().noneMatch(Finding.Skipped.class::isInstance));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "modulated-energy", "modulated-balance", "commutator-rate", "modulated-gronwall", "modulated-decay", "kinetic-energy", "cold-limit", "weak-strong", "stress-energy", "bessel-truncation",
        "truncated-charges", "self-similar",
        "modulated-free-energy", "modulated-partition", "modulated-relaxation"})
    void aFaultFailsItsCheck(String fault) {
        List<String> failed = ModulatedCheck.all(result(fault, 1)).stream().filter(Finding::failed).map(Finding::name).distinct().toList();
        assertEquals(List.of(fault), failed);
    }

    /** In the plane disks that overlap are reported, not judged: their energy comes from F_N itself. */
    @Test
    void overlapsInThePlaneAreNoCheck() {
        List<String> line = places(1);
        assertEquals(2, line.size());
        assertEquals(line.subList(0, 1), places(2));
    }

    /** The bound is broken where it is known well, and missed by more where chance explains it. */
    @Test
    void chanceAtOneTimeExcusesNoOther() {
        ModulatedResult well = result("none", 1);
        ModulatedResult.Path path = new ModulatedResult.Path(8, Beginning.INDEPENDENT, 0.5, 64, List.of(0.0, 0.5, 1.0), List.of(0.0, 0.3, 0.2),
                List.of(0.0, 0.1, 0.001), 0.2, List.of(0.0, 0.15, 0.15));
        ModulatedResult spoiled = new ModulatedResult(
                well.potential(), well.flow(), well.exponent(), 1, false, well.times(), List.of(path), Optional.empty(), well.balances(), well.commutator(),
                well.constant(), well.regular(), well.stability(), well.electric(), well.truncation(), well.charges(), well.selfSimilar(),
                well.freeEnergy(), well.partitions(), well.relaxations(), well.heatings(), well.cold(), List.of(), true);
        assertEquals(List.of("modulated-gronwall"), ModulatedCheck.all(spoiled).stream().filter(Finding::failed).map(Finding::name).toList());
    }

    /** An exponent that chance leaves open is no verdict: up to a tolerance of ¼ it is judged, beyond it is not, nor where the excess is lost in noise. */
    @ParameterizedTest
    @CsvSource({"0.09, 0.4, false", "0.11, 0.4, true", "NaN, 0.4, true", "7, -0.4, true", "0.01, -0.4, false"})
    void whatChanceHidesIsNotJudged(double halfWidth, double excess, boolean skipped) {
        ModulatedResult.Cold cold = new ModulatedResult.Cold(8, List.of(0.4, 0.1), List.of(excess, 0.1), List.of(0.01, 0.01), halfWidth);
        Finding finding = ModulatedCheck.all(result("none", 1, cold)).stream()
                .filter(f -> f.name().equals("cold-limit"))
                .reduce((a, b) -> {
                    throw new AssertionError(b.toString());
                })
                .orElseThrow();
        assertEquals(skipped, finding instanceof Finding.Skipped, finding.toString());
        assertEquals(!skipped && excess < 0, finding.failed());
    }

    private static List<String> places(int dimension) {
        return ModulatedCheck.all(result("none", dimension)).stream()
                .filter(finding -> finding.name().equals("truncated-charges"))
                .map(Finding::at)
                .toList();
    }
}

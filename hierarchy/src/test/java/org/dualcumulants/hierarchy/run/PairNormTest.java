package org.dualcumulants.hierarchy.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.dualcumulants.hierarchy.InteractingParticles;
import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.dualcumulants.hierarchy.tensor.GramNorm;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.dualcumulants.spectral.space.RealAxis;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.system.Discretisation;
import org.dualcumulants.spectral.system.OneParticleSystem;
import org.junit.jupiter.api.Test;

/** Against the norm through a factor of the Gram matrix, of a density that is no product of the basis' weights. */
class PairNormTest {

    private static OneParticleSystem system() {
        Study study = InteractingParticles.on(new PeriodicAxis("x", 0, 2 * Math.PI), new RealAxis("v", 0, 1))
                .drift("v", "0")
                .kernel("0", "-Sin(x)")
                .initial("(1 + Cos(x)/2)*Exp(-(v - 3/10)^2/2*(1 + 1/5))")
                .mean("Cos(x)")
                .until(1)
                .particles(10)
                .truncation(2)
                .resolution(5, 7)
                .study();
        return new Discretisation(study, List.of(5, 7)).system(10);
    }

    @Test
    void pairsNeedNoFactorOfTheGramMatrix() {
        OneParticleSystem system = system();
        int k = system.functions();
        FullIndexSet set = new FullIndexSet(k, 2);
        GramNorm norm = new GramNorm(set, system.centredGramFactor(), 2);
        PairNorm pairs = new PairNorm(system, () -> false);
        double[] c = new Random(3).doubles(set.size(2) + 3, -1, 1).toArray();
        double expected = norm.of(2, c, 3);
        assertTrue(expected > 0);
        // a trace of terms of both signs, rounded relative to their sum
        assertEquals(expected, pairs.ofPairs(c, 3, 1), 1e-12 * expected);
        assertEquals(pairs.ofPairs(c, 3, 1), pairs.ofPairs(c, 3, 2), "to the last bit");
        PairNorm stopped = new PairNorm(system, () -> true);
        assertThrows(CancellationException.class, () -> stopped.ofPairs(c, 3, 2));
        List<PairNorm.Product> products = List.of(new PairNorm.Product(1, new double[k]));
        assertEquals(0, pairs.of(products));
        assertThrows(CancellationException.class, () -> stopped.of(products));
    }
}

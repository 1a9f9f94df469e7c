package org.dualcumulants.hierarchy.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.hierarchy.tensor.ListedIndexSet;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.spectral.system.OneParticleSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ⟨z, P A c⟩ = ⟨(P A)ᵀ z, c⟩, with A by sweeps, which share nothing with the matrix but the terms. */
class AdjointOperatorLawsTest {

    private static double dot(double[] a, double[] b, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"3,3,1,2,0", "3,4,2,2,1", "2,5,3,1,2", "4,4,3,3,0", "5,4,2,1,2"})
    void isTheTransposed(int functions, int order, int truncation, int rank, int which) {
        OneParticleSystem s = HierarchyOperatorLawsTest.system(functions, rank, 2, new Random(functions + 10 * order));
        for (IndexSet set : List.of(
                new FullIndexSet(functions, order),
                new ListedIndexSet(functions, order, a -> Arrays.stream(a).map(x -> x + 2).sum() <= functions + order + 1))) {
            TensorLayout layout = new TensorLayout(set, order);
            double particles = order + 1.0;
            double[] moments = s.initialMoments();
            AdjointOperator adjoint = AssembledHierarchy.of(s, layout, HierarchyOperatorLawsTest.terms(which), truncation)
                    .orElseThrow()
                    .adjointAt(particles);
            assertEquals(layout.offset(truncation + 1), adjoint.length());
            Random random = new Random(3);
            double[] z = random.doubles(adjoint.length(), -1, 1).toArray();
            double[] c = random.doubles(layout.length(), -1, 1).toArray();
            double[] rate = new double[c.length];
            new SweepOperator(s, layout, HierarchyOperatorLawsTest.terms(which), particles, 1).apply(moments, c, rate);
            double expected = dot(z, rate, z.length);
            double[] transposed = new double[c.length];
            adjoint.apply(moments, z, transposed);
            adjoint.apply(moments, z, transposed);
            double scale = Math.sqrt(dot(rate, rate, z.length) * dot(z, z, z.length));
            assertTrue(Math.abs(expected) > 1e-3 * scale, "nothing to compare");
            assertEquals(expected, dot(transposed, c, c.length), 1e-13 * scale);
            // what is dropped is read as well
            double above = dot(transposed, c, c.length) - dot(transposed, c, z.length);
            assertTrue(Math.abs(above) > 1e-4 * scale, "nothing is dropped");
        }
    }

    @Test
    void needsAsManyParticlesAsOrders() {
        OneParticleSystem s = HierarchyOperatorLawsTest.system(2, 1, 1, new Random(1));
        TensorLayout layout = new TensorLayout(new FullIndexSet(2, 4), 4);
        AssembledHierarchy rows = AssembledHierarchy.of(s, layout, HierarchyOperatorLawsTest.terms(0), 2).orElseThrow();
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> rows.adjointAt(3));
        assertTrue(e.getMessage().contains("4"), e.getMessage());
    }
}

package org.dualcumulants.spectral.basis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.matrix.SparseMatrix;

/**
 * Plane waves cos(k·x), sin(k·x) of several periodic axes instead of products of their functions: the 2^n products of a cosine or a sine
 * of each of n wave numbers span the same functions as the cosines and sines of the 2^{n-1} waves (k_1, ±k_2, …, ±k_n). A factor of one
 * wave takes a wave to two others, a product of n sines takes a product to 2^n.
 *
 * <p>g' = T g, with cos(k·x) and sin(k·x) times 2^{(1-n)/2}, so that T is orthogonal.
 */
public final class PlaneWaves {

    private final List<int[]> groups;
    private final int[] group;
    private final SparseMatrix rotation;

    /**
     * @param groups the functions that differ in nothing but cos and sin; at place p the product with sines where p has bits, the first
     *     wave number having bit 0
     * @param group of every function
     */
    private PlaneWaves(List<int[]> groups, int[] group) {
        this.groups = groups;
        this.group = group;
        this.rotation = SparseMatrix.of(group.length, group.length, 0, this::addRow);
    }

    /** Empty where products are waves already: there are less than two periodic axes. */
    public static Optional<PlaneWaves> of(ProductFunctions functions) {
        boolean[] periodic = new boolean[functions.dimension()];
        for (int i = 0; i < periodic.length; i++) {
            periodic[i] = functions.axes().get(i) instanceof FourierBasis;
        }
        if (IntStream.range(0, periodic.length).filter(i -> periodic[i]).count() < 2) {
            return Optional.empty();
        }
        Map<List<Integer>, Integer> numbers = new HashMap<>();
        List<int[]> groups = new ArrayList<>();
        int[] group = new int[functions.size()];
        for (int a = 0; a < group.length; a++) {
            List<Integer> shared = new ArrayList<>();
            int place = 0;
            int waves = 0;
            for (int i = 0; i < periodic.length; i++) {
                int own = functions.component(a, i);
                boolean isWave = periodic[i] && own > 0;
                shared.add(isWave ? FourierBasis.harmonic(own) : own);
                if (isWave) {
                    place |= (FourierBasis.isCosine(own) ? 0 : 1) << waves++;
                }
            }
            int products = 1 << waves;
            group[a] = numbers.computeIfAbsent(shared, key -> {
                groups.add(new int[products]);
                return groups.size() - 1;
            });
            groups.get(group[a])[place] = a;
        }
        return Optional.of(new PlaneWaves(groups, group));
    }

    private void addRow(int a, SparseMatrix.Sum row) {
        int[] products = groups.get(group[a]);
        int wave = IntStream.range(0, products.length).filter(p -> products[p] == a).findFirst().orElseThrow();
        double scale = Math.sqrt(Math.max(1, products.length / 2));
        for (int p = 0; p < products.length; p++) {
            int part = part(wave, p);
            if (part != 0) {
                row.add(products[p], part / scale);
            }
        }
    }

    /**
     * Of a product in a wave, the real or the imaginary part of Π_j (cos + i σ_j sin).
     *
     * @param wave bit 0 for the imaginary part, bit j for σ_j = -1, j = 1 … n-1; σ_0 = 1
     * @param product bit j for a sine, j = 0 … n-1
     */
    private static int part(int wave, int product) {
        int sines = Integer.bitCount(product);
        if ((sines & 1) != (wave & 1)) {
            return 0;
        }
        // i^sines, or that divided by i
        int negative = (sines >> 1) + Integer.bitCount(wave & product & ~1);
        return (negative & 1) == 0 ? 1 : -1;
    }

    /** T. */
    public SparseMatrix rotation() {
        return rotation;
    }

    /** Sets of functions, by number, between which T does not mix; every one has as many waves as products. */
    public List<int[]> groups() {
        return List.copyOf(groups);
    }

    /** The set of a function. */
    public int group(int a) {
        return group[a];
    }
}

package org.dualcumulants.hierarchy.derive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Few particles on few states with random rates: L, the projections and their time derivatives as plain sums over all states of
 * all particles. Knows kernels, species and prefactors as numbers, and nothing of words.
 */
final class FiniteParticles {

    private final int[] states;
    private final int[] speciesOf;
    private final List<Force> forces;
    private final double[][] f;
    private final double[][] velocity;
    private final double[] phi;

    /**
     * prefactor Σ A over tuples of different particles; rates[x][y][others] with Σ_y = 0.
     *
     * @param weight what the prefactor times the number of other particles tends to, 0 for a force that vanishes
     */
    record Force(int[] species, double prefactor, double weight, double[][][] rates) {}

    /**
     * @param states number of states of each species
     * @param particles number of particles of each species
     */
    FiniteParticles(int[] states, int[] particles, List<Force> forces, long seed) {
        Random random = new Random(seed);
        this.states = states;
        this.forces = forces;
        this.speciesOf = new int[Arrays.stream(particles).sum()];
        for (int s = 0, slot = 0; s < particles.length; s++) {
            for (int k = 0; k < particles[s]; k++) {
                speciesOf[slot++] = s;
            }
        }
        this.f = new double[states.length][];
        for (int s = 0; s < states.length; s++) {
            f[s] = random.doubles(states[s], 0.2, 1).toArray();
            double mass = Arrays.stream(f[s]).sum();
            for (int x = 0; x < states[s]; x++) {
                f[s][x] /= mass;
            }
        }
        this.velocity = velocity();
        this.phi = symmetric(random);
    }

    static double[][][] rates(int states, int others, Random random) {
        double[][][] a = new double[states][states][others];
        for (int x = 0; x < states; x++) {
            for (int o = 0; o < others; o++) {
                double sum = 0;
                for (int y = 1; y < states; y++) {
                    a[x][y][o] = random.nextGaussian();
                    sum += a[x][y][o];
                }
                a[x][0][o] = -sum;
            }
        }
        return a;
    }

    double[] density(int species) {
        return f[species];
    }

    int states(int species) {
        return states[species];
    }

    List<Force> forces() {
        return forces;
    }

    /** All tuples of states of the given slots. */
    List<int[]> points(int[] slotSpecies) {
        List<int[]> all = new ArrayList<>(List.of(new int[0]));
        for (int s : slotSpecies) {
            List<int[]> longer = new ArrayList<>();
            for (int[] p : all) {
                for (int x = 0; x < states[s]; x++) {
                    int[] q = Arrays.copyOf(p, p.length + 1);
                    q[p.length] = x;
                    longer.add(q);
                }
            }
            all = longer;
        }
        return all;
    }

    int index(int[] slotSpecies, int[] point) {
        int index = 0;
        for (int k = 0; k < point.length; k++) {
            index = index * states[slotSpecies[k]] + point[k];
        }
        return index;
    }

    /** ∂_t f_s = B_s^* f_s with B_s the forces averaged against f. */
    private double[][] velocity() {
        double[][] all = new double[states.length][];
        for (int s = 0; s < states.length; s++) {
            all[s] = new double[states[s]];
        }
        for (Force force : forces) {
            int moved = force.species()[0];
            int[] others = Arrays.copyOfRange(force.species(), 1, force.species().length);
            for (int[] o : points(others)) {
                double weight = force.weight();
                for (int k = 0; k < o.length; k++) {
                    weight *= f[others[k]][o[k]];
                }
                for (int x = 0; x < states[moved]; x++) {
                    for (int y = 0; y < states[moved]; y++) {
                        all[moved][y] += weight * f[moved][x] * force.rates()[x][y][index(others, o)];
                    }
                }
            }
        }
        return all;
    }

    private double[] symmetric(Random random) {
        List<int[]> points = points(speciesOf);
        double[] values = new double[points.size()];
        for (int[] p : points) {
            int[] sorted = sortedWithinSpecies(p);
            int index = index(speciesOf, sorted);
            if (values[index] == 0) {
                values[index] = random.nextGaussian();
            }
            values[index(speciesOf, p)] = values[index];
        }
        return values;
    }

    private int[] sortedWithinSpecies(int[] point) {
        int[] sorted = point.clone();
        for (int from = 0; from < sorted.length; ) {
            int to = from;
            while (to < sorted.length && speciesOf[to] == speciesOf[from]) {
                to++;
            }
            Arrays.sort(sorted, from, to);
            from = to;
        }
        return sorted;
    }

    /** -LΦ. */
    private double[] derivativeOfPhi() {
        List<int[]> points = points(speciesOf);
        double[] values = new double[points.size()];
        for (Force force : forces) {
            int[] others = Arrays.copyOfRange(force.species(), 1, force.species().length);
            for (int[] slots : tuples(force.species(), new int[0])) {
                for (int[] p : points) {
                    int[] o = new int[others.length];
                    for (int k = 0; k < o.length; k++) {
                        o[k] = p[slots[k + 1]];
                    }
                    int[] q = p.clone();
                    for (int y = 0; y < states[force.species()[0]]; y++) {
                        q[slots[0]] = y;
                        values[index(speciesOf, p)] -= force.prefactor() * force.rates()[p[slots[0]]][y][index(others, o)]
                                * phi[index(speciesOf, q)];
                    }
                }
            }
        }
        return values;
    }

    private List<int[]> tuples(int[] wanted, int[] begun) {
        if (begun.length == wanted.length) {
            return List.of(begun);
        }
        List<int[]> all = new ArrayList<>();
        for (int slot = 0; slot < speciesOf.length; slot++) {
            int candidate = slot;
            if (speciesOf[slot] == wanted[begun.length] && Arrays.stream(begun).noneMatch(b -> b == candidate)) {
                int[] more = Arrays.copyOf(begun, begun.length + 1);
                more[begun.length] = slot;
                all.addAll(tuples(wanted, more));
            }
        }
        return all;
    }

    /** The slots of the first n_s particles of each species. */
    private int[] firstSlots(int[] order) {
        List<Integer> slots = new ArrayList<>();
        int[] seen = new int[order.length];
        for (int slot = 0; slot < speciesOf.length; slot++) {
            if (seen[speciesOf[slot]]++ < order[speciesOf[slot]]) {
                slots.add(slot);
            }
        }
        return slots.stream().mapToInt(i -> i).toArray();
    }

    int[] slotSpecies(int[] order) {
        return Arrays.stream(firstSlots(order)).map(s -> speciesOf[s]).toArray();
    }

    /** ∫ g over the slots that are not kept, with f, or on one of them with ∂_t f. */
    private double[] integrated(double[] g, int[] kept, int movingSlot) {
        int[] keptSpecies = Arrays.stream(kept).map(s -> speciesOf[s]).toArray();
        double[] values = new double[points(keptSpecies).size()];
        for (int[] p : points(speciesOf)) {
            double weight = 1;
            for (int slot = 0; slot < p.length; slot++) {
                int here = slot;
                if (Arrays.stream(kept).noneMatch(k -> k == here)) {
                    weight *= (slot == movingSlot ? velocity : f)[speciesOf[slot]][p[slot]];
                }
            }
            int[] q = Arrays.stream(kept).map(k -> p[k]).toArray();
            values[index(keptSpecies, q)] += weight * g[index(speciesOf, p)];
        }
        return values;
    }

    /** M_n on the given slots, or its time derivative. */
    private double[] marginal(int[] kept, boolean derivative) {
        if (!derivative) {
            return integrated(phi, kept, -1);
        }
        double[] sum = integrated(derivativeOfPhi(), kept, -1);
        for (int slot = 0; slot < speciesOf.length; slot++) {
            int here = slot;
            if (Arrays.stream(kept).noneMatch(k -> k == here)) {
                double[] part = integrated(phi, kept, slot);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += part[i];
                }
            }
        }
        return sum;
    }

    double[] marginalOfOrder(int[] order, boolean derivative) {
        return marginal(firstSlots(order), derivative);
    }

    /** C_n = Σ_{σ ⊂ [n]} (-1)^{n-|σ|} M(x_σ), (5), or its time derivative. */
    double[] cumulant(int[] order, boolean derivative) {
        int[] slots = firstSlots(order);
        int[] slotSpecies = slotSpecies(order);
        double[] sum = new double[points(slotSpecies).size()];
        for (int subset = 0; subset < 1 << slots.length; subset++) {
            int chosen = subset;
            int[] members = IntStream.range(0, slots.length).filter(k -> (chosen >> k & 1) == 1).toArray();
            int[] kept = Arrays.stream(members).map(k -> slots[k]).toArray();
            int[] keptSpecies = Arrays.stream(kept).map(s -> speciesOf[s]).toArray();
            double[] m = marginal(kept, derivative);
            int sign = (slots.length - members.length) % 2 == 0 ? 1 : -1;
            for (int[] p : points(slotSpecies)) {
                int[] q = Arrays.stream(members).map(k -> p[k]).toArray();
                sum[index(slotSpecies, p)] += sign * m[index(keptSpecies, q)];
            }
        }
        return sum;
    }
}

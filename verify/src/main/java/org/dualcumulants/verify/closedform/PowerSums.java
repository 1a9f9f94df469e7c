package org.dualcumulants.verify.closedform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Moments of the log gas on the circle in closed form. With p_k = Σ_i e^{ikθ_i} and dθ_i = c Σ_{j≠i} ½ cot((θ_i-θ_j)/2) dt + ε dW_i,
 * for k > 0 (p_{-k} is the conjugate)
 *
 *     dp_k = -½ ck [(N-k) p_k + Σ_{l=1}^{k-1} p_l p_{k-l}] dt - ½ ε²k² p_k dt + noise,   d⟨p_j, p_k⟩ = -ε² jk p_{j+k} dt,
 *
 * because ½ cot((θ-φ)/2) ik (a^k - b^k) = -k/2 (a+b) Σ a^l b^{k-1-l} with a = e^{iθ}, b = e^{iφ}. Products of total degree at most that of the
 * first one close: E follows from a small matrix exponential and independent initial data.
 */
public final class PowerSums {

    private static final int STEPS = 400;

    private final double particles;
    private final double coupling;
    private final double noise;

    /** @param coupling c; 1/(N-1) times the strength of the kernel, or 1/N times it */
    public PowerSums(double particles, double coupling, double noise) {
        this.particles = particles;
        this.coupling = coupling;
        this.noise = noise;
    }

    /**
     * E Π_i p_{k_i}(T), real and imaginary part.
     *
     * @param product k_1, k_2, …; none is 0
     * @param moments ∫ e^{ikx} f° for every k, real and imaginary part
     */
    public double[] expectation(List<Integer> product, double horizon, IntFunction<double[]> moments) {
        Map<List<Integer>, Map<List<Integer>, Double>> generator = new LinkedHashMap<>();
        List<List<Integer>> open = new ArrayList<>(List.of(sorted(product)));
        while (!open.isEmpty()) {
            List<Integer> next = open.remove(open.size() - 1);
            if (!generator.containsKey(next)) {
                generator.put(next, image(next));
                open.addAll(generator.get(next).keySet());
            }
        }
        List<List<Integer>> basis = List.copyOf(generator.keySet());
        double[] out = new double[2];
        for (int part = 0; part < 2; part++) {
            int component = part;
            double[] start = basis.stream()
                    .mapToDouble(b -> partitions(b, 0, new ArrayList<>(), moments)[component])
                    .toArray();
            out[part] = evolved(generator, basis, start, horizon)[basis.indexOf(sorted(product))];
        }
        return out;
    }

    /** e^{TL} applied by its Taylor series in steps short enough for all digits. */
    private static double[] evolved(
            Map<List<Integer>, Map<List<Integer>, Double>> generator, List<List<Integer>> basis, double[] start, double horizon) {
        Map<List<Integer>, Integer> place = new LinkedHashMap<>();
        basis.forEach(b -> place.put(b, place.size()));
        double[] state = start.clone();
        for (int step = 0; step < STEPS; step++) {
            double[] term = state.clone();
            for (int order = 1; order <= 12; order++) {
                double[] applied = new double[term.length];
                for (int i = 0; i < applied.length; i++) {
                    for (Map.Entry<List<Integer>, Double> e : generator.get(basis.get(i)).entrySet()) {
                        applied[i] += e.getValue() * term[place.get(e.getKey())];
                    }
                    applied[i] *= horizon / STEPS / order;
                }
                term = applied;
                for (int i = 0; i < state.length; i++) {
                    state[i] += term[i];
                }
            }
        }
        return state;
    }

    private Map<List<Integer>, Double> image(List<Integer> product) {
        Map<List<Integer>, Double> image = new LinkedHashMap<>();
        for (int i = 0; i < product.size(); i++) {
            List<Integer> rest = new ArrayList<>(product);
            int k = rest.remove(i);
            int degree = Math.abs(k);
            int sign = Integer.signum(k);
            double rate = -0.5 * coupling * degree;
            add(image, rest, List.of(k), rate * (particles - degree) - 0.5 * noise * noise * k * k);
            for (int l = 1; l < degree; l++) {
                add(image, rest, List.of(sign * l, sign * (degree - l)), rate);
            }
            for (int j = i + 1; j < product.size(); j++) {
                List<Integer> others = new ArrayList<>(product);
                int second = others.remove(j);
                others.remove(i);
                add(image, others, List.of(k + second), -noise * noise * k * second);
            }
        }
        return image;
    }

    private void add(Map<List<Integer>, Double> image, List<Integer> rest, List<Integer> factors, double rate) {
        List<Integer> all = new ArrayList<>(rest);
        all.addAll(factors);
        double value = rate;
        // p_0 = N
        while (all.remove((Integer) 0)) {
            value *= particles;
        }
        if (value != 0) {
            image.merge(sorted(all), value, Double::sum);
        }
    }

    private static List<Integer> sorted(List<Integer> product) {
        return product.stream().sorted().toList();
    }

    /** Independent initial states: Σ over set partitions, N(N-1)…(N-b+1) Π ∫ e^{i(Σ k)x} f°. */
    private double[] partitions(List<Integer> product, int next, List<Integer> blocks, IntFunction<double[]> moments) {
        if (next == product.size()) {
            double[] value = {1, 0};
            for (int b = 0; b < blocks.size(); b++) {
                double[] m = moments.apply(blocks.get(b));
                value = new double[] {value[0] * m[0] - value[1] * m[1], value[0] * m[1] + value[1] * m[0]};
                value[0] *= particles - b;
                value[1] *= particles - b;
            }
            return value;
        }
        double[] sum = new double[2];
        for (int b = 0; b <= blocks.size(); b++) {
            List<Integer> more = new ArrayList<>(blocks);
            if (b == blocks.size()) {
                more.add(product.get(next));
            } else {
                more.set(b, more.get(b) + product.get(next));
            }
            double[] part = partitions(product, next + 1, more, moments);
            sum[0] += part[0];
            sum[1] += part[1];
        }
        return sum;
    }
}

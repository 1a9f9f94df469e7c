package org.dualcumulants.hierarchy.run;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import org.dualcumulants.hierarchy.meanfield.MeanFieldPath;
import org.dualcumulants.hierarchy.tensor.GramNorm;
import org.dualcumulants.hierarchy.tensor.TensorLayout;

/**
 * C_0 … C_m of one truncated hierarchy at some times, as coefficients of h_{a_1} ⊗ … ⊗ h_{a_n}, h_a = g_a - m_a(t), g_1 … g_K the
 * functions of the plain basis. Packed as the layout says; the unknowns are N^n c_n and N (C_0 - mean field). Not for several
 * threads at once.
 */
public final class CumulantHistory {

    private final TensorLayout layout;
    private final DoubleFunction<double[][]> gramFactor;
    private final MeanFieldPath meanField;
    private final double meanFieldValue;
    private final double particles;
    private final Optional<CorrelatedInitialLaw> initialCorrelation;
    private final NavigableMap<Double, double[]> unknowns = new TreeMap<>();
    private final Map<Double, GramNorm> norms = new HashMap<>();

    CumulantHistory(
            TensorLayout layout, DoubleFunction<double[][]> gramFactor, MeanFieldPath meanField, double meanFieldValue,
            double particles, Optional<CorrelatedInitialLaw> initialCorrelation) {
        this.layout = layout;
        this.gramFactor = gramFactor;
        this.meanField = meanField;
        this.meanFieldValue = meanFieldValue;
        this.particles = particles;
        this.initialCorrelation = initialCorrelation;
    }

    void keep(double time, double[] solution) {
        unknowns.put(time, solution.clone());
    }

    /** N. */
    public double particles() {
        return particles;
    }

    /** m. */
    public int truncation() {
        return layout.truncation();
    }

    /** Where the coefficients lie. */
    public TensorLayout layout() {
        return layout;
    }

    /** The times kept, rising; 0 and T are among them. */
    public double[] times() {
        return unknowns.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** ∫ g_a f(t), a = 0 … K. */
    public double[] moments(double time) {
        return meanField.at(time);
    }

    /** N^n c_n packed, and N (C_0 - mean field) first. */
    public double[] unknowns(double time) {
        return kept(time).clone();
    }

    /** c_n packed. */
    public double[] coefficients(int order, double time) {
        double scale = Math.pow(particles, -order);
        double[] c = Arrays.copyOfRange(kept(time), layout.offset(order), layout.offset(order) + layout.indexSet().size(order));
        for (int i = 0; i < c.length; i++) {
            c[i] *= scale;
        }
        return c;
    }

    /** C_0(t) - mean field, without subtraction. */
    public double correction(double time) {
        return kept(time)[0] / particles;
    }

    /** E[Φ̄_N(X(T))]: C_0(0), and for initial states that depend on each other what they add. */
    public double expectation() {
        return initialCorrelation.map(law -> law.expectation(this)).orElseGet(() -> value(0));
    }

    /** C_0(t); at t = 0 it is E[Φ̄_N(X(T))] for independent initial states. */
    public double value(double time) {
        return meanFieldValue + correction(time);
    }

    /** lim Φ̄_N at f(T). */
    public double meanFieldValue() {
        return meanFieldValue;
    }

    /** ‖C_n(t)‖ in L²_{f(t)}, n ≥ 1. */
    public double norm(int order, double time) {
        return scaledNorm(order, time) * Math.pow(particles, -order);
    }

    /** N^n ‖C_n(t)‖. */
    double scaledNorm(int order, double time) {
        GramNorm gram = norms.computeIfAbsent(
                time, t -> new GramNorm(layout.indexSet(), gramFactor.apply(t), layout.truncation()));
        return gram.of(order, kept(time), layout.offset(order));
    }

    private double[] kept(double time) {
        double[] solution = unknowns.get(time);
        if (solution == null) {
            throw new IllegalArgumentException("time " + time + " was not kept; kept are " + unknowns.keySet());
        }
        return solution;
    }
}

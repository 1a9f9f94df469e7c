package org.dualcumulants.verify.duality;

import org.dualcumulants.verify.particles.Trajectories.Average;

/**
 * How far E[Φ^m(t, X(t))] has moved from C_0(0) of the same m, seen in two ways that agree on average.
 *
 * @param truncation m
 * @param time t
 * @param direct E[Φ^m(t, X(t))] - C_0(0)
 * @param residual -E[∫_0^t R^m(s, X(s)) ds], of much smaller variance; 0 for m = N
 * @param difference direct - residual
 */
public record DualDrift(int truncation, double time, Average direct, Average residual, Average difference) {}

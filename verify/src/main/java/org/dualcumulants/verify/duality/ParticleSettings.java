package org.dualcumulants.verify.duality;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How a study is simulated.
 *
 * @param coupled whether to mean-field particles, with control variates from C_1 and C_2, rather than by itself
 * @param replicas independent systems per particle number; empty: so many that it takes some seconds
 * @param step longest time step; empty: a 32nd, or a 16th of the horizon if that is shorter
 * @param seed of all random numbers
 * @param threads that share the work; results do not depend on them
 */
public record ParticleSettings(boolean coupled, OptionalLong replicas, OptionalDouble step, long seed, int threads) {}

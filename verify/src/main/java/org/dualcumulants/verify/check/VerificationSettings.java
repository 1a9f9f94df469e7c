package org.dualcumulants.verify.check;

/**
 * How a study is verified.
 *
 * @param seed of all random numbers
 * @param threads that share the work; findings do not depend on them
 */
public record VerificationSettings(long seed, int threads) {}

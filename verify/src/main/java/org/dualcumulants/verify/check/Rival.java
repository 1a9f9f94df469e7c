package org.dualcumulants.verify.check;

/**
 * One way to E[Φ̄_N], beside others.
 *
 * @param method in words
 * @param particles N
 * @param expectation what it says; not a number where it fails
 * @param error |expectation - reference|; for particles half a 95 % confidence interval at the time of the hierarchy of order 2
 * @param reference what the error is measured against, in words
 * @param seconds of computing time
 * @param remark why there is no number, or what to know about it; may be empty
 */
public record Rival(
        String method, double particles, double expectation, double error, String reference, double seconds, String remark) {}

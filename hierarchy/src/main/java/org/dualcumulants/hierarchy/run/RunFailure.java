package org.dualcumulants.hierarchy.run;

/**
 * A run that produced no numbers.
 *
 * @param particles N
 * @param truncation m
 * @param reason what happened, with the values
 * @param remedy what to change
 */
public record RunFailure(double particles, int truncation, String reason, String remedy) implements RunOutcome {}

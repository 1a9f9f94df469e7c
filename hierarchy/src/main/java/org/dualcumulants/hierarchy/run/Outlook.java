package org.dualcumulants.hierarchy.run;

/**
 * What a study will take, before it starts.
 *
 * @param particles N of the longest run
 * @param truncation its m
 * @param coefficients its unknowns
 * @param bytes memory of that run and what it stands on, an upper bound
 * @param least seconds of the whole study, comparisons for error estimates included
 * @param most the same where steps are shorter and tensors slower than the samples that were looked at
 */
public record Outlook(double particles, int truncation, double coefficients, double bytes, double least, double most) {}

/**
 * How long one evaluation of the hierarchy's right-hand side takes, as a multiple of the machine's limit, and how that grows with
 * the size of a tensor and the rank of a kernel. Uses {@code hierarchy} and {@code spectral}.
 */
package org.dualcumulants.benchmarks;

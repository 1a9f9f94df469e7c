/** How long one evaluation of the hierarchy's right-hand side takes. Uses {@code hierarchy} and {@code spectral}. */
package org.dualcumulants.benchmarks;

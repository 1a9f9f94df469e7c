/**
 * The hierarchy against its witnesses: the project's reference table, the exact N-particle solution of
 * {@code verify.exact}, and the laws of sections 4 to 7 of the mathematics that both must obey.
 */
package org.dualcumulants.verify.witness;

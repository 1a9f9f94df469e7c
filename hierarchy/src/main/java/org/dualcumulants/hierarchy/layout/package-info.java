/**
 * Which coefficients of C_1, C_2, … a study keeps, where they lie, how many there are and what a run of them needs. Uses {@code
 * spectral}, {@code tensor} and the number of stages in {@code step}.
 */
package org.dualcumulants.hierarchy.layout;

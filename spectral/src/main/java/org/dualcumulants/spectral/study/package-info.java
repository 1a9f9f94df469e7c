/**
 * The model as a value: particles, observable, and what is asked of them. Equations (1) and (2) in the user's words.
 * Reads no files and knows no numerical method; uses {@code expression}, {@code interaction}
 * and {@code space} only.
 */
package org.dualcumulants.spectral.study;

/**
 * From a study file to a {@code Study}: YAML read strictly, every refusal one sentence with its place, the offending
 * text, what was expected and the nearest valid name. Knows the keys of the format, including those that this version
 * does not compute yet; knows no numerical method. Uses {@code spectral.study}, {@code space} and {@code expression}.
 */
package org.dualcumulants.cli.input;

package org.dualcumulants.cli.input;

/**
 * Who was asked for what about a study: with the study itself, enough to have its numbers again.
 *
 * @param version of the program
 * @param command the words of the command line that change numbers
 */
public record Provenance(String version, String command) {}

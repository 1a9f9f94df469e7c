/**
 * What a finished study leaves behind: the table on the terminal, results.json, table.csv and the figures. Values are
 * written as the solver gave them; nothing is computed here but layout. Every file appears whole or not at all. Uses the
 * result records of {@code hierarchy.run}, {@code hierarchy.derive.study} and {@code spectral.study}.
 */
package org.dualcumulants.cli.output;

/**
 * report.html of a results folder: one file that needs nothing else, with the model in MathML, hypotheses, tables, figures, checks and how to
 * have it all again. Made from results.json alone, whatever wrote it; only the hypotheses are found anew, from the study inside.
 */
package org.dualcumulants.cli.report;

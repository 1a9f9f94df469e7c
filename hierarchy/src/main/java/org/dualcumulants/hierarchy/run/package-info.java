/**
 * From a study to its results: the truncated hierarchy for every (N, m), error estimates, fitted slopes. A pure
 * function of the study; no files, no output.
 */
package org.dualcumulants.hierarchy.run;

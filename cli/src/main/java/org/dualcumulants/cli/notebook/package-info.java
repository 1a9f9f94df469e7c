/**
 * Studies, results and pictures in a Jupyter notebook: {@link org.dualcumulants.cli.notebook.Notebook} reads a study file as the command does, and
 * turns what was found into HTML. Uses the readers of {@code cli.input} and the layout of {@code cli.output} and {@code cli.plot}.
 */
package org.dualcumulants.cli.notebook;

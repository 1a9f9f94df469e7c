/**
 * Adaptive embedded Runge–Kutta stepping, forward or backward in time. The whole state of an integration is a value that
 * can be written and read, so a run can be continued to the identical result. Uses nothing.
 */
package org.dualcumulants.hierarchy.step;

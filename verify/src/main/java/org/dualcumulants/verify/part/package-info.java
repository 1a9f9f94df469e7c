/**
 * Parts of long work that an interruption does not lose. No equations; uses nothing, so that the oracles may use it: where the parts are
 * kept comes from outside, {@link org.dualcumulants.verify.duality.CheckpointParts}.
 */
package org.dualcumulants.verify.part;

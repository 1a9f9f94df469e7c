/** Work on several threads: what comes back from them. No mathematics, and nothing of the other packages. */
package org.dualcumulants.spectral.concurrent;

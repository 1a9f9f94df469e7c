/** {@link org.dualcumulants.hierarchy.InteractingParticles}, by which a program uses the library; the mathematics is in the packages below. */
package org.dualcumulants.hierarchy;

package org.dualcumulants.hierarchy.run;

import java.util.List;

/**
 * Where a solution lives.
 *
 * @param resolution harmonics per axis
 * @param harmonics p in the condition of a set chosen by degree, at least the largest of the resolution; as that for full sets
 */
record Space(List<Integer> resolution, int harmonics) {}

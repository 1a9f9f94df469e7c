package org.dualcumulants.verify.duality;

import java.util.Optional;
import java.util.OptionalDouble;
import org.dualcumulants.verify.particles.Estimate;
import org.dualcumulants.verify.particles.SimulationOutcome;

/**
 * One particle number.
 *
 * @param outcome what the particles say
 * @param meanField lim Φ̄_N at f(T), where the hierarchy can tell
 * @param correction E - mean field; empty without a mean field or numbers
 */
public record ParticleRun(SimulationOutcome outcome, OptionalDouble meanField, Optional<Estimate> correction) {}

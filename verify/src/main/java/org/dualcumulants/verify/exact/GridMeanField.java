package org.dualcumulants.verify.exact;

import org.dualcumulants.verify.part.FinishedParts;

/** The mean field f(t) of equation (2) on a one-particle grid, ∫f = 1 by its quadrature. */
public final class GridMeanField {

    private final TimePath path;

    private GridMeanField(TimePath path) {
        this.path = path;
    }

    /** Solves (2) from f° to the horizon and keeps f at 0, T and the requested times. */
    public static GridMeanField solve(ParticleSystem system, ParticleGrid grid, double... times) {
        return solve(system, grid, new GridFields(system, grid), FinishedParts.NONE, times);
    }

    static GridMeanField solve(ParticleSystem system, ParticleGrid grid, GridFields fields, FinishedParts parts, double... times) {
        return new GridMeanField(TimePath.forward(
                new McKeanVlasov(system, grid, fields), fields.initial(), TimePath.times(system.horizon(), times), parts.of("f")));
    }

    /** f at one of the kept times. */
    public GridFunction at(double time) {
        return path.at(time);
    }
}

package org.dualcumulants.spectral.interaction;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The potential of a {@link FourierKernel}: g(x) = (1/V) Σ_{κ≠0} ĝ(κ) cos(κ·x), mean 0, its strength, cut and average included.
 * Split by α (Ewald): g(x) = (1/V) Σ_{κ≠0} far(κ) cos(κ·x) + Σ_n near(|x + nL|) - (1/V) ∫ near.
 */
public final class TorusPotential implements PairPotential {

    /** αL from which near does not reach the next image. */
    private static final double WITHOUT_IMAGES = 6;

    private final FourierKernel kernel;
    private final Potential potential;
    private final double strength;
    private final Flow flow;
    private final double volume;

    private TorusPotential(FourierKernel kernel, Symbol.PotentialFlow symbol) {
        this.kernel = kernel;
        this.potential = symbol.potential();
        this.strength = symbol.strength();
        this.flow = symbol.flow();
        this.volume = kernel.periods().stream().reduce(1.0, (a, b) -> a * b);
    }

    /** Empty where K is no flow of a potential. */
    public static Optional<TorusPotential> of(FourierKernel kernel) {
        return kernel.symbol() instanceof Symbol.PotentialFlow symbol ? Optional.of(new TorusPotential(kernel, symbol)) : Optional.empty();
    }

    @Override
    public int dimension() {
        return kernel.positions();
    }

    @Override
    public List<Double> periods() {
        return kernel.periods();
    }

    @Override
    public double volume() {
        return volume;
    }

    @Override
    public Flow flow() {
        return flow;
    }

    @Override
    public double strength() {
        return strength;
    }

    @Override
    public OptionalDouble exponent() {
        if (potential instanceof RieszPotential riesz) {
            return OptionalDouble.of(riesz.s());
        }
        return potential instanceof CoulombPotential ? OptionalDouble.of(dimension() - 2) : OptionalDouble.empty();
    }

    @Override
    public OptionalDouble charge() {
        OptionalDouble s = exponent();
        if (kernel.smoothed() || s.isEmpty() || s.getAsDouble() != dimension() - 2) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(strength * (potential instanceof CoulombPotential ? 1 : CoulombPotential.sphere(dimension())));
    }

    @Override
    public boolean smooth() {
        return kernel.smoothed();
    }

    private double length(int[] k) {
        double square = 0;
        for (double c : wave(k)) {
            square += c * c;
        }
        return Math.sqrt(square);
    }

    /** ĝ(κ); 0 for κ = 0 and beyond the cut. */
    @Override
    public double coefficient(int[] k) {
        double wavenumber = length(k);
        if (wavenumber == 0 || beyondCut(k)) {
            return 0;
        }
        double width = kernel.regularization();
        return strength * Math.exp(-0.5 * width * width * wavenumber * wavenumber) * potential.transform(wavenumber, dimension());
    }

    private boolean beyondCut(int[] k) {
        int most = kernel.harmonics().orElse(Integer.MAX_VALUE);
        for (int c : k) {
            if (Math.abs(c) > most) {
                return true;
            }
        }
        return false;
    }

    /** The part of {@link #coefficient} that waves carry. */
    public double far(int[] k, double screen) {
        if (smooth()) {
            return coefficient(k);
        }
        double wavenumber = length(k);
        return wavenumber == 0 ? 0 : strength * potential.far(wavenumber, dimension(), screen);
    }

    /** What the waves leave of g at a distance > 0. */
    @Override
    public double near(double distance, double screen) {
        return smooth() ? 0 : strength * potential.nearValue(distance, dimension(), screen);
    }

    /** h in -∇near(x) = x h(|x|). */
    public double push(double distance, double screen) {
        return smooth() ? 0 : strength * potential.near(distance, dimension(), screen);
    }

    @Override
    public double nearIntegral(double screen) {
        return smooth() ? 0 : strength * potential.nearIntegral(dimension(), screen);
    }

    /** (1/V) Σ far; from one screen to a finer one it gains what near loses at a point. */
    @Override
    public double farAtOrigin(double screen) {
        double shortest = periods().stream().min(Double::compare).orElseThrow();
        double coarse = smooth() ? 1 : Math.min(screen, WITHOUT_IMAGES / shortest);
        int[] most = new int[dimension()];
        for (int a = 0; a < most.length; a++) {
            most[a] = waves(a, coarse);
        }
        double sum = farWaves(most, 0, new int[most.length], coarse);
        if (smooth() || screen == coarse) {
            return sum;
        }
        double r = 1e-3 / screen;
        double near = (4 * (near(r, coarse) - near(r, screen)) - (near(2 * r, coarse) - near(2 * r, screen))) / 3;
        return sum + near + (nearIntegral(screen) - nearIntegral(coarse)) / volume();
    }

    /** The near part less g of R^d is even and smooth at 0; its second order is taken out. */
    @Override
    public double restAtOrigin() {
        if (smooth() || exponent().isEmpty()) {
            throw new IllegalStateException("the potential is " + text() + "; one that is |x|^{-s} or -log|x| at 0 is required");
        }
        double screen = 8 / periods().stream().min(Double::compare).orElseThrow();
        double r = 1e-3 / screen;
        double near = (4 * (near(r, screen) - whole(r)) - (near(2 * r, screen) - whole(2 * r))) / 3;
        return farAtOrigin(screen) + near - nearIntegral(screen) / volume();
    }

    private double whole(double r) {
        double s = exponent().orElseThrow();
        double factor = potential instanceof CoulombPotential ? strength / CoulombPotential.sphere(dimension()) : strength;
        return factor * (s == 0 ? -Math.log(r) : Math.pow(r, -s) / s);
    }

    private double farWaves(int[] most, int axis, int[] k, double screen) {
        if (axis == k.length) {
            return far(k, screen) / volume();
        }
        double sum = 0;
        for (k[axis] = -most[axis]; k[axis] <= most[axis]; k[axis]++) {
            sum += farWaves(most, axis + 1, k, screen);
        }
        k[axis] = 0;
        return sum;
    }

    /** Distance beyond which near is nothing. */
    public double reach(double screen) {
        return smooth() ? 0 : potential.reach(screen);
    }

    /** Largest |k| on an axis of a wave that counts. */
    public int waves(int axis, double screen) {
        double highest = kernel.regularization() > 0 ? Math.sqrt(2) * Potential.FALLEN / kernel.regularization() : potential.waveReach(screen);
        int reached = (int) Math.min(1 << 20, Math.ceil(highest * kernel.periods().get(axis) / (2 * Math.PI)));
        return kernel.harmonics().isPresent() ? kernel.harmonics().getAsInt() : Math.max(1, reached);
    }

    @Override
    public String text() {
        return (strength == 1 ? "" : Symbol.plain(strength) + "·(") + potential.text(dimension()) + (strength == 1 ? "" : ")");
    }
}

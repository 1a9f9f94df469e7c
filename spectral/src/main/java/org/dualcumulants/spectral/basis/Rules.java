package org.dualcumulants.spectral.basis;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dualcumulants.spectral.quadrature.QuadratureRule;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.space.RealAxis;

/** Gauss rules of axes, each made once. */
final class Rules {

    /** Rules kept at a time; a study needs some dozens. */
    private static final int MOST = 500;

    private static final Map<Key, QuadratureRule> KNOWN = new ConcurrentHashMap<>();

    private record Key(Axis axis, int points) {}

    private Rules() {}

    static QuadratureRule normal(int points, RealAxis axis) {
        return of(new Key(axis, points), () -> QuadratureRule.normal(points, axis.center(), axis.width()));
    }

    static QuadratureRule legendre(int points, IntervalAxis axis) {
        return of(new Key(axis, points), () -> QuadratureRule.legendre(points, axis.from(), axis.to()));
    }

    private static QuadratureRule of(Key key, java.util.function.Supplier<QuadratureRule> rule) {
        if (KNOWN.size() > MOST) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(key, k -> rule.get());
    }
}

package org.dualcumulants.verify.particles;

import java.util.List;
import java.util.Optional;

/** A one-step method for (1), additive noise. */
sealed interface Scheme permits Heun, NewtonSplitting {

    /** The best that the dynamics allow. */
    static Scheme of(Dynamics dynamics) {
        Optional<NewtonForm> newton = NewtonForm.of(dynamics);
        return newton.isPresent() ? new NewtonSplitting(dynamics, newton.get()) : new Heun(dynamics);
    }

    /** Weak order for smooth coefficients. */
    int order();

    /** Its name, for reports. */
    String description();

    /** A path of one force from a state, which it moves. */
    Path start(Force force, double[][] x);

    /** States that step forward. */
    interface Path {

        /**
         * Steps from t to t + h.
         *
         * @param normals standard normal numbers per axis, one for each state; where the noise vanishes they are not read
         */
        void advance(double t, double h, double[][] normals);
    }

    /** Brings states back onto their axes. */
    static void confine(List<Coordinate> coordinates, double[][] x) {
        for (int a = 0; a < x.length; a++) {
            coordinates.get(a).confine(x[a]);
        }
    }
}

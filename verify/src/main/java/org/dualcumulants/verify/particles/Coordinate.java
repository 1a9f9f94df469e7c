package org.dualcumulants.verify.particles;

import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.IntervalAxis;
import org.dualcumulants.spectral.space.PeriodicAxis;

/** One axis as a moving particle meets it: where it comes back after a step, and what the difference of two states is. */
public sealed interface Coordinate {

    /** Brings states back onto the axis, in place. */
    void confine(double[] x);

    /** x - y as a kernel of the difference reads it. */
    double difference(double x, double y);

    /** A circle; states lie in [from, from + length), differences in (-length/2, length/2]. */
    record Circle(double from, double length) implements Coordinate {
        @Override
        public void confine(double[] x) {
            for (int i = 0; i < x.length; i++) {
                if (!(x[i] >= from && x[i] < from + length)) {
                    double inside = x[i] - length * Math.floor((x[i] - from) / length);
                    // rounding may reach the right end, which is the left one
                    x[i] = inside >= from + length ? from : inside;
                }
            }
        }

        @Override
        public double difference(double x, double y) {
            double z = x - y;
            return z - length * Math.ceil(z / length - 0.5);
        }
    }

    /** The real line. */
    record Line() implements Coordinate {
        @Override
        public void confine(double[] x) {}

        @Override
        public double difference(double x, double y) {
            return x - y;
        }
    }

    /** An interval with reflecting walls. */
    record Walls(double from, double to) implements Coordinate {
        @Override
        public void confine(double[] x) {
            double length = to - from;
            for (int i = 0; i < x.length; i++) {
                if (!(x[i] >= from && x[i] <= to)) {
                    double turn = x[i] - from - 2 * length * Math.floor((x[i] - from) / (2 * length));
                    x[i] = from + (turn <= length ? turn : 2 * length - turn);
                }
            }
        }

        @Override
        public double difference(double x, double y) {
            return x - y;
        }
    }

    /** The axis of a study: the one place that knows every kind. */
    static Coordinate of(Axis axis) {
        if (axis instanceof PeriodicAxis periodic) {
            return new Circle(periodic.from(), periodic.length());
        }
        if (axis instanceof IntervalAxis interval) {
            return new Walls(interval.from(), interval.to());
        }
        return new Line();
    }
}

package org.dualcumulants.verify.particles;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.ExpressionException;
import org.dualcumulants.spectral.expression.Names;

/**
 * q' = v, v' = F(q) - γ v + ε dW/dt: which axes are positions, which their velocities, and the friction of each velocity. The pair
 * force acts on velocities and depends on positions only.
 */
final class NewtonForm {

    private final int[] velocityOf;
    private final double[] friction;

    private NewtonForm(int[] velocityOf, double[] friction) {
        this.velocityOf = velocityOf;
        this.friction = friction;
    }

    /** Empty if the system is not of this form. */
    static Optional<NewtonForm> of(Dynamics dynamics) {
        int d = dynamics.dimension();
        int[] velocityOf = new int[d];
        Set<Integer> velocities = new HashSet<>();
        for (int a = 0; a < d; a++) {
            velocityOf[a] = velocityOf(dynamics, a);
            if (velocityOf[a] >= 0 && !velocities.add(velocityOf[a])) {
                return Optional.empty();
            }
        }
        double[] friction = new double[d];
        for (int a = 0; a < d; a++) {
            boolean position = velocityOf[a] >= 0;
            if (position == velocities.contains(a)) {
                return Optional.empty();
            }
            if (position ? !isFree(dynamics, a) : !isForced(dynamics, a, velocities, friction)) {
                return Optional.empty();
            }
        }
        return Optional.of(new NewtonForm(velocityOf, friction));
    }

    /** The axis v of a drift that is just v, or -1. */
    private static int velocityOf(Dynamics dynamics, int axis) {
        Expression drift = dynamics.drift().get(axis);
        if (drift.variables().size() != 1) {
            return -1;
        }
        String name = drift.variables().iterator().next();
        Expression variable = Expression.parse(name, new Names(dynamics.names(), java.util.Map.of()));
        int v = dynamics.names().indexOf(name);
        return v != axis && dynamics.coordinates().get(v) instanceof Coordinate.Line && drift.sameAs(variable) ? v : -1;
    }

    private static boolean isFree(Dynamics dynamics, int axis) {
        return !(dynamics.coordinates().get(axis) instanceof Coordinate.Walls)
                && dynamics.noise().get(axis) == 0
                && dynamics.isFree(axis);
    }

    private static boolean isForced(Dynamics dynamics, int axis, Set<Integer> velocities, double[] friction) {
        Expression drift = dynamics.drift().get(axis);
        Set<String> inPair = dynamics.pairVariables(axis);
        for (int v : velocities) {
            String name = dynamics.names().get(v);
            if (inPair.contains(name) || inPair.contains(name + Names.PRIME)) {
                return false;
            }
            if (!drift.variables().contains(name)) {
                continue;
            }
            try {
                Expression slope = drift.derivative(name);
                if (v != axis || !slope.isConstant() || drift.mayJump()) {
                    return false;
                }
                friction[axis] = -slope.value();
            } catch (ExpressionException e) {
                return false;
            }
        }
        return true;
    }

    /** Whether the axis is a position. */
    boolean isPosition(int axis) {
        return velocityOf[axis] >= 0;
    }

    /** The velocity of a position. */
    int velocity(int position) {
        return velocityOf[position];
    }

    /** γ of a velocity. */
    double friction(int velocity) {
        return friction[velocity];
    }

    boolean dissipates() {
        for (double gamma : friction) {
            if (gamma != 0) {
                return true;
            }
        }
        return false;
    }
}

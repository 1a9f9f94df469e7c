package org.dualcumulants.hierarchy.step;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Everything an integration needs to go on: time, solution, next step, error history, counts. Immutable. */
public final class IntegrationState {

    private final double time;
    private final double nextStep;
    private final double lastError;
    private final int accepted;
    private final int rejected;
    private final double[] solution;

    private IntegrationState(
            double time, double nextStep, double lastError, int accepted, int rejected, double[] solution) {
        this.time = time;
        this.nextStep = nextStep;
        this.lastError = lastError;
        this.accepted = accepted;
        this.rejected = rejected;
        this.solution = solution;
    }

    /**
     * The beginning of an integration.
     *
     * @param firstStep signed size of the first step to try
     */
    public static IntegrationState start(double time, double firstStep, double[] solution) {
        return new IntegrationState(time, firstStep, 1, 0, 0, solution.clone());
    }

    IntegrationState accepted(double newTime, double newStep, double error, double[] newSolution) {
        return new IntegrationState(newTime, newStep, error, accepted + 1, rejected, newSolution);
    }

    IntegrationState rejected(double newStep) {
        return new IntegrationState(time, newStep, lastError, accepted, rejected + 1, solution);
    }

    public double time() {
        return time;
    }

    /** Signed size of the step to try next. */
    public double nextStep() {
        return nextStep;
    }

    double lastError() {
        return lastError;
    }

    /** Accepted steps so far. */
    public int accepted() {
        return accepted;
    }

    /** Rejected steps so far. */
    public int rejected() {
        return rejected;
    }

    /** The solution; a copy. */
    public double[] solution() {
        return solution.clone();
    }

    double[] shared() {
        return solution;
    }

    /** Writes the state, to the last bit. */
    public void write(DataOutput out) throws IOException {
        out.writeDouble(time);
        out.writeDouble(nextStep);
        out.writeDouble(lastError);
        out.writeInt(accepted);
        out.writeInt(rejected);
        out.writeInt(solution.length);
        for (double y : solution) {
            out.writeDouble(y);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static IntegrationState read(DataInput in) throws IOException {
        double time = in.readDouble();
        double nextStep = in.readDouble();
        double lastError = in.readDouble();
        int accepted = in.readInt();
        int rejected = in.readInt();
        double[] solution = new double[in.readInt()];
        for (int i = 0; i < solution.length; i++) {
            solution[i] = in.readDouble();
        }
        return new IntegrationState(time, nextStep, lastError, accepted, rejected, solution);
    }
}

package org.dualcumulants.hierarchy.step;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A state is all there is: written, read and continued it gives the same bits; what cannot be stepped says why. */
class IntegrationStateTest {

    private static final RightHandSide PENDULUM = (t, y, derivative) -> {
        derivative[0] = y[1];
        derivative[1] = -Math.sin(y[0]) - 0.1 * y[1] + Math.cos(t);
    };

    private static final ErrorNorm NORM = (before, after, high, low) -> {
        double error = Math.hypot(high[0], high[1]);
        return error / (1e-9 * (1 + Math.hypot(after[0], after[1])));
    };

    private static IntegrationState next(EmbeddedRungeKutta stepper, IntegrationState state) {
        return assertInstanceOf(StepOutcome.Advanced.class, stepper.step(state, 10)).state();
    }

    private static EmbeddedRungeKutta stepper(RightHandSide f) {
        return new EmbeddedRungeKutta(ButcherTableau.dormandPrince853(), f, NORM, 2);
    }

    private static IntegrationState copy(IntegrationState state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        state.write(new DataOutputStream(bytes));
        return IntegrationState.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    @Test
    void continuingGivesTheSameBits() throws IOException {
        EmbeddedRungeKutta stepper = stepper(PENDULUM);
        IntegrationState state = IntegrationState.start(0, 1, new double[] {1, 0});
        int copies = 0;
        while (state.time() < 10) {
            IntegrationState copied = next(stepper(PENDULUM), copy(state));
            state = next(stepper, state);
            assertArrayEquals(state.solution(), copied.solution(), 0);
            assertEquals(state.time(), copied.time(), 0);
            assertEquals(state.nextStep(), copied.nextStep(), 0);
            assertEquals(state.accepted(), copied.accepted());
            assertEquals(state.rejected(), copied.rejected());
            copies++;
        }
        assertTrue(copies > 10 && state.rejected() > 0, copies + " steps, " + state.rejected() + " rejected");
        assertEquals(10, state.time(), 0, "the end is met exactly");
    }

    @Test
    void aStateIsNotChangedByWhatIsDoneWithIt() {
        double[] y = {1, 0};
        IntegrationState state = IntegrationState.start(0, 0.1, y);
        y[0] = 7;
        state.solution()[1] = 7;
        next(stepper(PENDULUM), state);
        assertArrayEquals(new double[] {1, 0}, state.solution(), 0);
        assertEquals(0, state.time());
    }

    /** y' = y² from 1 is 1/(1-t). */
    @Test
    void blowUpEndsStuck() {
        EmbeddedRungeKutta stepper = stepper((t, y, derivative) -> {
            derivative[0] = y[0] * y[0];
            derivative[1] = 0;
        });
        IntegrationState state = IntegrationState.start(0, 0.1, new double[] {1, 0});
        StepOutcome outcome = null;
        for (int step = 0; step < 20_000; step++) {
            outcome = stepper.step(state, 2);
            if (outcome instanceof StepOutcome.Stuck) {
                break;
            }
            state = ((StepOutcome.Advanced) outcome).state();
        }
        StepOutcome.Stuck stuck = assertInstanceOf(StepOutcome.Stuck.class, outcome, "it went on to t = " + state.time());
        assertEquals(1, stuck.time(), 1e-6);
        assertTrue(
                stuck.reason().matches("no step from t = 1(\\.0+)? is accurate enough, down to a size of .*"), stuck.reason());
    }

    @Test
    void aRightHandSideThatIsNoNumberEndsStuck() {
        EmbeddedRungeKutta stepper = stepper((t, y, derivative) -> derivative[0] = Math.sqrt(1 - t) * Double.NaN);
        StepOutcome outcome = stepper.step(IntegrationState.start(0, 0.5, new double[] {1, 0}), 2);
        assertEquals(0, assertInstanceOf(StepOutcome.Stuck.class, outcome).time());
    }
}

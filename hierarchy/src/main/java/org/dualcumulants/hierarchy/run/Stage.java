package org.dualcumulants.hierarchy.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dualcumulants.hierarchy.step.IntegrationState;

/**
 * How far a solution under way has come: everything its loop needs to go on.
 *
 * @param state of the integration
 * @param sums what is gathered on the way, never changed afterwards
 * @param seconds spent so far
 */
record Stage(IntegrationState state, List<double[]> sums, double seconds) implements Checkpoint.Content {

    Stage {
        sums = List.copyOf(sums);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        state.write(out);
        out.writeInt(sums.size());
        for (double[] sum : sums) {
            Numbers.write(sum, out);
        }
        out.writeDouble(seconds);
    }

    static Stage read(DataInput in) throws IOException {
        IntegrationState state = IntegrationState.read(in);
        int size = in.readInt();
        List<double[]> sums = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            sums.add(Numbers.read(in));
        }
        return new Stage(state, sums, in.readDouble());
    }
}

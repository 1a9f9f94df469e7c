package org.dualcumulants.verify.duality;

import java.util.function.Supplier;
import org.dualcumulants.hierarchy.run.Checkpoint;
import org.dualcumulants.hierarchy.run.Values;
import org.dualcumulants.verify.part.FinishedParts;

/**
 * Parts in a checkpoint.
 *
 * @param checkpoint of the work that they are parts of
 */
public record CheckpointParts(Checkpoint checkpoint) implements FinishedParts {

    @Override
    public <T> T kept(String name, Class<T> type, Supplier<T> compute) {
        return Values.kept(checkpoint, name, type, compute);
    }
}

package org.dualcumulants.verify.part;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Parts in memory; work that asks for a second one that is not there is stopped. */
public final class InterruptedParts implements FinishedParts {

    private final Map<String, Object> parts = new ConcurrentHashMap<>();
    private boolean another;

    private InterruptedParts() {}

    /** What work finds that is stopped after every part and gone on with; no part is computed twice, and there are at least {@code least}. */
    public static <T> T stoppedAfterEach(int least, Function<FinishedParts, T> work) {
        InterruptedParts kept = new InterruptedParts();
        for (int interruptions = 0; ; interruptions++) {
            kept.another = true;
            try {
                T found = work.apply(kept);
                assertEquals(kept.parts.size() - 1, interruptions);
                assertTrue(kept.parts.size() >= least, kept.parts.keySet().toString());
                return found;
            } catch (CancellationException e) {
                assertEquals(interruptions + 1, kept.parts.size(), kept.parts.keySet().toString());
            }
        }
    }

    @Override
    public synchronized <T> T kept(String name, Class<T> type, Supplier<T> compute) {
        if (!parts.containsKey(name)) {
            if (!another) {
                throw new CancellationException();
            }
            another = false;
            parts.put(name, compute.get());
        }
        return type.cast(parts.get(name));
    }
}

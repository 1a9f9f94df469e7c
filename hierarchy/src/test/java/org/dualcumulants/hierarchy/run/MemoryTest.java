package org.dualcumulants.hierarchy.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** Runs that fit beside each other run beside each other, others one after the other. */
class MemoryTest {

    /** Far more than it takes to be woken up. */
    private static final long PATIENCE_MILLISECONDS = 600_000;

    /** Goes on when what is held is closed, and not before. */
    private static void assertWaits(Memory memory, double bytes, Memory.Hold held) throws InterruptedException {
        Thread second = new Thread(() -> memory.take(bytes).close());
        second.setDaemon(true);
        second.start();
        while (second.getState() != Thread.State.WAITING) {
            assertNotEquals(Thread.State.TERMINATED, second.getState(), "it did not wait");
            Thread.onSpinWait();
        }
        held.close();
        second.join(PATIENCE_MILLISECONDS);
        assertEquals(Thread.State.TERMINATED, second.getState());
    }

    @Test
    void waitsForRoom() throws Exception {
        Memory memory = new Memory(10);
        Memory.Hold first = memory.take(6);
        memory.take(4).close();
        assertWaits(memory, 5, first);
    }

    /** What stays leaves less for the others. */
    @Test
    void waitsForRoomBesideWhatStays() throws Exception {
        Memory memory = new Memory(10);
        memory.keep(5);
        assertEquals(5, memory.room());
        Memory.Hold first = memory.take(3);
        assertWaits(memory, 3, first);
    }

    /** What is refused is not this class' business. */
    @SuppressWarnings("try")
    @Test
    void aloneAnythingRuns() {
        Memory memory = new Memory(10);
        try (Memory.Hold all = memory.take(20)) {
            Thread.currentThread().interrupt();
            assertThrows(CancellationException.class, () -> memory.take(1));
            assertTrue(Thread.interrupted());
        }
        memory.take(10).close();
    }
}

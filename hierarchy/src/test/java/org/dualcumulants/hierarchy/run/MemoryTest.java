package org.dualcumulants.hierarchy.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Runs that fit beside each other run beside each other, others one after the other. */
class MemoryTest {

    @Test
    void waitsForRoom() throws Exception {
        Memory memory = new Memory(10);
        Memory.Hold first = memory.take(6);
        memory.take(4).close();
        CompletableFuture<Memory.Hold> second = CompletableFuture.supplyAsync(() -> memory.take(5));
        assertThrows(TimeoutException.class, () -> second.get(50, TimeUnit.MILLISECONDS));
        first.close();
        second.get(1, TimeUnit.MINUTES).close();
    }

    /** What stays leaves less for the others. */
    @Test
    void waitsForRoomBesideWhatStays() throws Exception {
        Memory memory = new Memory(10);
        memory.keep(5);
        assertEquals(5, memory.room());
        Memory.Hold first = memory.take(3);
        CompletableFuture<Memory.Hold> second = CompletableFuture.supplyAsync(() -> memory.take(3));
        assertThrows(TimeoutException.class, () -> second.get(50, TimeUnit.MILLISECONDS));
        first.close();
        second.get(1, TimeUnit.MINUTES).close();
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

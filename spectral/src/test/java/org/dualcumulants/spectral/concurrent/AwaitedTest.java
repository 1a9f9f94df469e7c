package org.dualcumulants.spectral.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AwaitedTest {

    @Test
    void failuresAreThoseOfTheTask() {
        assertEquals(7, Awaited.from(CompletableFuture.completedFuture(7)));
        RuntimeException failure = new ArithmeticException("no number");
        assertSame(failure, assertThrows(ArithmeticException.class, () -> Awaited.from(CompletableFuture.failedFuture(failure))));
        Error error = new OutOfMemoryError();
        assertSame(error, assertThrows(OutOfMemoryError.class, () -> Awaited.from(CompletableFuture.failedFuture(error))));
        IOException checked = new IOException();
        assertSame(checked, assertThrows(IllegalStateException.class, () -> Awaited.from(CompletableFuture.failedFuture(checked))).getCause());
    }

    @Test
    void whoIsInterruptedStaysSo() {
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> Awaited.from(new CompletableFuture<>()));
        assertTrue(Thread.interrupted());
    }
}

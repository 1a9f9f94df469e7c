package org.dualcumulants.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The wish to stop. Running work asks for it; whoever stops the program waits until finished runs are saved. */
class Cancellation implements Runnable {

    /** Longer than any one evaluation of a right-hand side should take, and the writing of what there is. */
    private static final long PATIENCE_SECONDS = 120;

    private final CountDownLatch saved = new CountDownLatch(1);
    private volatile boolean requested;

    /** One that Ctrl-C and termination request. */
    static Cancellation onShutdown() {
        Cancellation cancellation = new Cancellation();
        Runtime.getRuntime().addShutdownHook(new Thread(cancellation, "cancellation"));
        return cancellation;
    }

    void request() {
        requested = true;
    }

    boolean requested() {
        return requested;
    }

    /** Everything worth keeping is on the disk. */
    void saved() {
        saved.countDown();
    }

    /** On the way out: asks for the end, waits, and leaves with the status of an interruption. */
    @Override
    public void run() {
        if (saved.getCount() == 0) {
            return;
        }
        request();
        try {
            saved.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ExitStatus.INTERRUPTED);
    }
}

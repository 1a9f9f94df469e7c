package org.rapaio.jupyter.kernel.channels;

/**
 * Takes the place of the class of this name in rapaio-jupyter-kernel 3.0.1, before which it stands on the class path. That one is told that it is
 * running only after it was started, and ends where it looks before; and it ends with the first message that comes before the kernel has its
 * handlers. A kernel without one of its channels never answers. To be removed with the first kernel that starts in order.
 */
public final class LoopThread extends Thread {

    private final long pause;
    private final Runnable body;
    private volatile boolean running = true;

    /** @param pause between two calls of {@code body}, in milliseconds */
    public LoopThread(String name, long pause, Runnable body) {
        super(name);
        this.pause = pause;
        this.body = body;
    }

    @Override
    public void run() {
        while (running) {
            try {
                body.run();
            } catch (RuntimeException e) {
                // a message that is lost at the start is sent again
                System.err.println(getName() + ": " + e);
            }
            try {
                sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Ends the loop after the call under way. */
    public void shutdown() {
        running = false;
    }
}

package org.dualcumulants.cli;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Counts how often work asks whether it is to stop, which does not depend on how fast it is, and does something from one asking on. */
final class Askings extends Cancellation {

    private final long before;
    private final Consumer<Askings> then;
    private final AtomicLong asked = new AtomicLong();

    private Askings(long before, Consumer<Askings> then) {
        this.before = before;
        this.then = then;
    }

    /** Counts, and nothing besides. */
    static Askings counted() {
        return new Askings(Long.MAX_VALUE, self -> {});
    }

    /** Ctrl-C at this asking. */
    static Askings stoppingAt(long asking) {
        return new Askings(asking - 1, Cancellation::request);
    }

    /** From this asking on whoever asks is never answered. */
    static Askings silentFrom(long asking) {
        return new Askings(asking - 1, self -> {
            while (true) {
                try {
                    Thread.sleep(Long.MAX_VALUE);
                } catch (InterruptedException e) {
                    // deaf
                }
            }
        });
    }

    long count() {
        return asked.get();
    }

    @Override
    boolean requested() {
        if (asked.incrementAndGet() > before) {
            then.accept(this);
        }
        return super.requested();
    }
}

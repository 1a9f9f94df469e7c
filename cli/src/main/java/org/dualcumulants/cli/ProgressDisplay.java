package org.dualcumulants.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.dualcumulants.hierarchy.run.Progress;
import org.dualcumulants.hierarchy.run.RunOutcome;

/** Passes on the wish to stop; shows a bar with the time left if someone watches. */
final class ProgressDisplay implements Progress, AutoCloseable {

    private static final int STEPS = 1000;
    private static final int WIDTH = 78;
    private static final int REFRESH_MILLISECONDS = 200;

    private final Cancellation cancellation;
    private final ProgressBar bar;
    private double fraction;

    private ProgressDisplay(Cancellation cancellation, ProgressBar bar) {
        this.cancellation = cancellation;
        this.bar = bar;
    }

    static ProgressDisplay silent(Cancellation cancellation) {
        return new ProgressDisplay(cancellation, null);
    }

    static ProgressDisplay on(PrintStream stream, String task, Cancellation cancellation) {
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(STEPS)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setConsumer(new ConsoleProgressBarConsumer(stream, WIDTH))
                .setUpdateIntervalMillis(REFRESH_MILLISECONDS)
                .clearDisplayOnFinish()
                .build();
        return new ProgressDisplay(cancellation, bar);
    }

    /** The bar never runs backwards, even where the total grows. */
    @Override
    public synchronized void advanced(double done, double total) {
        if (bar != null && total > 0 && done / total > fraction) {
            fraction = Math.min(1, done / total);
            bar.stepTo(Math.round(fraction * STEPS));
        }
    }

    @Override
    public synchronized void finished(RunOutcome outcome) {
        if (bar != null) {
            bar.setExtraMessage(" m = " + outcome.truncation());
        }
    }

    @Override
    public boolean cancelled() {
        return cancellation.requested();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}

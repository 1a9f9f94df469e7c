package org.dualcumulants.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.dualcumulants.hierarchy.run.Checkpoint;
import org.dualcumulants.hierarchy.run.Progress;
import org.dualcumulants.hierarchy.run.RunOutcome;

/** Passes on the wish to stop; shows a bar with the time left if someone watches. */
final class ProgressDisplay implements Progress, AutoCloseable {

    private static final int STEPS = 1000;
    private static final int WIDTH = 78;
    private static final int REFRESH_MILLISECONDS = 200;

    private final Cancellation cancellation;
    private final ProgressBar bar;
    private final Checkpoint checkpoint;
    private final boolean histories;
    private double fraction;

    private ProgressDisplay(Cancellation cancellation, ProgressBar bar, Checkpoint checkpoint, boolean histories) {
        this.cancellation = cancellation;
        this.bar = bar;
        this.checkpoint = checkpoint;
        this.histories = histories;
    }

    static ProgressDisplay silent(Cancellation cancellation) {
        return new ProgressDisplay(cancellation, null, Checkpoint.none(), false);
    }

    /** A bar on a terminal, unless the work is to be quiet. */
    static ProgressDisplay of(Terminal terminal, CommonOptions options, String task, Cancellation cancellation) {
        return terminal.interactive() && !options.quiet() ? on(terminal.err(), task, cancellation) : silent(cancellation);
    }

    /** The same for work that is kept. */
    ProgressDisplay with(Session session) {
        return new ProgressDisplay(cancellation, bar, session.checkpoint(), histories);
    }

    /** The same for work whose course over time is wanted. */
    ProgressDisplay withHistories(boolean wanted) {
        return new ProgressDisplay(cancellation, bar, checkpoint, wanted);
    }

    @Override
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    @Override
    public boolean wantsHistories() {
        return histories;
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
        return new ProgressDisplay(cancellation, bar, Checkpoint.none(), false);
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

package org.dualcumulants.cli;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.dualcumulants.cli.output.Decimals;
import org.dualcumulants.hierarchy.run.Checkpoint;
import org.dualcumulants.hierarchy.run.Outlook;
import org.dualcumulants.hierarchy.run.Progress;
import org.dualcumulants.hierarchy.run.RunOutcome;

/** Passes on the wish to stop; shows a bar with the time left if someone watches. */
final class ProgressDisplay implements Progress, AutoCloseable {

    /** What a study takes is told from here on. */
    private static final double LONG_SECONDS = 30;
    private static final double LARGE_BYTES = 1e9;

    private static final int STEPS = 1000;
    private static final int WIDTH = 78;
    private static final int REFRESH_MILLISECONDS = 200;

    private final Cancellation cancellation;
    private final ProgressBar bar;
    private final Checkpoint checkpoint;
    private final boolean histories;
    private final Consumer<String> notes;
    private double fraction;

    private ProgressDisplay(
            Cancellation cancellation, ProgressBar bar, Checkpoint checkpoint, boolean histories, Consumer<String> notes) {
        this.cancellation = cancellation;
        this.bar = bar;
        this.checkpoint = checkpoint;
        this.histories = histories;
        this.notes = notes;
    }

    static ProgressDisplay silent(Cancellation cancellation) {
        return new ProgressDisplay(cancellation, null, Checkpoint.none(), false, note -> {});
    }

    /** A bar on a terminal, unless the work is to be quiet. */
    static ProgressDisplay of(Terminal terminal, CommonOptions options, String task, Cancellation cancellation) {
        return terminal.interactive() && !options.quiet() ? on(terminal.err(), task, cancellation) : silent(cancellation);
    }

    /** The same for work that is kept. */
    ProgressDisplay with(Session session) {
        return new ProgressDisplay(cancellation, bar, session.checkpoint(), histories, notes);
    }

    /** The same for work whose course over time is wanted. */
    ProgressDisplay withHistories(boolean wanted) {
        return new ProgressDisplay(cancellation, bar, checkpoint, wanted, notes);
    }

    /** The same for work that says what it will take, where that is much. */
    ProgressDisplay telling(Consumer<String> listener) {
        return new ProgressDisplay(cancellation, bar, checkpoint, histories, listener);
    }

    @Override
    public void expects(Outlook outlook) {
        if (outlook.most() > LONG_SECONDS || outlook.bytes() > LARGE_BYTES) {
            notes.accept(String.format(Locale.ROOT, "N = %s, m = %d: %.3e coefficients and %.2g GB at most; the study takes about %s",
                    Decimals.plain(outlook.particles()),
                    outlook.truncation(), outlook.coefficients(), outlook.bytes() * 1e-9, duration(outlook.least(), outlook.most())));
        }
    }

    /** Both in the unit of the longer one, once if they look the same. */
    private static String duration(double least, double most) {
        double unit = most < 100 ? 1 : most < 6000 ? 60 : 3600;
        String from = digits(least / unit);
        String to = digits(most / unit);
        return (from.equals(to) ? to : from + " to " + to) + (unit == 1 ? " s" : unit == 60 ? " min" : " h");
    }

    /** Two, without an exponent. */
    private static String digits(double value) {
        return new BigDecimal(value).round(new MathContext(2)).stripTrailingZeros().toPlainString();
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
        return new ProgressDisplay(cancellation, bar, Checkpoint.none(), false, note -> {});
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

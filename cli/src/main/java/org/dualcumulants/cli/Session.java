package org.dualcumulants.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.dualcumulants.cli.input.InputException;
import org.dualcumulants.cli.output.CheckpointFile;
import org.dualcumulants.hierarchy.run.Checkpoint;

/** Long work on one study: taken up where it was left, kept at intervals, its checkpoint removed when it is done. */
final class Session implements AutoCloseable {

    /** Part of the time that writing may take. */
    private static final double SHARE = 0.05;

    private final CheckpointFile file;
    private final Checkpoint checkpoint;
    private final Terminal terminal;
    private final double interval;
    private final boolean goingOn;
    private final ScheduledExecutorService clock;
    private long written;
    private boolean failed;

    /** @param found what there is to go on from */
    private Session(CheckpointFile file, Optional<Checkpoint> found, Terminal terminal, double interval) {
        this.file = file;
        this.checkpoint = found.orElseGet(Checkpoint::begin);
        this.goingOn = found.isPresent();
        this.terminal = terminal;
        this.interval = interval;
        this.written = checkpoint.changes();
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "checkpoint");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * For work that is to begin, or to go on where {@code --resume} asks for it.
     *
     * @param settings options of the command that change its numbers
     * @throws InputException if the checkpoint there is of other work
     */
    static Session open(Task task, CommonOptions options, String command, String settings, Terminal terminal) {
        CheckpointFile file = task.folder().checkpoint(task.file(), VersionText.version() + " " + command + " " + settings);
        Optional<Checkpoint> found = options.resume() ? file.read() : Optional.empty();
        if (options.quiet()) {
            return new Session(file, found, terminal, options.checkpointInterval());
        }
        if (options.resume()) {
            terminal.err().println(found.isPresent()
                    ? "going on from " + file.path()
                    : file.path() + ": no checkpoint there; beginning at the beginning");
        } else if (file.leftByAnother()) {
            terminal.err().println(file.path() + ": left by work that was interrupted; --resume would go on from it. It is kept as "
                    + file.path().getFileName() + ".old as soon as there is a newer one");
        }
        return new Session(file, found, terminal, options.checkpointInterval());
    }

    /** Work begins. */
    Session started() {
        later(interval);
        return this;
    }

    Checkpoint checkpoint() {
        return checkpoint;
    }

    private void later(double seconds) {
        clock.schedule(this::tick, Math.round(1e3 * seconds), TimeUnit.MILLISECONDS);
    }

    private void tick() {
        long began = System.nanoTime();
        write();
        if (!clock.isShutdown()) {
            later(Math.max(interval, (System.nanoTime() - began) * 1e-9 / SHARE));
        }
    }

    /** What there is now, if it is more than was written last. */
    private synchronized void write() {
        long changes = checkpoint.changes();
        if (changes == written || checkpoint.isEmpty()) {
            return;
        }
        try {
            file.write(checkpoint);
            written = changes;
        } catch (IOException | OutOfMemoryError e) {
            if (!failed) {
                terminal.err().println(file.path() + ": the checkpoint cannot be written (" + e.getMessage()
                        + "); the work goes on, but after an interruption from the checkpoint before, if there is one");
            }
            failed = true;
        }
    }

    /** Keeps what there is until {@link #done}. */
    @Override
    public synchronized void close() {
        // no write is under way: it would hold the lock
        clock.shutdownNow();
        write();
    }

    /** What to say after an interruption. */
    String remark() {
        return checkpoint.isEmpty() || failed ? "" : "; --resume goes on from there";
    }

    /** The study is refused: as if the work had not begun. What earlier work left stays, since a larger machine may not refuse it. */
    void withdrawn() {
        if (goingOn) {
            return;
        }
        done();
        try {
            file.deleteOwnFolder();
        } catch (IOException e) {
            // an empty folder stays
        }
    }

    /** The results are written: nothing to go on from. */
    void done() {
        try {
            file.delete();
        } catch (IOException e) {
            terminal.err().println(file.path() + ": cannot be removed: " + e.getMessage() + "; it is not needed any more");
        }
    }
}

package org.dualcumulants.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that appear whole or not at all: a temporary file, flushed to the disk, renamed over the target. */
public final class Storage {

    /** Opens the temporary file. */
    @FunctionalInterface
    public interface Opener {
        OutputStream open(Path temporary) throws IOException;
    }

    /** Writes the content; need not close. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private final Opener opener;

    public Storage(Opener opener) {
        this.opener = opener;
    }

    /** The file system. */
    public static Storage disk() {
        return new Storage(temporary -> Channels.newOutputStream(
                FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)));
    }

    /** @throws IOException if the target could not be written; it is then what it was before */
    public void write(Path target, Content content) throws IOException {
        Path temporary = target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.deleteIfExists(temporary);
            try (OutputStream out = opener.open(temporary)) {
                content.writeTo(out);
            }
            flush(temporary);
            try {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void flush(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}

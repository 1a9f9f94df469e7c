package org.dualcumulants.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
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

    private static final long UNTOUCHED_MILLISECONDS = 60_000;

    private final Opener opener;

    public Storage(Opener opener) {
        this.opener = opener;
    }

    /** The file system. */
    public static Storage disk() {
        return new Storage(temporary -> Channels.newOutputStream(
                FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)));
    }

    /** Makes the temporary file. */
    @FunctionalInterface
    interface Maker {
        void make(Path temporary) throws IOException;
    }

    /** @throws IOException if the target could not be written; it is then what it was before */
    public void write(Path target, Content content) throws IOException {
        replace(target, temporary -> {
            try (OutputStream out = opener.open(temporary)) {
                content.writeTo(out);
            }
        });
    }

    /** The same for libraries that open files themselves. */
    void replace(Path target, Maker maker) throws IOException {
        sweep(target);
        Path temporary = temporary(target, ProcessHandle.current().pid());
        try {
            Files.deleteIfExists(temporary);
            maker.make(temporary);
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

    private static Path temporary(Path target, long process) {
        return target.resolveSibling("." + target.getFileName() + "." + process + ".part");
    }

    /** Removes what processes that were killed have left of this target. */
    private static void sweep(Path target) throws IOException {
        String begin = "." + target.getFileName() + ".";
        try (DirectoryStream<Path> left = Files.newDirectoryStream(target.toAbsolutePath().getParent(), begin + "*.part")) {
            for (Path file : left) {
                String process = file.getFileName().toString().substring(begin.length()).replace(".part", "");
                // another computer may be writing there
                boolean old = Files.getLastModifiedTime(file).toMillis() < System.currentTimeMillis() - UNTOUCHED_MILLISECONDS;
                if (old && process.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(process)).isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static void flush(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}

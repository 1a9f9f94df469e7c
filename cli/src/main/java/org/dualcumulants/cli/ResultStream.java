package org.dualcumulants.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Standard output or error of the process, in UTF-8. A reader that closes its end of a pipe has seen enough: what follows is dropped
 * without a word, as if it had been read. Any other failure is seen by {@link PrintStream#checkError}.
 */
final class ResultStream extends PrintStream {

    /** Status of a process that a closed pipe ends, as the shell counts: 128 + SIGPIPE. */
    static final int CLOSED_PIPE = 141;

    private static final int BUFFER = 1 << 13;

    private final Outlet outlet;

    private ResultStream(Outlet outlet) {
        super(new java.io.BufferedOutputStream(outlet, BUFFER), true, StandardCharsets.UTF_8);
        this.outlet = outlet;
    }

    /** @param number of the descriptor */
    static ResultStream of(FileDescriptor descriptor, int number) {
        return new ResultStream(new Outlet(new FileOutputStream(descriptor), Path.of("/proc/self/fd/" + number)));
    }

    /** Whether the reader went away. */
    boolean closedByReader() {
        return outlet.closed;
    }

    private static final class Outlet extends OutputStream {

        private final OutputStream file;
        private final Path link;
        private volatile boolean closed;

        Outlet(OutputStream file, Path link) {
            this.file = file;
            this.link = link;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (closed) {
                return;
            }
            try {
                file.write(bytes, from, length);
            } catch (IOException e) {
                if (!isPipe(e)) {
                    throw e;
                }
                closed = true;
            }
        }

        /** The system says "Broken pipe" in its own language; but a pipe fails for no other reason. */
        private boolean isPipe(IOException failure) {
            if (String.valueOf(failure.getMessage()).contains("Broken pipe")) {
                return true;
            }
            try {
                String target = Files.readSymbolicLink(link).toString();
                return target.startsWith("pipe:") || target.startsWith("socket:");
            } catch (IOException unknown) {
                // where the system does not show what it writes to, the failure is reported as it came
                return false;
            }
        }

        @Override
        public void flush() throws IOException {
            if (!closed) {
                file.flush();
            }
        }
    }
}

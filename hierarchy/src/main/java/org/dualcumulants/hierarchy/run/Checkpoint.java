package org.dualcumulants.hierarchy.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What long work has so far: parts that are finished, and how far those under way have come, each by a key that says which part of the
 * same work it is. Work that finds its parts here goes on from them to the same numbers, to the last bit. May be written at any time
 * while others add to it: what is given to it never changes. No files here.
 */
public final class Checkpoint {

    /** Keeps nothing. */
    private static final Checkpoint NONE = new Checkpoint(false, "", new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new AtomicLong());

    private final boolean keeping;
    private final String begin;
    private final Map<String, Content> finished;
    private final Map<String, Content> underWay;
    private final AtomicLong changes;

    /** A part, which writes itself to the last bit. */
    @FunctionalInterface
    public interface Content {
        void write(DataOutput out) throws IOException;
    }

    /** Reads what a {@link Content} wrote. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(DataInput in) throws IOException;
    }

    private Checkpoint(boolean keeping, String begin, Map<String, Content> finished, Map<String, Content> underWay, AtomicLong changes) {
        this.keeping = keeping;
        this.begin = begin;
        this.finished = finished;
        this.underWay = underWay;
        this.changes = changes;
    }

    /** Empty, to be filled. */
    public static Checkpoint begin() {
        return new Checkpoint(true, "", new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new AtomicLong());
    }

    /** For work that is never taken up again. */
    public static Checkpoint none() {
        return NONE;
    }

    /** The same for a piece of the work that has keys of its own, all behind a name. */
    public Checkpoint of(String piece) {
        return new Checkpoint(keeping, begin + piece + " | ", finished, underWay, changes);
    }

    /** Nothing is kept yet. */
    public boolean isEmpty() {
        return finished.isEmpty() && underWay.isEmpty();
    }

    /** Parts that need not be computed again. */
    public int finishedParts() {
        return finished.size();
    }

    /** Grows whenever something is added. */
    public long changes() {
        return changes.get();
    }

    /** A part that is finished. */
    public <T> Optional<T> finished(String key, Reader<T> reader) {
        return look(finished, begin + key, reader);
    }

    /** Keeps a part, and forgets how far it, and what its key begins, had come. */
    public void finish(String key, Content part) {
        if (keeping) {
            finished.put(begin + key, part);
            underWay.keySet().removeIf(k -> k.startsWith(begin + key));
            changes.incrementAndGet();
        }
    }

    /** How far a part had come. */
    public <T> Optional<T> underWay(String key, Reader<T> reader) {
        return look(underWay, begin + key, reader);
    }

    /** Keeps how far a part has come, in place of what was known before. */
    public void reached(String key, Content state) {
        if (keeping) {
            underWay.put(begin + key, state);
            changes.incrementAndGet();
        }
    }

    private static <T> Optional<T> look(Map<String, Content> parts, String key, Reader<T> reader) {
        Content content = parts.get(key);
        if (content == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.read(new DataInputStream(new ByteArrayInputStream(
                    content instanceof Written written ? written.bytes : bytes(content)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    /** A part as it was read. */
    private static final class Written implements Content {
        private final byte[] bytes;

        private Written(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void write(DataOutput out) throws IOException {
            out.write(bytes);
        }
    }

    /** Everything there is. */
    public void write(DataOutput out) throws IOException {
        write(finished, out);
        write(underWay, out);
    }

    private static void write(Map<String, Content> parts, DataOutput out) throws IOException {
        // a copy: others may add meanwhile
        Map<String, Content> now = Map.copyOf(parts);
        out.writeInt(now.size());
        for (Map.Entry<String, Content> part : now.entrySet()) {
            out.writeUTF(part.getKey());
            out.writeInt(length(part.getValue()));
            part.getValue().write(out);
        }
    }

    /** In bytes, counted without keeping them: a state may be large. */
    private static int length(Content content) throws IOException {
        DataOutputStream counting = new DataOutputStream(OutputStream.nullOutputStream());
        content.write(counting);
        if (counting.size() == Integer.MAX_VALUE) {
            throw new IOException("a part has more than 2^31 bytes");
        }
        return counting.size();
    }

    /** Reads what {@link #write} wrote. */
    public static Checkpoint read(DataInput in) throws IOException {
        Checkpoint checkpoint = begin();
        read(in, checkpoint.finished);
        read(in, checkpoint.underWay);
        return checkpoint;
    }

    private static void read(DataInput in, Map<String, Content> parts) throws IOException {
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            String key = in.readUTF();
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            parts.put(key, new Written(bytes));
        }
    }
}

package org.dualcumulants.hierarchy.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Results as bytes of a {@link Checkpoint}, to the last bit: records of this program, lists, optional values, words, numbers and arrays of
 * them, in any nesting. Each value says what it is, so that nothing has to be known to read it.
 */
public final class Values {

    private static final String PROGRAM = "org.dualcumulants.";

    /** How values of a type are kept. */
    private static final class Kind<T> {
        private final Class<T> type;
        private final Writer<T> writer;
        private final Checkpoint.Reader<?> reader;

        private Kind(Class<T> type, Writer<T> writer, Checkpoint.Reader<?> reader) {
            this.type = type;
            this.writer = writer;
            this.reader = reader;
        }

        private void write(Object value, DataOutput out) throws IOException {
            writer.write(type.cast(value), out);
        }
    }

    @FunctionalInterface
    private interface Writer<T> {
        void write(T value, DataOutput out) throws IOException;
    }

    /** A value begins with the place of its kind. */
    private static final List<Kind<?>> KINDS = List.of(
            new Kind<>(String.class, Values::writeWords, Values::words),
            new Kind<>(Double.class, (x, out) -> out.writeDouble(x), DataInput::readDouble),
            new Kind<>(Integer.class, (n, out) -> out.writeInt(n), DataInput::readInt),
            new Kind<>(Long.class, (n, out) -> out.writeLong(n), DataInput::readLong),
            new Kind<>(Boolean.class, (truth, out) -> out.writeBoolean(truth), DataInput::readBoolean),
            new Kind<>(Enum.class, Values::writeConstant, Values::constant),
            new Kind<>(List.class, Values::writeList, Values::list),
            new Kind<>(Optional.class, Values::writeOptional, in -> in.readBoolean() ? Optional.of(read(in)) : Optional.empty()),
            new Kind<>(OptionalDouble.class, Values::writeNumber, in -> in.readBoolean() ? OptionalDouble.of(in.readDouble()) : OptionalDouble.empty()),
            new Kind<>(double[].class, Numbers::write, Numbers::read),
            new Kind<>(double[][].class, (rows, out) -> writeList(Arrays.asList(rows), out), in -> list(in).toArray(double[][]::new)),
            new Kind<>(Record.class, Values::writeRecord, Values::record));

    private Values() {}

    /**
     * A part of long work that is one value: found where it was finished before, and computed and kept where not.
     *
     * @param key says which part of the work it is
     */
    public static <T> T kept(Checkpoint checkpoint, String key, Class<T> type, Supplier<T> compute) {
        return checkpoint.finished(key, in -> type.cast(read(in))).orElseGet(() -> {
            T value = compute.get();
            checkpoint.finish(key, out -> write(value, out));
            return value;
        });
    }

    /** The same of a list. */
    public static <T> List<T> keptList(Checkpoint checkpoint, String key, Class<T> type, Supplier<List<T>> compute) {
        List<?> all = kept(checkpoint, key, List.class, compute::get);
        return all.stream().<T>map(type::cast).toList();
    }

    /** @throws IllegalArgumentException if it is of no kind that is known here */
    static void write(Object value, DataOutput out) throws IOException {
        for (int place = 0; place < KINDS.size(); place++) {
            if (KINDS.get(place).type.isInstance(value)) {
                out.writeByte(place);
                KINDS.get(place).write(value, out);
                return;
            }
        }
        throw new IllegalArgumentException("a checkpoint keeps records, lists, words and numbers; this is " + value);
    }

    static Object read(DataInput in) throws IOException {
        int place = in.readUnsignedByte();
        if (place >= KINDS.size()) {
            throw new IOException("it has a value of kind " + place);
        }
        return KINDS.get(place).reader.read(in);
    }

    private static void writeWords(String words, DataOutput out) throws IOException {
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String words(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void writeList(List<?> list, DataOutput out) throws IOException {
        out.writeInt(list.size());
        for (Object each : list) {
            write(each, out);
        }
    }

    private static List<Object> list(DataInput in) throws IOException {
        List<Object> list = new ArrayList<>();
        for (int size = in.readInt(); size > 0; size--) {
            list.add(read(in));
        }
        return List.copyOf(list);
    }

    private static void writeOptional(Optional<?> optional, DataOutput out) throws IOException {
        out.writeBoolean(optional.isPresent());
        if (optional.isPresent()) {
            write(optional.get(), out);
        }
    }

    private static void writeNumber(OptionalDouble optional, DataOutput out) throws IOException {
        out.writeBoolean(optional.isPresent());
        if (optional.isPresent()) {
            out.writeDouble(optional.getAsDouble());
        }
    }

    private static void writeConstant(Enum<?> constant, DataOutput out) throws IOException {
        out.writeUTF(constant.getDeclaringClass().getName());
        out.writeUTF(constant.name());
    }

    private static Object constant(DataInput in) throws IOException {
        Class<?> type = type(in);
        String name = in.readUTF();
        return Stream.ofNullable(type.getEnumConstants())
                .flatMap(Arrays::stream)
                .filter(c -> ((Enum<?>) c).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IOException("it names " + name + " of " + type));
    }

    private static void writeRecord(Record record, DataOutput out) throws IOException {
        out.writeUTF(record.getClass().getName());
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                write(component.getAccessor().invoke(record), out);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Object record(DataInput in) throws IOException {
        Class<?> type = type(in);
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IOException("it names " + type);
        }
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = read(in);
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A checkpoint names no classes but those of the program. */
    private static Class<?> type(DataInput in) throws IOException {
        String name = in.readUTF();
        if (!name.startsWith(PROGRAM)) {
            throw new IOException("it names " + name);
        }
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IOException("it names " + name, e);
        }
    }
}

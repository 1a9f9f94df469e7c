package org.dualcumulants.hierarchy.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * Results as bytes of a {@link Checkpoint}, to the last bit: records of this program, lists, optional values, words and numbers, in any
 * nesting. Each value says what it is, so that nothing has to be known to read it.
 */
public final class Values {

    private static final String PROGRAM = "org.dualcumulants.";

    /** What a value is; its place is its byte. */
    private enum Tag { WORDS, DOUBLE, WHOLE, LONG, TRUTH, CONSTANT, LIST, SOME, NONE, NUMBER, NO_NUMBER, RECORD }

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
        if (value instanceof String words) {
            byte[] bytes = words.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            tag(Tag.WORDS, out);
            out.writeInt(bytes.length);
            out.write(bytes);
        } else if (value instanceof Double number) {
            tag(Tag.DOUBLE, out);
            out.writeDouble(number);
        } else if (value instanceof Integer number) {
            tag(Tag.WHOLE, out);
            out.writeInt(number);
        } else if (value instanceof Long number) {
            tag(Tag.LONG, out);
            out.writeLong(number);
        } else if (value instanceof Boolean truth) {
            tag(Tag.TRUTH, out);
            out.writeBoolean(truth);
        } else if (value instanceof Enum<?> constant) {
            tag(Tag.CONSTANT, out);
            out.writeUTF(constant.getDeclaringClass().getName());
            out.writeUTF(constant.name());
        } else if (value instanceof List<?> list) {
            tag(Tag.LIST, out);
            out.writeInt(list.size());
            for (Object each : list) {
                write(each, out);
            }
        } else if (value instanceof Optional<?> optional) {
            tag(optional.isPresent() ? Tag.SOME : Tag.NONE, out);
            if (optional.isPresent()) {
                write(optional.get(), out);
            }
        } else if (value instanceof OptionalDouble optional) {
            tag(optional.isPresent() ? Tag.NUMBER : Tag.NO_NUMBER, out);
            if (optional.isPresent()) {
                out.writeDouble(optional.getAsDouble());
            }
        } else if (value instanceof Record record) {
            tag(Tag.RECORD, out);
            out.writeUTF(record.getClass().getName());
            components(record, out);
        } else {
            throw new IllegalArgumentException("a checkpoint keeps records, lists, words and numbers; this is " + value);
        }
    }

    private static void tag(Tag tag, DataOutput out) throws IOException {
        out.writeByte(tag.ordinal());
    }

    private static void components(Record record, DataOutput out) throws IOException {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                write(component.getAccessor().invoke(record), out);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static Object read(DataInput in) throws IOException {
        return switch (Tag.values()[in.readByte()]) {
            case WORDS -> {
                byte[] bytes = new byte[in.readInt()];
                in.readFully(bytes);
                yield new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
            }
            case DOUBLE -> in.readDouble();
            case WHOLE -> in.readInt();
            case LONG -> in.readLong();
            case TRUTH -> in.readBoolean();
            case CONSTANT -> constant(type(in), in.readUTF());
            case LIST -> list(in);
            case SOME -> Optional.of(read(in));
            case NONE -> Optional.empty();
            case NUMBER -> OptionalDouble.of(in.readDouble());
            case NO_NUMBER -> OptionalDouble.empty();
            case RECORD -> record(type(in), in);
        };
    }

    private static List<Object> list(DataInput in) throws IOException {
        List<Object> list = new ArrayList<>();
        for (int size = in.readInt(); size > 0; size--) {
            list.add(read(in));
        }
        return List.copyOf(list);
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

    private static Object constant(Class<?> type, String name) throws IOException {
        return Arrays.stream(type.getEnumConstants())
                .filter(c -> ((Enum<?>) c).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IOException("it names " + name + " of " + type));
    }

    private static Object record(Class<?> type, DataInput in) throws IOException {
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
}

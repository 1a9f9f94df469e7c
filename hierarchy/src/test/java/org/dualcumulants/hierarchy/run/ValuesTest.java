package org.dualcumulants.hierarchy.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Results in a checkpoint: what comes back is what went in, to the last bit. */
class ValuesTest {

    private enum Colour { BLUE }

    private record Inner(double a, OptionalDouble b, Optional<String> c) {}

    private record Outer(int n, long m, boolean yes, Colour colour, String words, List<Double> numbers, List<Inner> inner, Optional<Inner> one) {}

    private static final Outer VALUE = new Outer(
            -7, Long.MIN_VALUE, true, Colour.BLUE, "‖C̄_n‖ \0 \ud83d\ude00" + "x".repeat(70_000),
            List.of(1.0 / 3, -0.0, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE),
            List.of(new Inner(1, OptionalDouble.of(-0.0), Optional.empty()), new Inner(Math.PI, OptionalDouble.empty(), Optional.of(""))), Optional.empty());

    private static Checkpoint throughBytes(Checkpoint checkpoint) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        checkpoint.write(new DataOutputStream(bytes));
        return Checkpoint.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    private static Outer never() {
        throw new AssertionError("computed again");
    }

    @Test
    void aPartIsComputedOnce() throws IOException {
        Checkpoint checkpoint = Checkpoint.begin();
        assertEquals(VALUE, Values.kept(checkpoint, "part", Outer.class, () -> VALUE));
        assertEquals(VALUE, Values.kept(throughBytes(checkpoint), "part", Outer.class, ValuesTest::never));
        assertThrows(AssertionError.class, () -> Values.kept(throughBytes(checkpoint), "other part", Outer.class, ValuesTest::never));
        assertEquals(List.of(VALUE, VALUE), Values.keptList(checkpoint, "list", Outer.class, () -> new ArrayList<>(List.of(VALUE, VALUE))));
    }

    /** Pieces of the work have keys of their own, in one file. */
    @Test
    void piecesDoNotMeet() throws IOException {
        Checkpoint whole = Checkpoint.begin();
        Values.kept(whole.of("a"), "part", Integer.class, () -> 1);
        Values.kept(whole.of("b"), "part", Integer.class, () -> 2);
        Checkpoint read = throughBytes(whole);
        assertEquals(2, read.finishedParts());
        assertEquals(1, Values.kept(read.of("a"), "part", Integer.class, () -> 3));
        assertEquals(2, Values.kept(read.of("b"), "part", Integer.class, () -> 3));
        assertEquals(3, Values.kept(read, "part", Integer.class, () -> 3));
        assertEquals(4, Values.kept(Checkpoint.none().of("a"), "part", Integer.class, () -> 4));
        assertEquals(0, Checkpoint.none().finishedParts());
    }

    @Test
    void otherThingsAreRefused() throws IOException {
        assertThrows(IllegalArgumentException.class, () -> Values.write(Map.of(), new DataOutputStream(new ByteArrayOutputStream())));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        Values.write(new Inner(1, OptionalDouble.empty(), Optional.empty()), out);
        byte[] named = new String(bytes.toByteArray(), java.nio.charset.StandardCharsets.ISO_8859_1).replace("org.dualcumulants.", "org.dualcumulantz.")
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThrows(IOException.class, () -> Values.read(new DataInputStream(new ByteArrayInputStream(named))));
        assertThrows(IOException.class, () -> Values.read(new DataInputStream(new ByteArrayInputStream(new byte[] {99}))));
    }
}

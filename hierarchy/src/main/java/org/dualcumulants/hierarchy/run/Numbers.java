package org.dualcumulants.hierarchy.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.stream.DoubleStream;

/** Doubles as bytes: their number, then each to the last bit. */
final class Numbers {

    private Numbers() {}

    static void write(double[] values, DataOutput out) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    static double[] read(DataInput in) throws IOException {
        double[] values = new double[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }

    static void write(List<Double> values, DataOutput out) throws IOException {
        write(values.stream().mapToDouble(Double::doubleValue).toArray(), out);
    }

    static List<Double> list(DataInput in) throws IOException {
        return DoubleStream.of(read(in)).boxed().toList();
    }
}

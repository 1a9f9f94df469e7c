package org.dualcumulants.hierarchy.derive.study;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.DoubleUnaryOperator;

/** ∫ on an interval: the rule of 15 points in the pieces of the largest estimated error; Piessens et al., QUADPACK, QAG and QK15. */
final class GaussKronrod {

    private static final int PIECES = 4_000;

    private static final double[] NODES = {
        0.991455371120812639206854697526329, 0.949107912342758524526189684047851, 0.864864423359769072789712788640926,
        0.741531185599394439863864773280788, 0.586087235467691130294144691693013, 0.405845151377397166906606412076961,
        0.207784955007898467600689403773245, 0
    };
    private static final double[] KRONROD = {
        0.022935322010529224963732008058970, 0.063092092629978553290700663189204, 0.104790010322250183839876322541518,
        0.140653259715525918745189590510238, 0.169004726639267902826583426598550, 0.190350578064785409913256402421014,
        0.204432940075298892414161999234649, 0.209482141084727828012999174891714
    };

    /** At every second node. */
    private static final double[] GAUSS = {
        0.129484966168869693270611432679082, 0.279705391489276667901467771423780, 0.381830050505118944950369775488975,
        0.417959183673469387755102040816327
    };

    private record Piece(double from, double to, double value, double error) {}

    private GaussKronrod() {}

    /** Until the estimated error is below the accuracy, relative to the value, or the pieces are used up. */
    static Cell.Integral integral(DoubleUnaryOperator f, double from, double to, double accuracy) {
        PriorityQueue<Piece> pieces = new PriorityQueue<>(Comparator.comparingDouble(Piece::error).reversed());
        pieces.add(piece(f, from, to));
        double error = Double.POSITIVE_INFINITY;
        double value = Double.NaN;
        while (pieces.size() < PIECES) {
            value = pieces.stream().mapToDouble(Piece::value).sum();
            error = pieces.stream().mapToDouble(Piece::error).sum();
            Piece worst = pieces.peek();
            double middle = 0.5 * (worst.from + worst.to);
            if (error <= accuracy * Math.abs(value) || !(worst.from < middle && middle < worst.to)) {
                break;
            }
            pieces.poll();
            pieces.add(piece(f, worst.from, middle));
            pieces.add(piece(f, middle, worst.to));
        }
        return new Cell.Integral(value, error);
    }

    private static Piece piece(DoubleUnaryOperator f, double from, double to) {
        double centre = 0.5 * (from + to);
        double half = 0.5 * (to - from);
        double kronrod = 0;
        double gauss = 0;
        for (int i = 0; i < NODES.length; i++) {
            double sum = i == NODES.length - 1
                    ? f.applyAsDouble(centre)
                    : f.applyAsDouble(centre - half * NODES[i]) + f.applyAsDouble(centre + half * NODES[i]);
            kronrod += KRONROD[i] * sum;
            gauss += i % 2 == 1 ? GAUSS[i / 2] * sum : 0;
        }
        return new Piece(from, to, half * kronrod, Math.abs(half * (kronrod - gauss)));
    }
}

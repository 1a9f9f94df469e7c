package org.dualcumulants.verify.particles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Functions cos(k·κx) x^α and sin(k·κx) x^α of one particle, k ≥ 0 on circles in its first entry, α on the other axes, evaluated
 * together at many states.
 */
final class OneBodyFunctions {

    private static final int CHUNK = 256;

    private final List<Coordinate> coordinates;
    private final Map<Function, Integer> numbers = new LinkedHashMap<>();
    private final List<Function> functions = new ArrayList<>();

    /**
     * One of them.
     *
     * @param wave k, one entry per axis
     * @param sine sin rather than cos
     * @param powers α, one entry per axis
     */
    record Function(List<Integer> wave, boolean sine, List<Integer> powers) {}

    OneBodyFunctions(List<Coordinate> coordinates) {
        this.coordinates = coordinates;
    }

    /** The number of a function, which is new or known; its wave has a positive first entry. */
    int number(Function function) {
        return numbers.computeIfAbsent(function, f -> {
            functions.add(f);
            return functions.size() - 1;
        });
    }

    int size() {
        return functions.size();
    }

    /** Values at all states. */
    double[][] at(double[][] x) {
        int points = x[0].length;
        double[][] out = new double[size()][points];
        Chunk chunk = new Chunk();
        for (int from = 0; from < points; from += CHUNK) {
            chunk.evaluate(x, from, Math.min(CHUNK, points - from), out);
        }
        return out;
    }

    /** Working space: harmonics and powers per axis. */
    private final class Chunk {
        private final double[][][] cosine = new double[coordinates.size()][][];
        private final double[][][] sine = new double[coordinates.size()][][];
        private final double[][][] power = new double[coordinates.size()][][];
        private final double[] c = new double[CHUNK];
        private final double[] s = new double[CHUNK];

        Chunk() {
            for (int axis = 0; axis < coordinates.size(); axis++) {
                int a = axis;
                int harmonics = functions.stream().mapToInt(f -> Math.abs(f.wave.get(a))).max().orElse(0);
                int degree = functions.stream().mapToInt(f -> f.powers.get(a)).max().orElse(0);
                cosine[axis] = new double[harmonics + 1][CHUNK];
                sine[axis] = new double[harmonics + 1][CHUNK];
                power[axis] = new double[degree + 1][CHUNK];
            }
        }

        void evaluate(double[][] x, int from, int n, double[][] out) {
            for (int axis = 0; axis < coordinates.size(); axis++) {
                harmonics(axis, x[axis], from, n);
                powers(axis, x[axis], from, n);
            }
            for (int f = 0; f < out.length; f++) {
                Function function = functions.get(f);
                product(function, n);
                System.arraycopy(function.sine ? s : c, 0, out[f], from, n);
                for (int axis = 0; axis < coordinates.size(); axis++) {
                    if (function.powers.get(axis) > 0) {
                        double[] p = power[axis][function.powers.get(axis)];
                        for (int i = 0; i < n; i++) {
                            out[f][from + i] *= p[i];
                        }
                    }
                }
            }
        }

        /** e^{ikκx} for k = 1 … by multiplication. */
        private void harmonics(int axis, double[] x, int from, int n) {
            if (cosine[axis].length == 1) {
                return;
            }
            double kappa = 2 * Math.PI / ((Coordinate.Circle) coordinates.get(axis)).length();
            double[] c1 = cosine[axis][1];
            double[] s1 = sine[axis][1];
            for (int i = 0; i < n; i++) {
                c1[i] = Math.cos(kappa * x[from + i]);
                s1[i] = Math.sin(kappa * x[from + i]);
            }
            for (int k = 2; k < cosine[axis].length; k++) {
                double[] c0 = cosine[axis][k - 1];
                double[] s0 = sine[axis][k - 1];
                for (int i = 0; i < n; i++) {
                    cosine[axis][k][i] = c0[i] * c1[i] - s0[i] * s1[i];
                    sine[axis][k][i] = s0[i] * c1[i] + c0[i] * s1[i];
                }
            }
        }

        private void powers(int axis, double[] x, int from, int n) {
            for (int k = 1; k < power[axis].length; k++) {
                for (int i = 0; i < n; i++) {
                    power[axis][k][i] = k == 1 ? x[from + i] : power[axis][k - 1][i] * x[from + i];
                }
            }
        }

        /** cos and sin of k·κx. */
        private void product(Function function, int n) {
            boolean first = true;
            for (int axis = 0; axis < coordinates.size(); axis++) {
                int k = function.wave.get(axis);
                if (k == 0) {
                    continue;
                }
                double[] ck = cosine[axis][Math.abs(k)];
                double[] sk = sine[axis][Math.abs(k)];
                double sign = Math.signum(k);
                for (int i = 0; i < n; i++) {
                    double a = first ? 1 : c[i];
                    double b = first ? 0 : s[i];
                    c[i] = a * ck[i] - b * sign * sk[i];
                    s[i] = b * ck[i] + a * sign * sk[i];
                }
                first = false;
            }
            if (first) {
                Arrays.fill(c, 0, n, 1);
                Arrays.fill(s, 0, n, 0);
            }
        }
    }
}

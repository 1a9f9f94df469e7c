package org.dualcumulants.spectral.expression;

/** One step of a compiled formula, applied to a chunk of points. Poles give infinities or NaN. */
enum Operation {
    ADD((a, b, out, n) -> {
        for (int i = 0; i < n; i++) out[i] = a[i] + b[i];
    }),
    SUBTRACT((a, b, out, n) -> {
        for (int i = 0; i < n; i++) out[i] = a[i] - b[i];
    }),
    MULTIPLY((a, b, out, n) -> {
        for (int i = 0; i < n; i++) out[i] = a[i] * b[i];
    }),
    DIVIDE((a, b, out, n) -> {
        for (int i = 0; i < n; i++) out[i] = a[i] / b[i];
    }),
    NEGATE((a, b, out, n) -> {
        for (int i = 0; i < n; i++) out[i] = -a[i];
    }),
    POWER((a, b, out, n) -> {
        for (int i = 0; i < n; i++) out[i] = Math.pow(a[i], b[i]);
    }),
    SQRT((a, b, out, n) -> {
        for (int i = 0; i < n; i++) out[i] = Math.sqrt(a[i]);
    }),
    EXP((a, b, out, n) -> {
        for (int i = 0; i < n; i++) out[i] = Math.exp(a[i]);
    }),
    LOG((a, b, out, n) -> {
        for (int i = 0; i < n; i++) out[i] = Math.log(a[i]);
    }),
    SIN((a, b, out, n) -> {
        for (int i = 0; i < n; i++) out[i] = Math.sin(a[i]);
    }),
    COS((a, b, out, n) -> {
        for (int i = 0; i < n; i++) out[i] = Math.cos(a[i]);
    }),
    TAN((a, b, out, n) -> {
        for (int i = 0; i < n; i++) out[i] = Math.tan(a[i]);
    }),
    SINH((a, b, out, n) -> {
        for (int i = 0; i < n; i++) out[i] = Math.sinh(a[i]);
    }),
    COSH((a, b, out, n) -> {
        for (int i = 0; i < n; i++) out[i] = Math.cosh(a[i]);
    }),
    TANH((a, b, out, n) -> {
        for (int i = 0; i < n; i++) out[i] = Math.tanh(a[i]);
    }),
    ARCSIN((a, b, out, n) -> {
        for (int i = 0; i < n; i++) out[i] = Math.asin(a[i]);
    }),
    ARCCOS((a, b, out, n) -> {
        for (int i = 0; i < n; i++) out[i] = Math.acos(a[i]);
    }),
    ARCTAN((a, b, out, n) -> {
        for (int i = 0; i < n; i++) out[i] = Math.atan(a[i]);
    }),
    /** The angle of the point (a, b), as Symja orders the arguments. */
    ANGLE((a, b, out, n) -> {
        for (int i = 0; i < n; i++) out[i] = Math.atan2(b[i], a[i]);
    }),
    ABS((a, b, out, n) -> {
        for (int i = 0; i < n; i++) out[i] = Math.abs(a[i]);
    }),
    SIGN((a, b, out, n) -> {
        for (int i = 0; i < n; i++) out[i] = Math.signum(a[i]);
    }),
    MIN((a, b, out, n) -> {
        for (int i = 0; i < n; i++) out[i] = Math.min(a[i], b[i]);
    }),
    MAX((a, b, out, n) -> {
        for (int i = 0; i < n; i++) out[i] = Math.max(a[i], b[i]);
    }),
    /** 1 from zero on, 0 below it. */
    STEP((a, b, out, n) -> {
        for (int i = 0; i < n; i++) out[i] = a[i] >= 0 ? 1 : a[i] < 0 ? 0 : Double.NaN;
    }),
    FLOOR((a, b, out, n) -> {
        for (int i = 0; i < n; i++) out[i] = Math.floor(a[i]);
    });

    /** Each operation brings its own loop, so that each is compiled on its own. */
    private interface Loop {
        void run(double[] a, double[] b, double[] out, int n);
    }

    private final Loop loop;

    Operation(Loop loop) {
        this.loop = loop;
    }

    /** out = this(a, b) for the first n points; {@code b} is ignored by operations of one argument. */
    void apply(double[] a, double[] b, double[] out, int n) {
        loop.run(a, b, out, n);
    }

    double apply(double a, double b) {
        double[] out = new double[1];
        loop.run(new double[] {a}, new double[] {b}, out, 1);
        return out[0];
    }
}

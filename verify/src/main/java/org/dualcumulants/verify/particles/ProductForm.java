package org.dualcumulants.verify.particles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.ExpressionException;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.expression.TrigonometricPolynomial;
import org.dualcumulants.spectral.interaction.SplitKernel;

/**
 * A function of several particles, component by component, as a finite sum of products of one-body functions: exact, from the formula
 * itself. Trigonometric polynomials on circles, times polynomials on the other axes, have one.
 */
final class ProductForm {

    private static final int HIGHEST_DEGREE = 6;

    private final List<Coordinate> coordinates;
    private final int slots;
    private final OneBodyFunctions functions;
    private final List<Term> terms = new ArrayList<>();

    /**
     * coefficient · Π_s g_{factor_s}(x_s) in one component.
     *
     * @param factors numbers of one-body functions, one per particle
     */
    record Term(int component, List<Integer> factors, double coefficient) {}

    /** A formula, or one that has no such form. */
    private static final class NoProducts extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private ProductForm(List<Coordinate> coordinates, int slots) {
        this.coordinates = coordinates;
        this.slots = slots;
        this.functions = new OneBodyFunctions(coordinates);
    }

    /** Of functions of several particles, whose variables are the axes of the first, then those of the second, and so on. */
    static Optional<ProductForm> of(List<Expression> components, List<String> variables, List<Coordinate> coordinates) {
        int slots = variables.size() / coordinates.size();
        ProductForm form = new ProductForm(coordinates, slots);
        return form.filled(components, variables, (component, wave, powers, a, b) -> form.add(component, wave, powers, a, b));
    }

    /** Of functions of the difference x - y of two particles. */
    static Optional<ProductForm> ofDifference(List<Expression> components, List<String> axisNames, List<Coordinate> coordinates) {
        ProductForm form = new ProductForm(coordinates, 2);
        return form.filled(components, axisNames, form::addDifference);
    }

    /** Of the waves of a kernel of the difference. */
    static ProductForm ofWaves(SplitKernel kernel, boolean odd, List<Coordinate> coordinates) {
        ProductForm form = new ProductForm(coordinates, 2);
        kernel.forEachWave((k, coefficients) -> {
            int[] wave = Arrays.copyOf(k, coordinates.size());
            // -k is the same wave once more
            if (Arrays.stream(k).filter(i -> i != 0).findFirst().orElse(0) > 0) {
                for (int c = 0; c < coefficients.length; c++) {
                    form.addDifference(c, wave, new int[wave.length], odd ? 0 : 2 * coefficients[c], odd ? 2 * coefficients[c] : 0);
                }
            }
        });
        return form;
    }

    /** Σ_k a_k cos(k·z) + b_k sin(k·z) times z^powers. */
    private interface Receiver {
        void accept(int component, int[] wave, int[] powers, double cosine, double sine);
    }

    private Optional<ProductForm> filled(List<Expression> components, List<String> variables, Receiver receiver) {
        try {
            for (int c = 0; c < components.size(); c++) {
                expand(c, components.get(c), variables, receiver);
            }
        } catch (NoProducts | ExpressionException e) {
            return Optional.empty();
        }
        return Optional.of(this);
    }

    private Coordinate coordinate(int variable) {
        return coordinates.get(variable % coordinates.size());
    }

    private void expand(int component, Expression formula, List<String> variables, Receiver receiver) throws NoProducts {
        Map<List<Integer>, Expression> coefficients = new TreeMap<>((a, b) -> Arrays.compare(ints(a), ints(b)));
        coefficients.put(variables.stream().map(v -> 0).toList(), formula);
        for (int v = 0; v < variables.size(); v++) {
            if (!(coordinate(v) instanceof Coordinate.Circle) && formula.variables().contains(variables.get(v))) {
                coefficients = peeled(coefficients, v, variables.get(v));
            }
        }
        List<Integer> circles = IntStream.range(0, variables.size())
                .filter(v -> coordinate(v) instanceof Coordinate.Circle && formula.variables().contains(variables.get(v)))
                .boxed()
                .toList();
        List<Wave> waves = new ArrayList<>();
        for (Map.Entry<List<Integer>, Expression> e : coefficients.entrySet()) {
            waves(e.getValue(), circles, variables, ints(e.getKey()), waves);
        }
        check(formula, variables, waves);
        for (Wave w : waves) {
            receiver.accept(component, w.vector, w.powers, w.cosine, w.sine);
        }
    }

    private record Wave(int[] vector, int[] powers, double cosine, double sine) {}

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Taylor coefficients in one more variable; that they are all of them is checked afterwards. */
    private static Map<List<Integer>, Expression> peeled(Map<List<Integer>, Expression> coefficients, int v, String variable)
            throws NoProducts {
        Expression zero = Expression.parse("0", new Names(List.of(), Map.of()));
        Map<List<Integer>, Expression> result = new TreeMap<>((a, b) -> Arrays.compare(ints(a), ints(b)));
        for (Map.Entry<List<Integer>, Expression> e : coefficients.entrySet()) {
            Expression derivative = e.getValue();
            double factorial = 1;
            for (int k = 0; !isZero(derivative); k++) {
                if (k > HIGHEST_DEGREE) {
                    throw new NoProducts();
                }
                List<Integer> powers = new ArrayList<>(e.getKey());
                powers.set(v, k);
                Expression at = derivative.substitute(Map.of(variable, zero));
                Expression scaled = Expression.product(
                        List.of(at, Expression.parse("1/" + (long) factorial, new Names(List.of(), Map.of()))));
                if (!isZero(at)) {
                    result.put(List.copyOf(powers), scaled);
                }
                derivative = derivative.derivative(variable);
                factorial *= k + 1;
            }
        }
        return result;
    }

    private static boolean isZero(Expression e) {
        return e.isConstant() && e.value() == 0;
    }

    private void waves(Expression coefficient, List<Integer> circles, List<String> variables, int[] powers, List<Wave> out)
            throws NoProducts {
        if (coefficient.isConstant()) {
            out.add(new Wave(new int[variables.size()], powers, coefficient.value(), 0));
            return;
        }
        List<Double> periods = circles.stream().map(v -> ((Coordinate.Circle) coordinate(v)).length()).toList();
        TrigonometricPolynomial polynomial = TrigonometricPolynomial
                .of(coefficient, circles.stream().map(variables::get).toList(), periods)
                .orElseThrow(NoProducts::new);
        for (TrigonometricPolynomial.Wave wave : polynomial.waves()) {
            int[] vector = new int[variables.size()];
            for (int i = 0; i < circles.size(); i++) {
                vector[circles.get(i)] = wave.vector().get(i);
            }
            out.add(new Wave(vector, powers, wave.cosine().value(), wave.sine().value()));
        }
    }

    /** Abs and Sign have derivatives almost everywhere, which says nothing here: values decide. */
    private void check(Expression formula, List<String> variables, List<Wave> waves) throws NoProducts {
        Compiled compiled = formula.compile(variables);
        for (int sample = 1; sample <= 12; sample++) {
            double[] x = new double[variables.size()];
            for (int v = 0; v < x.length; v++) {
                double u = Math.sin(sample * (v + 1.37));
                x[v] = coordinate(v) instanceof Coordinate.Circle circle ? 0.49 * u * circle.length() : 3 * u;
            }
            double sum = 0;
            double size = 1;
            for (Wave w : waves) {
                double phase = 0;
                double power = 1;
                for (int v = 0; v < x.length; v++) {
                    if (coordinate(v) instanceof Coordinate.Circle circle) {
                        phase += w.vector[v] * 2 * Math.PI / circle.length() * x[v];
                    }
                    power *= Math.pow(x[v], w.powers[v]);
                }
                sum += power * (w.cosine * Math.cos(phase) + w.sine * Math.sin(phase));
                size += Math.abs(power) * (Math.abs(w.cosine) + Math.abs(w.sine));
            }
            if (!(Math.abs(compiled.at(x) - sum) <= 1e-10 * size)) {
                throw new NoProducts();
            }
        }
    }

    /** z^α (a cos kz + b sin kz) with z = x - y: the addition theorem and the binomial one. */
    private void addDifference(int component, int[] wave, int[] powers, double cosine, double sine) {
        int d = wave.length;
        int[] both = new int[2 * d];
        for (int a = 0; a < d; a++) {
            both[a] = wave[a];
            both[d + a] = -wave[a];
        }
        int[] part = new int[d];
        do {
            int[] exponents = new int[2 * d];
            double factor = 1;
            for (int a = 0; a < d; a++) {
                exponents[a] = powers[a] - part[a];
                exponents[d + a] = part[a];
                factor *= binomial(powers[a], part[a]) * (part[a] % 2 == 0 ? 1 : -1);
            }
            add(component, both, exponents, factor * cosine, factor * sine);
        } while (next(part, powers));
    }

    private static boolean next(int[] part, int[] limit) {
        for (int a = 0; a < part.length; a++) {
            if (part[a] < limit[a]) {
                part[a]++;
                return true;
            }
            part[a] = 0;
        }
        return false;
    }

    private static double binomial(int n, int k) {
        double b = 1;
        for (int i = 1; i <= k; i++) {
            b = b * (n - k + i) / i;
        }
        return Math.rint(b);
    }

    /** e^{iΣφ_s} = Π (cos φ_s + i sin φ_s): every choice of sines is a product. */
    private void add(int component, int[] wave, int[] powers, double cosine, double sine) {
        for (int choice = 0; choice < 1 << slots; choice++) {
            int sines = Integer.bitCount(choice);
            double coefficient = (sines % 2 == 0 ? cosine : sine) * (sines % 4 < 2 ? 1 : -1);
            List<Integer> factors = new ArrayList<>();
            for (int s = 0; s < slots && coefficient != 0; s++) {
                List<Integer> k = slice(wave, s);
                boolean isSine = (choice >> s & 1) == 1;
                int sign = Integer.signum(k.stream().filter(i -> i != 0).findFirst().orElse(0));
                if (isSine && sign <= 0) {
                    coefficient *= sign;
                }
                List<Integer> positive = sign < 0 ? k.stream().map(i -> -i).toList() : k;
                if (coefficient != 0) {
                    factors.add(functions.number(new OneBodyFunctions.Function(positive, isSine, slice(powers, s))));
                }
            }
            if (coefficient != 0) {
                terms.add(new Term(component, List.copyOf(factors), coefficient));
            }
        }
    }

    private List<Integer> slice(int[] values, int slot) {
        int d = coordinates.size();
        return Arrays.stream(values, slot * d, (slot + 1) * d).boxed().toList();
    }

    /** Number of particles it is a function of. */
    int slots() {
        return slots;
    }

    OneBodyFunctions functions() {
        return functions;
    }

    List<Term> terms() {
        return List.copyOf(terms);
    }
}

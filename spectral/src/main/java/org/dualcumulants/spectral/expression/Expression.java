package org.dualcumulants.spectral.expression;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A formula: parsed, checked against the allowed functions and names, simplified where that can matter. All numbers are real;
 * parameters stay symbols in the algebra and have their values wherever numbers come out. Immutable and thread safe.
 */
public final class Expression {

    private final String text;
    private final Names names;
    private final Tree written;

    /** Null until it is asked for; every thread that asks finds the same. */
    private volatile Tree simplified;

    /** Whether values come from what was written, and do so whatever else was asked before: the last digits do not depend on it. */
    private final boolean valuesAsWritten;

    private Expression(String text, Names names, Tree written, Tree simplified) {
        this.text = text;
        this.names = names;
        this.written = written;
        this.simplified = simplified;
        this.valuesAsWritten = simplified == null;
    }

    /**
     * Lengths up to 4000 characters, nesting up to 64, numeric exponents up to 64 in size are read.
     *
     * @throws ExpressionException if the text is not an allowed formula in the given names
     */
    public static Expression parse(String text, Names names) {
        Tree written = Parser.parse(text, names);
        if (written.children().isEmpty() || !written.mentions(names.variables())) {
            return new Expression(text, names, written, written);
        }
        boolean refusable = !Domain.isEverywhere(written, names);
        return new Expression(text, names, written, refusable ? Algebra.simplify(written) : null);
    }

    /** @throws ExpressionException if algebra refuses the formula */
    Tree tree() {
        if (simplified == null) {
            simplified = Algebra.simplify(written);
        }
        return simplified;
    }

    /** A formula made by this package. */
    static Expression of(Tree tree, Names names) {
        return new Expression(Notation.text(names).of(tree), names, tree, tree);
    }

    /** Σ terms in the union of their names, left as it stands; 0 without terms. */
    public static Expression sum(List<Expression> terms) {
        return of(Composition.sum(terms.stream().map(Expression::tree).toList()), united(terms));
    }

    /** Π factors in the union of their names, left as it stands; 1 without factors. */
    public static Expression product(List<Expression> factors) {
        return of(Composition.product(factors.stream().map(Expression::tree).toList()), united(factors));
    }

    /** Formulas without a common variable whose product this is, as far as it is written as a product or an exponential of a sum. */
    public List<Expression> independentFactors() {
        List<List<Tree>> groups = IndependentFactors.of(written, names);
        return groups.size() < 2 ? List.of(this) : groups.stream().map(g -> of(Composition.product(g), names)).toList();
    }

    /** Formulas whose sum this is, as far as it is written as a sum or a multiple of one; at least one. */
    public List<Expression> summands() {
        List<Tree> terms = IndependentFactors.summands(written, names);
        return terms.size() < 2 ? List.of(this) : terms.stream().map(t -> of(t, names)).toList();
    }

    private static Names united(List<Expression> parts) {
        return parts.stream().map(part -> part.names).reduce(new Names(List.of(), Map.of()), Names::with);
    }

    /**
     * The formula with variables replaced, all at once.
     *
     * @throws IllegalArgumentException if a name would then mean two things
     */
    public Expression substitute(Map<String, Expression> values) {
        requireVariables(List.copyOf(values.keySet()));
        List<String> kept = names.variables().stream().filter(name -> !values.containsKey(name)).toList();
        Names result = values.values().stream().map(value -> value.names).reduce(new Names(kept, names.parameters()), Names::with);
        Map<String, Tree> trees = new HashMap<>();
        values.forEach((name, value) -> trees.put(name, value.tree()));
        return of(Composition.substitute(tree(), trees), result);
    }

    /** Formulas whose zeros are the only places in a bounded set near which this one can be unbounded. */
    public List<Expression> denominators() {
        return Poles.of(tree(), names).stream().map(pole -> of(pole, names)).toList();
    }

    /** Whether a function with jumps occurs: Sign, UnitStep, Floor, the angle ArcTan(x, y). */
    public boolean mayJump() {
        return Poles.mayJump(tree());
    }

    /** The names it was read in. */
    public Names names() {
        return names;
    }

    /** The text as the user wrote it; of a derivative, text that parses to it. */
    public String text() {
        return text;
    }

    /** The declared variables that occur; one that cancels may be missing. In the order of declaration. */
    public Set<String> variables() {
        if (valuesAsWritten && varies()) {
            return declared(written);
        }
        return declared(tree());
    }

    private Set<String> declared(Tree tree) {
        Set<String> occurring = new LinkedHashSet<>();
        tree.collectNames(occurring);
        Set<String> variables = new LinkedHashSet<>(names.variables());
        variables.retainAll(occurring);
        return variables;
    }

    /** Whether every variable is seen to change the value, so that none of them can cancel. */
    private boolean varies() {
        List<String> arguments = List.copyOf(declared(written));
        Compiled value = Assembler.assemble(written, arguments, names.parameters());
        double[] point = point(arguments.size(), 1);
        double here = value.at(point);
        for (int i = 0; i < point.length; i++) {
            boolean seen = false;
            for (int sample = 2; sample <= 5 && !seen; sample++) {
                double[] moved = point.clone();
                moved[i] = point(arguments.size(), sample)[i];
                seen = apart(here, value.at(moved));
            }
            if (!seen) {
                return false;
            }
        }
        return true;
    }

    /** Whether no variable occurs; parameters may. */
    public boolean isConstant() {
        return variables().isEmpty();
    }

    /**
     * The value of a constant expression.
     *
     * @throws ExpressionException if a variable occurs or the value is not a finite real number
     */
    public double value() {
        if (!isConstant()) {
            throw new ExpressionException(
                    0, Token.quote(text) + " depends on " + String.join(", ", variables()) + "; expected a constant");
        }
        double value = compile(List.of()).at();
        if (!Double.isFinite(value)) {
            throw new ExpressionException(
                    0, "the value of " + Token.quote(text) + " is " + value + "; expected a finite real number");
        }
        return value;
    }

    /**
     * ∂/∂variable, simplified. Almost everywhere: Abs' = Sign, and Sign, UnitStep and Floor have derivative 0.
     *
     * @throws ExpressionException if the derivative is too large or leaves the allowed functions
     */
    public Expression derivative(String variable) {
        requireVariables(List.of(variable));
        Tree derivative = written.mentions(List.of(variable)) ? Algebra.derivative(tree(), variable) : Tree.ZERO;
        return new Expression(Notation.text(names).of(derivative), names, derivative, derivative);
    }

    /**
     * Coefficients of the expression as a polynomial in the given variables: exponents → coefficient, by rising degree, without
     * zeros.
     *
     * @throws ExpressionException if it is not a polynomial in them
     */
    public Map<List<Integer>, Double> polynomial(List<String> variables) {
        requireVariables(variables);
        Tree tree = tree();
        return Polynomial.read(tree.children().isEmpty() ? tree : Algebra.expand(tree), variables, names);
    }

    /**
     * A factor of a product.
     *
     * @param base a whole number or a polynomial
     * @param exponent not 0
     */
    public record Power(Expression base, int exponent) {}

    /**
     * A rational function as a product: whole numbers, and irreducible polynomials with whole coefficients. 0 and 1 are one factor.
     *
     * @throws ExpressionException if algebra finds no such product
     */
    public List<Power> factors() {
        return Factors.of(Algebra.factor(written)).stream().map(f -> new Power(of(f.base(), names), f.exponent())).toList();
    }

    /**
     * A rational function for large values of some variables, whose ratios are kept: with v/h in the place of every v of
     * {@code large}, the coefficients of h^power, h^{power+1}, …, h^{power+order}. For power 0 the first is the limit.
     *
     * @param power the lowest power of h that is allowed to occur
     * @throws ArithmeticException if a lower one occurs
     * @throws ExpressionException if it is no rational function
     */
    public List<Expression> inversePowers(List<String> large, int power, int order) {
        requireVariables(large);
        return Algebra.inversePowers(written, large, power, order)
                .orElseThrow(() -> new ArithmeticException(
                        Token.quote(text) + " grows faster than the power " + -power + " of " + String.join(", ", large)))
                .stream().map(c -> of(c, names)).toList();
    }

    /** Compiles for evaluation; {@code arguments} must contain every variable that occurs. A parameter among them is left free. */
    public Compiled compile(List<String> arguments) {
        requireDistinct(arguments);
        if (valuesAsWritten && arguments.containsAll(declared(written))) {
            return Assembler.assemble(written, arguments, names.parameters());
        }
        for (String variable : variables()) {
            if (!arguments.contains(variable)) {
                throw new IllegalArgumentException(
                        "arguments are " + arguments + ", but " + Token.quote(text) + " also depends on '" + variable + "'");
            }
        }
        return Assembler.assemble(tree(), arguments, names.parameters());
    }

    /** MathML of the simplified formula in the user's names, without the element {@code math} around it. */
    public String mathml() {
        return Notation.mathml().of(tree());
    }

    /** MathML of the formula as it was written, which needs no computer algebra. */
    public String mathmlAsWritten() {
        return Notation.mathml().of(written);
    }

    /** LaTeX of the simplified formula in the user's names, for math mode. */
    public String tex() {
        return Notation.tex().of(tree());
    }

    /**
     * LaTeX of the formula as it was written: its factors and terms stay in their order.
     *
     * @param letters LaTeX of a name
     */
    public String texAsWritten(UnaryOperator<String> letters) {
        return Algebra.tex(written, letters);
    }

    /** Whether simplification finds both equal, for all values of the variables; false also where it does not find out. */
    public boolean sameAs(Expression other) {
        if (!sameValues(other)) {
            return false;
        }
        return written.equals(other.written) || !differs(other) && isDifferenceZero(other);
    }

    /** Whether values at a few points already tell them apart, far beyond rounding; simplification is slow to say so. */
    private boolean differs(Expression other) {
        Set<String> occurring = new LinkedHashSet<>(variables());
        occurring.addAll(other.variables());
        List<String> arguments = List.copyOf(occurring);
        Compiled left = compile(arguments);
        Compiled right = other.compile(arguments);
        for (int sample = 1; sample <= 5; sample++) {
            double[] point = point(arguments.size(), sample);
            if (apart(left.at(point), right.at(point))) {
                return true;
            }
        }
        return false;
    }

    private static double[] point(int dimension, int sample) {
        double[] point = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            point[i] = 2 * Math.sin(sample * (i + 1.37));
        }
        return point;
    }

    private static boolean apart(double a, double b) {
        return Math.abs(a - b) > 1e-6 * (1 + Math.abs(a) + Math.abs(b));
    }

    /** A comparison that is refused or takes too long has not found the two equal. */
    private boolean isDifferenceZero(Expression other) {
        try {
            return tree().equals(other.tree()) || Algebra.isZero(Tree.plus(List.of(tree(), Tree.negate(other.tree()))));
        } catch (ExpressionException e) {
            return false;
        }
    }

    private boolean sameValues(Expression other) {
        Set<String> occurring = new LinkedHashSet<>();
        written.collectNames(occurring);
        other.written.collectNames(occurring);
        return occurring.stream().allMatch(name -> !names.declares(name)
                || !other.names.declares(name)
                || Objects.equals(names.parameters().get(name), other.names.parameters().get(name)));
    }

    private void requireVariables(List<String> wanted) {
        for (String variable : wanted) {
            if (!names.variables().contains(variable)) {
                throw new IllegalArgumentException("'" + variable + "' is no variable; expected one of " + names.variables());
            }
        }
        requireDistinct(wanted);
    }

    private static void requireDistinct(List<String> wanted) {
        if (wanted.stream().distinct().count() < wanted.size()) {
            throw new IllegalArgumentException("variables are " + wanted + "; each may stand there once");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}

package org.dualcumulants.spectral.expression;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A formula: parsed, checked against the allowed functions and names, simplified. All numbers are real; parameters stay symbols in
 * the algebra and have their values wherever numbers come out. Immutable and thread safe.
 */
public final class Expression {

    private final String text;
    private final Names names;
    private final Tree tree;

    private Expression(String text, Names names, Tree tree) {
        this.text = text;
        this.names = names;
        this.tree = tree;
    }

    /**
     * Lengths up to 4000 characters, nesting up to 64, numeric exponents up to 64 in size are read.
     *
     * @throws ExpressionException if the text is not an allowed formula in the given names
     */
    public static Expression parse(String text, Names names) {
        Tree written = Parser.parse(text, names);
        boolean simple = written.children().isEmpty() || !written.mentions(names.variables());
        return new Expression(text, names, simple ? written : Algebra.simplify(written));
    }

    /** A formula made by this package. */
    static Expression of(Tree tree, Names names) {
        return new Expression(Notation.text(names).of(tree), names, tree);
    }

    /** Σ terms in the union of their names, left as it stands; 0 without terms. */
    public static Expression sum(List<Expression> terms) {
        return of(flatSum(terms.stream().map(term -> term.tree).toList()), united(terms));
    }

    /** Π factors in the union of their names, left as it stands; 1 without factors. */
    public static Expression product(List<Expression> factors) {
        return of(flatProduct(factors.stream().map(factor -> factor.tree).toList()), united(factors));
    }

    private static Names united(List<Expression> parts) {
        return parts.stream().map(part -> part.names).reduce(new Names(List.of(), Map.of()), Names::with);
    }

    /** A sum without sums, numbers times sums, zeros or opposites among its terms. */
    private static Tree flatSum(List<Tree> terms) {
        List<Tree> flat = new ArrayList<>();
        terms.stream()
                .flatMap(term -> isScaledSum(term)
                        ? term.children().get(1).children().stream().map(t -> flatProduct(List.of(term.children().get(0), t)))
                        : term.is(Head.PLUS) ? term.children().stream() : Stream.of(term))
                .filter(tree -> !tree.equals(Tree.ZERO))
                .forEach(tree -> {
                    if (!flat.remove(flatProduct(List.of(Tree.MINUS_ONE, tree)))) {
                        flat.add(tree);
                    }
                });
        return flat.isEmpty() ? Tree.ZERO : Tree.plus(flat);
    }

    private static boolean isScaledSum(Tree tree) {
        return tree.is(Head.TIMES)
                && tree.children().size() == 2
                && tree.children().get(0) instanceof Tree.Rational
                && tree.children().get(1).is(Head.PLUS);
    }

    /** A product without products among its factors. */
    static Tree flatProduct(List<Tree> factors) {
        List<Tree> flat = new ArrayList<>();
        for (Tree factor : factors) {
            flat.addAll(factor.is(Head.TIMES) ? factor.children() : List.of(factor));
        }
        return flat.contains(Tree.ZERO) ? Tree.ZERO : Tree.times(flat);
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
        return of(substituted(tree, values), result);
    }

    private static Tree substituted(Tree tree, Map<String, Expression> values) {
        if (tree instanceof Tree.Symbol symbol && values.containsKey(symbol.name())) {
            return values.get(symbol.name()).tree;
        }
        if (!(tree instanceof Tree.Apply apply)) {
            return tree;
        }
        List<Tree> children = apply.arguments().stream().map(child -> substituted(child, values)).toList();
        return switch (apply.head()) {
            case PLUS -> flatSum(children);
            case TIMES -> flatProduct(children);
            case POWER -> Tree.power(children.get(0), children.get(1));
            default -> new Tree.Apply(apply.head(), children);
        };
    }

    /** Formulas whose zeros are the only places in a bounded set near which this one can be unbounded. */
    public List<Expression> denominators() {
        return Poles.of(tree, names).stream().map(pole -> of(pole, names)).toList();
    }

    /** Whether a function with jumps occurs: Sign, UnitStep, Floor, the angle ArcTan(x, y). */
    public boolean mayJump() {
        return Poles.mayJump(tree);
    }

    /** The names it was read in. */
    public Names names() {
        return names;
    }

    Tree tree() {
        return tree;
    }

    /** Begins to load the algebra in the background, for a caller who will parse soon. */
    public static void prepare() {
        Algebra.prepare();
    }

    /** The text as the user wrote it; of a derivative, text that parses to it. */
    public String text() {
        return text;
    }

    /** The declared variables that occur; one that cancels may be missing. In the order of declaration. */
    public Set<String> variables() {
        Set<String> occurring = new LinkedHashSet<>();
        tree.collectNames(occurring);
        Set<String> variables = new LinkedHashSet<>(names.variables());
        variables.retainAll(occurring);
        return variables;
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
        Tree derivative = tree.mentions(List.of(variable)) ? Algebra.derivative(tree, variable) : Tree.ZERO;
        return new Expression(Notation.text(names).of(derivative), names, derivative);
    }

    /**
     * Coefficients of the expression as a polynomial in the given variables: exponents → coefficient, by rising degree, without
     * zeros.
     *
     * @throws ExpressionException if it is not a polynomial in them
     */
    public Map<List<Integer>, Double> polynomial(List<String> variables) {
        requireVariables(variables);
        return Polynomial.read(tree.children().isEmpty() ? tree : Algebra.expand(tree), variables, names);
    }

    /** Compiles for evaluation; {@code arguments} must contain every variable that occurs. A parameter among them is left free. */
    public Compiled compile(List<String> arguments) {
        requireDistinct(arguments);
        for (String variable : variables()) {
            if (!arguments.contains(variable)) {
                throw new IllegalArgumentException(
                        "arguments are " + arguments + ", but " + Token.quote(text) + " also depends on '" + variable + "'");
            }
        }
        return Assembler.assemble(tree, arguments, names.parameters());
    }

    /** LaTeX of the simplified formula in the user's names, for math mode. */
    public String tex() {
        return Notation.tex().of(tree);
    }

    /** Whether simplification finds both equal, for all values of the variables; false also where it does not find out. */
    public boolean sameAs(Expression other) {
        if (!sameValues(other)) {
            return false;
        }
        return tree.equals(other.tree) || !differs(other) && isZero(Tree.plus(List.of(tree, Tree.negate(other.tree))));
    }

    /** Whether values at a few points already tell them apart, far beyond rounding; simplification is slow to say so. */
    private boolean differs(Expression other) {
        Set<String> occurring = new LinkedHashSet<>(variables());
        occurring.addAll(other.variables());
        List<String> arguments = List.copyOf(occurring);
        Compiled left = compile(arguments);
        Compiled right = other.compile(arguments);
        double[] point = new double[arguments.size()];
        for (int sample = 1; sample <= 5; sample++) {
            for (int i = 0; i < point.length; i++) {
                point[i] = 2 * Math.sin(sample * (i + 1.37));
            }
            double a = left.at(point);
            double b = right.at(point);
            if (Math.abs(a - b) > 1e-6 * (1 + Math.abs(a) + Math.abs(b))) {
                return true;
            }
        }
        return false;
    }

    /** A comparison that is refused or takes too long has not found the two equal. */
    private static boolean isZero(Tree difference) {
        try {
            return Algebra.isZero(difference);
        } catch (ExpressionException e) {
            return false;
        }
    }

    private boolean sameValues(Expression other) {
        Set<String> occurring = new LinkedHashSet<>();
        tree.collectNames(occurring);
        other.tree.collectNames(occurring);
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

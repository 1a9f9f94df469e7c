package org.dualcumulants.spectral.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The grammar, with Symja's precedence: sums, then products (a blank or a bracket multiplies too), then signs, then powers, which
 * associate to the right. Whatever could make algebra hang is refused here.
 */
final class Parser {

    private static final Set<String> OPENING = Set.of("(", "[");

    private final List<Token> tokens;
    private final Names names;
    private int next;
    private int depth;

    private Parser(List<Token> tokens, Names names) {
        this.tokens = tokens;
        this.names = names;
    }

    static Tree parse(String text, Names names) {
        Parser parser = new Parser(Lexer.tokens(text), names);
        if (parser.peek().kind() == Token.Kind.END) {
            throw new ExpressionException(0, "the formula is empty; expected a number, a name or a function such as Sin(x)");
        }
        Tree tree = parser.sum();
        if (parser.peek().kind() != Token.Kind.END) {
            throw parser.unexpected("an operator or the end");
        }
        return tree;
    }

    private Tree sum() {
        enter();
        Token start = peek();
        List<Tree> terms = new ArrayList<>();
        terms.add(product());
        while (peek().is("+") || peek().is("-")) {
            boolean minus = take().is("-");
            Tree term = product();
            terms.add(minus ? Tree.negate(term) : term);
        }
        depth--;
        return checked(Tree.plus(terms), start);
    }

    private Tree product() {
        Token start = peek();
        List<Tree> factors = new ArrayList<>();
        factors.add(signed());
        while (true) {
            Token token = peek();
            if (token.is("*")) {
                take();
                factors.add(signed());
            } else if (token.is("/")) {
                take();
                Token divisor = peek();
                factors.add(checked(Tree.power(signed(), Tree.MINUS_ONE), divisor));
            } else if (token.kind() == Token.Kind.NAME || token.is("(")) {
                factors.add(power());
            } else if (token.kind() == Token.Kind.NUMBER) {
                throw unexpected("an operator between two factors");
            } else {
                return factors.size() == 1 ? factors.get(0) : checked(Tree.times(factors), start);
            }
        }
    }

    private Tree signed() {
        if (!peek().is("-") && !peek().is("+")) {
            return power();
        }
        enter();
        boolean minus = take().is("-");
        Tree operand = signed();
        depth--;
        return minus ? Tree.negate(operand) : operand;
    }

    private Tree power() {
        Token start = peek();
        Tree base = atom();
        if (!peek().is("^")) {
            return base;
        }
        take();
        enter();
        Token at = peek();
        Tree exponent = signed();
        depth--;
        checkExponent(base, exponent, at);
        Tree power = Tree.power(base, exponent);
        if (Limits.nestedExponent(power) > Limits.NESTED_EXPONENT) {
            throw refused(at, "nested exponents multiply to more than " + Limits.NESTED_EXPONENT);
        }
        if (Limits.tower(power) > Limits.TOWER) {
            throw refused(at, "more than " + Limits.TOWER + " powers are stacked in exponents");
        }
        return checked(power, start);
    }

    private void checkExponent(Tree base, Tree exponent, Token at) {
        if (!exponent.isNumber()) {
            return;
        }
        double value = Assembler.constant(exponent);
        if (base != Tree.Constant.E && !(Math.abs(value) <= Limits.EXPONENT)) {
            throw refused(at, "the exponent is " + plain(value) + "; at most " + Limits.EXPONENT + " in size is allowed");
        }
        if (value == 0 && base.isNumber() && Assembler.constant(base) == 0) {
            throw refused(at, "0^0 has no value");
        }
    }

    private Tree atom() {
        Token token = peek();
        switch (token.kind()) {
            case NUMBER -> {
                return number(take());
            }
            case NAME -> {
                return named(take());
            }
            default -> {
                if (!token.is("(")) {
                    throw unexpected("a number, a name or '('");
                }
                take();
                Tree inside = sum();
                close("(", token);
                return inside;
            }
        }
    }

    private Tree named(Token token) {
        String name = token.text();
        boolean declared = names.declares(name);
        boolean called = OPENING.contains(peek().text());
        Head function = Head.function(name);
        if (function != null && called) {
            return call(function, token);
        }
        Tree constant = name.equals("Pi") || name.equals("pi") ? Tree.Constant.PI : name.equals("E") ? Tree.Constant.E : null;
        if (declared || constant != null) {
            if (called && (peek().is("[") || peek().start() == token.end())) {
                throw refused(token, token.quoted() + " is no function; to multiply, write " + name + "*(...)");
            }
            return declared ? new Tree.Symbol(name) : constant;
        }
        if (function != null) {
            throw refused(token, token.quoted() + " is a function; expected its argument in brackets: " + name + "(...)");
        }
        throw Spelling.unknown(called && peek().start() == token.end() ? "function" : "name", token, names);
    }

    private Tree call(Head function, Token token) {
        Token open = take();
        List<Tree> arguments = new ArrayList<>();
        if (!peek().is(")") && !peek().is("]")) {
            arguments.add(sum());
            while (peek().is(",")) {
                take();
                arguments.add(sum());
            }
        }
        close(open.text(), open);
        Head head = function == Head.ARCTAN && arguments.size() == 2 ? Head.ANGLE : function;
        boolean many = head == Head.MIN || head == Head.MAX;
        if (many ? arguments.isEmpty() : arguments.size() != head.arity()) {
            String expected = many ? "at least one argument" : head == Head.ARCTAN ? "one or two arguments" : "one argument";
            throw refused(token, function.spelling() + " takes " + expected + ", not " + arguments.size());
        }
        Tree first = arguments.get(0);
        Tree tree = switch (head) {
            case EXP -> Tree.power(Tree.Constant.E, first);
            case SQRT -> Tree.power(first, Tree.HALF);
            case MIN, MAX -> arguments.stream()
                    .reduce((a, b) -> new Tree.Apply(head, List.of(a, b)))
                    .orElseThrow();
            default -> new Tree.Apply(head, arguments);
        };
        return checked(tree, token);
    }

    private void close(String open, Token opening) {
        String closing = open.equals("(") ? ")" : "]";
        if (!peek().is(closing)) {
            throw unexpected("an operator or '" + closing + "' for the '" + open + "' of column " + (opening.start() + 1));
        }
        take();
    }

    private Tree number(Token token) {
        String digits = token.text();
        double value = Double.parseDouble(digits);
        if (digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            BigInteger integer = new BigInteger(digits);
            if (integer.bitLength() > 64) {
                throw refused(token, "the integer " + token.quoted() + " needs more than 64 bits; write it as a decimal, 1.5e30");
            }
            return Tree.fraction(integer, BigInteger.ONE);
        }
        boolean nonzero = digits.split("[eE]", 2)[0].chars().anyMatch(c -> c >= '1' && c <= '9');
        if (Double.isInfinite(value) || value == 0 && nonzero) {
            throw refused(token, "the number " + token.quoted() + " is out of range; sizes from 1e-307 to 1e308 are read");
        }
        if (!nonzero) {
            return Tree.ZERO;
        }
        if (digits.length() > 40 || Math.abs(Math.log10(value)) > 30) {
            return new Tree.Real(value);
        }
        BigDecimal exact = new BigDecimal(digits);
        Tree tree = Tree.fraction(
                exact.scale() > 0 ? exact.unscaledValue() : exact.toBigIntegerExact(),
                exact.scale() > 0 ? BigInteger.TEN.pow(exact.scale()) : BigInteger.ONE);
        return tree instanceof Tree.Rational ? tree : new Tree.Real(value);
    }

    /** The tree itself; refused if it is a number but not a finite real one. */
    private Tree checked(Tree tree, Token at) {
        if (tree instanceof Tree.Apply && tree.isNumber() || tree instanceof Tree.Real) {
            double value = Assembler.constant(tree);
            if (!Double.isFinite(value)) {
                throw refused(
                        at,
                        "the part from column " + (at.start() + 1) + " up to column " + tokens.get(next - 1).end()
                                + (Double.isNaN(value) ? " has no real value" : " is infinite or too large for a number"));
            }
        }
        return tree;
    }

    private void enter() {
        if (++depth > Limits.DEPTH) {
            throw refused(peek(), "brackets, signs and powers are nested more than " + Limits.DEPTH + " deep");
        }
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        return tokens.get(next++);
    }

    private ExpressionException unexpected(String expected) {
        Token found = peek();
        return new ExpressionException(
                found.start(),
                "unexpected " + found.quoted() + " at column " + (found.start() + 1) + "; expected " + expected);
    }

    private static ExpressionException refused(Token at, String reason) {
        return new ExpressionException(at.start(), reason + " (at column " + (at.start() + 1) + ")");
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }
}

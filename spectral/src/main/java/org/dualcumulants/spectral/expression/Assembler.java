package org.dualcumulants.spectral.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a formula into a flat list of instructions: equal subexpressions once, constants folded, integer powers by squaring,
 * half-integer powers through the square root, quotients as divisions.
 */
final class Assembler {

    /** Integer exponents up to this size become multiplications. */
    private static final int MULTIPLIED_POWER = 1_024;

    /** A value is a constant, an argument or the result of an instruction. */
    private record Instruction(Operation operation, int left, int right) {}

    private final List<String> arguments;
    private final Map<String, Double> parameters;
    private final List<Instruction> values = new ArrayList<>();
    private final Map<Instruction, Integer> known = new HashMap<>();
    private final Map<Integer, Double> constants = new HashMap<>();
    private final Map<Double, Integer> constantIndex = new HashMap<>();

    private Assembler(List<String> arguments, Map<String, Double> parameters) {
        this.arguments = arguments;
        this.parameters = parameters;
        arguments.forEach(name -> values.add(null));
    }

    /** Arguments come first: a variable of that name hides a parameter. */
    static Compiled assemble(Tree tree, List<String> arguments, Map<String, Double> parameters) {
        Assembler assembler = new Assembler(arguments, parameters);
        return assembler.finish(assembler.emit(tree));
    }

    /** The value of a formula without variables and parameters. */
    static double constant(Tree tree) {
        return constant(tree, Map.of());
    }

    static double constant(Tree tree, Map<String, Double> parameters) {
        Assembler assembler = new Assembler(List.of(), parameters);
        return assembler.constants.get(assembler.emit(tree));
    }

    private int emit(Tree tree) {
        if (tree instanceof Tree.Rational rational) {
            return constant(rational.value());
        }
        if (tree instanceof Tree.Real real) {
            return constant(real.value());
        }
        if (tree instanceof Tree.Constant constant) {
            return constant(constant.value());
        }
        if (tree instanceof Tree.Symbol symbol) {
            int argument = arguments.indexOf(symbol.name());
            return argument >= 0 ? argument : constant(parameters.get(symbol.name()));
        }
        Tree.Apply apply = (Tree.Apply) tree;
        Head head = apply.head();
        List<Tree> children = apply.arguments();
        return switch (head) {
            case PLUS -> sum(children);
            case TIMES -> product(children);
            case POWER -> power(children.get(0), children.get(1));
            default -> {
                int first = emit(children.get(0));
                int value = step(head.operation(), first, children.size() > 1 ? emit(children.get(1)) : first);
                yield head.isReciprocal() ? step(Operation.DIVIDE, constant(1), value) : value;
            }
        };
    }

    private int sum(List<Tree> terms) {
        int total = emit(terms.get(0));
        for (Tree term : terms.subList(1, terms.size())) {
            Tree opposite = negativePart(term);
            total = opposite == null
                    ? step(Operation.ADD, total, emit(term))
                    : step(Operation.SUBTRACT, total, emit(opposite));
        }
        return total;
    }

    /** u where the term is -c·u with a rational c > 0, taken with the sign dropped; null otherwise. */
    private static Tree negativePart(Tree term) {
        if (term.is(Head.TIMES) && term.children().get(0) instanceof Tree.Rational c && c.numerator() < 0) {
            List<Tree> factors = new ArrayList<>(term.children());
            factors.set(0, c.negated());
            return Tree.times(factors);
        }
        return null;
    }

    private int product(List<Tree> factors) {
        double coefficient = 1;
        int numerator = -1;
        int denominator = -1;
        for (Tree factor : factors) {
            Tree inverse = inverse(factor);
            int value = emit(inverse == null ? factor : inverse);
            if (inverse != null) {
                denominator = denominator < 0 ? value : step(Operation.MULTIPLY, denominator, value);
            } else if (constants.containsKey(value)) {
                coefficient *= constants.get(value);
            } else {
                numerator = numerator < 0 ? value : step(Operation.MULTIPLY, numerator, value);
            }
        }
        int scaled = numerator < 0
                ? constant(coefficient)
                : coefficient == 1
                        ? numerator
                        : coefficient == -1
                                ? step(Operation.NEGATE, numerator, numerator)
                                : step(Operation.MULTIPLY, constant(coefficient), numerator);
        return denominator < 0 ? scaled : step(Operation.DIVIDE, scaled, denominator);
    }

    /** u^k where the factor is u^(-k) with a rational k > 0; null otherwise. */
    private static Tree inverse(Tree factor) {
        return factor.is(Head.POWER) && factor.children().get(1) instanceof Tree.Rational k && k.numerator() < 0
                ? Tree.power(factor.children().get(0), k.negated())
                : null;
    }

    private int power(Tree base, Tree exponent) {
        if (base == Tree.Constant.E) {
            int value = emit(exponent);
            return step(Operation.EXP, value, value);
        }
        int u = emit(base);
        int k = emit(exponent);
        if (!constants.containsKey(k)) {
            return step(Operation.POWER, u, k);
        }
        double value = constants.get(k);
        double size = Math.abs(value);
        boolean whole = size == Math.rint(size) && size <= MULTIPLIED_POWER;
        boolean half = 2 * size == Math.rint(2 * size) && size <= Limits.EXPONENT;
        if (!whole && !half) {
            return step(Operation.POWER, u, k);
        }
        int result = integerPower(u, (int) size);
        if (!whole) {
            int root = step(Operation.SQRT, u, u);
            result = size < 1 ? root : step(Operation.MULTIPLY, result, root);
        }
        return value < 0 ? step(Operation.DIVIDE, constant(1), result) : result;
    }

    private int integerPower(int u, int k) {
        if (k == 0) {
            return constant(1);
        }
        if (k == 1) {
            return u;
        }
        int root = integerPower(u, k / 2);
        int square = step(Operation.MULTIPLY, root, root);
        return k % 2 == 0 ? square : step(Operation.MULTIPLY, square, u);
    }

    private int constant(double value) {
        return constantIndex.computeIfAbsent(value, v -> {
            values.add(null);
            constants.put(values.size() - 1, v);
            return values.size() - 1;
        });
    }

    private int step(Operation operation, int left, int right) {
        if (constants.containsKey(left) && constants.containsKey(right)) {
            return constant(operation.apply(constants.get(left), constants.get(right)));
        }
        return known.computeIfAbsent(new Instruction(operation, left, right), instruction -> {
            values.add(instruction);
            return values.size() - 1;
        });
    }

    /** Drops what is never read and lets values share registers once they have been read for the last time. */
    private Compiled finish(int result) {
        int[] lastRead = new int[values.size()];
        Arrays.fill(lastRead, -1);
        lastRead[result] = Integer.MAX_VALUE;
        for (int i = values.size() - 1; i >= 0; i--) {
            Instruction instruction = values.get(i);
            if (instruction != null && lastRead[i] >= 0) {
                lastRead[instruction.left()] = Math.max(lastRead[instruction.left()], i);
                lastRead[instruction.right()] = Math.max(lastRead[instruction.right()], i);
            }
        }
        int[] register = new int[values.size()];
        int registers = arguments.size();
        List<Double> fixed = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (i < arguments.size()) {
                register[i] = i;
            } else if (constants.containsKey(i) && lastRead[i] >= 0) {
                register[i] = registers++;
                fixed.add(constants.get(i));
            }
        }
        List<Operation> operations = new ArrayList<>();
        List<int[]> operands = new ArrayList<>();
        List<Integer> free = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Instruction instruction = values.get(i);
            if (instruction == null || lastRead[i] < 0) {
                continue;
            }
            int left = instruction.left();
            int right = instruction.right();
            release(left, i, lastRead, register, free);
            if (right != left) {
                release(right, i, lastRead, register, free);
            }
            register[i] = free.isEmpty() ? registers++ : free.remove(free.size() - 1);
            operations.add(instruction.operation());
            operands.add(new int[] {register[left], register[right], register[i]});
        }
        return new Compiled(
                operations.toArray(Operation[]::new),
                operands.toArray(int[][]::new),
                arguments.size(),
                fixed.stream().mapToDouble(Double::doubleValue).toArray(),
                registers,
                register[result]);
    }

    /** Every loop reads its operands at a point before it writes there, so a result may overwrite them. */
    private void release(int value, int reader, int[] lastRead, int[] register, List<Integer> free) {
        if (values.get(value) != null && lastRead[value] == reader) {
            free.add(register[value]);
        }
    }
}

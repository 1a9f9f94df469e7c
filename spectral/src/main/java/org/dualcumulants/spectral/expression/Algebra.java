package org.dualcumulants.spectral.expression;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.matheclipse.core.basic.Config;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.eval.ExprEvaluator;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.form.tex.TeXFormFactory;
import org.matheclipse.core.interfaces.IExpr;

/**
 * Symja, on one daemon thread of its own with a large stack: its engine belongs to a thread, and a question that takes too long can
 * be abandoned with the thread. Callers wait for each other.
 */
final class Algebra {

    private static final long STACK_BYTES = 64L << 20;
    private static final int RECURSIONS = 2_048;
    private static final int ITERATIONS = 1_000;

    private static Algebra current;

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(task -> {
                Thread worker = new Thread(null, task, "symja", STACK_BYTES);
                worker.setDaemon(true);
                return worker;
            });
    private final Future<ExprEvaluator> start = thread.submit(Algebra::engine);

    private Algebra() {}

    static Tree simplify(Tree tree) {
        return run("simplifying", tree, evaluator -> {
            SymjaForm form = new SymjaForm(evaluator);
            return real(form.back(evaluator.getEvalEngine().evaluate(form.of(tree))));
        });
    }

    static Tree derivative(Tree tree, String variable) {
        if (Limits.derivativeNodes(tree, List.of(variable)) > Limits.NODES) {
            throw tooLarge("the derivative by " + variable);
        }
        return run("differentiating", tree, evaluator -> {
            SymjaForm form = new SymjaForm(evaluator);
            Tree derivative = new ChainRule(evaluator, form, variable).derivative(tree);
            return real(form.back(evaluator.getEvalEngine().evaluate(form.of(derivative))));
        });
    }

    static Tree expand(Tree tree) {
        requireTerms(tree, "the expanded polynomial");
        return run("expanding", tree, evaluator -> {
            SymjaForm form = new SymjaForm(evaluator);
            return real(form.back(evaluator.getEvalEngine().evaluate(F.Expand(form.of(tree)))));
        });
    }

    /** Over one denominator, both parts factored. */
    static Tree factor(Tree tree) {
        requireTerms(tree, "the common numerator");
        return run("factoring", tree, evaluator -> {
            SymjaForm form = new SymjaForm(evaluator);
            return real(form.back(evaluator.getEvalEngine().evaluate(F.Factor(F.Together(form.of(tree))))));
        });
    }

    /**
     * With v/h for every name v: coefficients of h^power, …, h^{power+order}; empty if a lower power occurs. Symja's Limit (3.0.0)
     * finds 0 for (N-n)(N-n-1)/(N(N-1)), so the quotient of the two polynomials in h is divided out here.
     */
    static Optional<List<Tree>> inversePowers(Tree tree, List<String> large, int power, int order) {
        requireTerms(tree, "the common numerator");
        return run("expanding for large values", tree, evaluator -> {
            SymjaForm form = new SymjaForm(evaluator);
            return LargeValues.series(evaluator.getEvalEngine(), form, form.of(tree), large, power, order)
                    .map(all -> all.stream().map(c -> real(form.back(c))).toList());
        });
    }

    /** LaTeX of what was written, unevaluated. */
    static String tex(Tree tree, UnaryOperator<String> letters) {
        return run("setting", tree, evaluator -> {
            SymjaForm form = new SymjaForm(evaluator);
            StringBuilder tex = new StringBuilder();
            if (!new TeXFormFactory(" ").convert(tex, form.of(tree))) {
                throw new IllegalStateException("TeXFormFactory");
            }
            return form.named(tex.toString(), letters);
        });
    }

    private static void requireTerms(Tree tree, String what) {
        if (!(Limits.expandedTerms(tree) <= Limits.TERMS)) {
            throw tooLarge(what);
        }
    }

    /** Whether simplification finds 0; false also means that it does not know. */
    static boolean isZero(Tree tree) {
        boolean small = Limits.nodes(tree) <= Limits.SIMPLIFY_NODES && Limits.expandedTerms(tree) <= Limits.SIMPLIFY_TERMS;
        return run("comparing", tree, evaluator -> {
            IExpr plain = evaluator.getEvalEngine().evaluate(new SymjaForm(evaluator).of(tree));
            return plain.isZero() || small && evaluator.getEvalEngine().evaluate(F.Simplify(plain)).isZero();
        });
    }

    /** The tree itself; refused if it is too large or a number in it is not real and finite. */
    private static Tree real(Tree tree) {
        if (Limits.nodes(tree) > Limits.NODES) {
            throw tooLarge("the result");
        }
        requireFinite(tree);
        return tree;
    }

    private static void requireFinite(Tree tree) {
        if (!tree.isNumber()) {
            tree.children().forEach(Algebra::requireFinite);
        } else if (!Double.isFinite(Assembler.constant(tree))) {
            throw new ExpressionException(
                    0, "simplified, the formula contains " + Notation.text(new Names(List.of(), Map.of())).of(tree)
                            + ", which is no finite real number");
        }
    }

    private static <T> T run(String what, Tree tree, Function<ExprEvaluator, T> question) {
        return run(what, tree, Limits.SECONDS, question);
    }

    /** @throws ExpressionException if the question refuses, fails or takes too long */
    static synchronized <T> T run(String what, Tree tree, long seconds, Function<ExprEvaluator, T> question) {
        if (Limits.nodes(tree) > Limits.NODES) {
            throw tooLarge("the formula");
        }
        if (current == null) {
            current = new Algebra();
        }
        Algebra algebra = current;
        try {
            ExprEvaluator evaluator = algebra.start.get();
            return algebra.thread.submit(() -> question.apply(evaluator)).get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            algebra.abandon();
            throw new ExpressionException(0, what + " takes more than " + seconds + " s; write the formula in a simpler form");
        } catch (InterruptedException e) {
            algebra.abandon();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + what + " a formula", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ExpressionException refused) {
                throw new ExpressionException(refused.offset(), refused.getMessage());
            }
            throw new ExpressionException(0, what + " failed (" + e.getCause() + "); write the formula in a simpler form");
        }
    }

    private void abandon() {
        thread.shutdownNow();
        if (start.isDone()) {
            try {
                start.get().getEvalEngine().stopRequest();
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException("Symja did not start", e);
            }
        }
        current = null;
    }

    private static ExpressionException tooLarge(String what) {
        return new ExpressionException(0, what + " would be too large; write the formula in a simpler form");
    }

    /** Log4j without a backend writes to the error stream unless told otherwise before its first use. */
    private static ExprEvaluator engine() {
        if (System.getProperty("log4j2.loggerContextFactory") == null && System.getProperty("log4j2.provider") == null) {
            System.setProperty("log4j2.loggerContextFactory", "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
            System.setProperty("org.apache.logging.log4j.simplelog.level", "OFF");
        }
        // nor does a thread of its own read thousands of rules of integration, which nothing here asks for
        Config.JAS_NO_THREADS = true;
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        EvalEngine engine = new EvalEngine("", RECURSIONS, ITERATIONS, nowhere, nowhere, false);
        engine.setQuietMode(true);
        EvalEngine.set(engine);
        return new ExprEvaluator(engine, true, (short) 0);
    }
}

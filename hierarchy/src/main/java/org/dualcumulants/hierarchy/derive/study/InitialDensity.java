package org.dualcumulants.hierarchy.derive.study;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dualcumulants.spectral.expression.Compiled;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.expression.TrigonometricPolynomial;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;

/** f° as a probability density: as a trigonometric polynomial if it is one, otherwise over its integral by quadrature. */
final class InitialDensity {

    private static final String WHERE = "particle.initial";
    private static final int SAMPLES = 1 << 14;

    /** Relative uncertainty of ∫ f° beyond which it has none. */
    private static final double UNSETTLED = 1e-3;

    /** Of a moment of a bounded function. */
    private static final double ROUNDING = 4e-15;

    private final Study study;
    private final Cell cell;
    private final Optional<TrigonometricPolynomial> polynomial;
    private final Expression formula;
    private final Optional<Definition> mass;
    private final Compiled compiled;

    /** @throws StudyException if f° is negative or no number somewhere, or has no finite positive integral */
    InitialDensity(Study study, FreshNames names) {
        this.study = study;
        this.cell = Cell.ofStates(study.axes());
        Compiled written = study.initial().compile(study.axisNames());
        Cell.Integral total = mass(study, cell, written);
        Optional<TrigonometricPolynomial> waves = Cell.waves(study.initial(), study.axes());
        this.polynomial = waves.map(TrigonometricPolynomial::normalised);
        if (polynomial.isPresent()) {
            this.mass = Optional.empty();
            this.formula = polynomial.get().formula();
        } else {
            String symbol = names.fresh("Z");
            this.mass = Optional.of(new Definition(symbol, Definition.Kind.MASS, Optional.of(study.initial()), "", total.value(), total.change()));
            Expression inverse = Expression.parse("1/" + symbol, new Names(List.of(), Map.of(symbol, total.value())));
            this.formula = Expression.product(List.of(study.initial(), inverse));
        }
        this.compiled = formula.compile(study.axisNames());
    }

    private static Cell.Integral mass(Study study, Cell cell, Compiled f) {
        double largest = cell.largest(SAMPLES, f::at);
        double smallest = -cell.largest(SAMPLES, x -> -f.at(x));
        String text = "'" + study.initial().text() + "'";
        if (!(Double.isFinite(largest) && Double.isFinite(smallest))) {
            throw new StudyException(WHERE, text + " is not a finite real number everywhere; a density must be");
        }
        if (!(smallest >= -1e-13 * Math.abs(largest))) {
            throw new StudyException(WHERE, String.format(Locale.ROOT,
                    "%s is negative (%.6g at its lowest on the grid); a density must be ≥ 0", text, smallest));
        }
        Cell.Integral mass = cell.integral(study.initial(), 1e-14);
        if (!(mass.value() > 0) || Double.isInfinite(mass.value())) {
            throw new StudyException(WHERE, text + " integrates to " + mass.value() + "; a density must have a finite positive integral");
        }
        if (!(mass.change() <= UNSETTLED * mass.value())) {
            throw new StudyException(WHERE, String.format(Locale.ROOT,
                    "the integral of %s does not settle (%.4g, within %.2g); a density must have a finite one", text, mass.value(),
                    mass.change()));
        }
        return mass;
    }

    /** f° with integral 1, in the axis names. */
    Expression formula() {
        return formula;
    }

    /** The same, if it is a finite sum of waves. */
    Optional<TrigonometricPolynomial> polynomial() {
        return polynomial;
    }

    /** ∫ of the formula as the study writes it, where that is a number found by quadrature. */
    Optional<Definition> mass() {
        return mass;
    }

    Cell cell() {
        return cell;
    }

    double at(double[] x) {
        return compiled.at(x);
    }

    /** ∫ g f° dx for |g| ≤ 1. */
    Cell.Integral mean(Expression g) {
        Compiled values = g.compile(study.axisNames());
        // shifted by a constant, so that a moment that vanishes has an accuracy relative to something
        Cell.Integral shifted = cell.integral(x -> (2 + values.at(x)) * compiled.at(x), 1e-14);
        double mean = shifted.value() - 2;
        return new Cell.Integral(Math.abs(mean) <= ROUNDING ? 0 : mean, shifted.change());
    }
}

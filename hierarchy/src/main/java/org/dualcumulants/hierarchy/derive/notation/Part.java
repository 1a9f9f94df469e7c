package org.dualcumulants.hierarchy.derive.notation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dualcumulants.hierarchy.derive.DerivedTerm;
import org.dualcumulants.hierarchy.derive.Generator;

/**
 * The terms of one right-hand side.
 *
 * @param source what the words act on
 * @param power q of N^{-q}, in a series
 * @param lowest whether it is the equation of order 0
 * @param generator they were derived from
 * @param terms what climbs first
 */
public record Part(SourceName source, int power, boolean lowest, Generator generator, List<DerivedTerm> terms) {

    public Part {
        terms = terms.stream().sorted(Comparator.comparing((DerivedTerm t) -> -t.word().shift())).toList();
    }

    /** Each term with its sign, applied to its source. */
    public List<String> summands(Script script) {
        return summands(script, terms);
    }

    List<String> summands(Script script, List<DerivedTerm> chosen) {
        String powerOfSource = source != SourceName.SERIES ? "" : power == 0 ? "(p)" : "(p-" + power + ")";
        CoefficientText coefficients = new CoefficientText(script);
        List<String> all = new ArrayList<>();
        for (DerivedTerm term : chosen) {
            String factor = coefficients.of(term.coefficient());
            String word = new WordText(script, source, generator, term.word(), powerOfSource, lowest).text();
            String sign = CoefficientText.isNegative(term.coefficient()) ? "- " : "+ ";
            all.add(sign + factor + (factor.isEmpty() ? "" : " ") + word);
        }
        return all;
    }
}

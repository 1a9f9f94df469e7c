package org.dualcumulants.hierarchy.derive.notation;

import java.util.Comparator;
import java.util.List;
import org.dualcumulants.hierarchy.derive.DerivedTerm;
import org.dualcumulants.hierarchy.derive.Generator;

/**
 * The terms of one right-hand side.
 *
 * @param source what the words act on
 * @param power q of N^{-q}, in a series
 * @param generator they were derived from
 * @param terms what climbs first
 */
public record Part(SourceName source, int power, Generator generator, List<DerivedTerm> terms) {

    public Part {
        terms = terms.stream().sorted(Comparator.comparing((DerivedTerm t) -> -t.word().shift())).toList();
    }
}

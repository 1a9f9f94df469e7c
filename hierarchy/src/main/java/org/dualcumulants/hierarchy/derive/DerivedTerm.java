package org.dualcumulants.hierarchy.derive;

/**
 * coefficient · word, applied to the source that the word's shift names.
 *
 * @param coefficient in the particle numbers, the target orders and the masses
 * @param word the operator
 */
public record DerivedTerm(Scalar coefficient, Word word) {

    @Override
    public String toString() {
        return coefficient + " " + word;
    }
}

package org.dualcumulants.hierarchy.operator;

import java.util.Arrays;
import org.dualcumulants.hierarchy.tensor.Extensions;
import org.dualcumulants.hierarchy.tensor.FullIndexSet;
import org.dualcumulants.hierarchy.tensor.IndexSet;
import org.dualcumulants.hierarchy.tensor.ListedIndexSet;

/** The pairs t(b,b') in the index set. Since that is downward closed, there are no others beside any spectator. */
final class AdmittedPairs {

    private final int all;

    /** before[t]: how many of the pairs below t are in the set; null where all are. */
    private final int[] before;

    private AdmittedPairs(int all, int[] before) {
        this.all = all;
        this.before = before;
    }

    /** Of a set of order 2 at least. */
    static AdmittedPairs of(IndexSet set) {
        int all = PairStructure.pairCount(set.functions());
        if (set instanceof FullIndexSet) {
            return new AdmittedPairs(all, null);
        }
        Extensions ofNone = ((ListedIndexSet) set).extensions(0);
        Extensions ofOne = ((ListedIndexSet) set).extensions(1);
        int[] before = new int[all + 1];
        for (int i = ofNone.start(0); i < ofNone.start(1); i++) {
            int one = ofNone.rank(i);
            for (int e = ofOne.start(one); e < ofOne.start(one + 1); e++) {
                before[PairStructure.pair(ofNone.element(i), ofOne.element(e)) + 1] = 1;
            }
        }
        Arrays.parallelPrefix(before, Integer::sum);
        return new AdmittedPairs(all, before);
    }

    /** None of none. */
    static AdmittedPairs none() {
        return new AdmittedPairs(0, null);
    }

    /** Pairs inside and outside the set. */
    int all() {
        return all;
    }

    boolean has(int t) {
        return before == null || before[t + 1] > before[t];
    }

    /** How many of the pairs below t are in the set. */
    int before(int t) {
        return before == null ? t : before[t];
    }
}

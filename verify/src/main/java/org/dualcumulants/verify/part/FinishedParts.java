package org.dualcumulants.verify.part;

import java.util.List;
import java.util.function.Supplier;

/** Where long work finds the parts it finished before an interruption, and leaves those it finishes. Called from several threads. */
public interface FinishedParts {

    /** Nothing is kept. */
    FinishedParts NONE = new FinishedParts() {
        @Override
        public <T> T kept(String name, Class<T> type, Supplier<T> compute) {
            return compute.get();
        }
    };

    /**
     * One part: as it was, to the last bit, or computed now.
     *
     * @param name which part it is
     * @param type a record, a list, numbers in an array that is not changed afterwards, or a number
     */
    <T> T kept(String name, Class<T> type, Supplier<T> compute);

    /** The same of a list. */
    default <T> List<T> keptList(String name, Class<T> type, Supplier<List<T>> compute) {
        List<?> all = kept(name, List.class, compute::get);
        return all.stream().<T>map(type::cast).toList();
    }

    /** The same for a piece of the work that has names of its own, all behind that of the piece. */
    default FinishedParts of(String piece) {
        FinishedParts whole = this;
        return new FinishedParts() {
            @Override
            public <T> T kept(String name, Class<T> type, Supplier<T> compute) {
                return whole.kept(piece + " | " + name, type, compute);
            }
        };
    }
}

package org.dualcumulants.hierarchy.run;

import java.util.Optional;

/**
 * The place of one solution in a checkpoint.
 *
 * @param checkpoint of the whole study
 * @param key says which solution it is; solutions with the same key are the same to the last bit
 */
record Slot(Checkpoint checkpoint, String key) {

    /** A place that keeps nothing. */
    static final Slot NONE = new Slot(Checkpoint.none(), "");

    /** A part of this one. */
    Slot part(String name) {
        return new Slot(checkpoint, key + " | " + name);
    }

    <T> Optional<T> finished(Checkpoint.Reader<T> reader) {
        return checkpoint.finished(key, reader);
    }

    void finish(Checkpoint.Content content) {
        checkpoint.finish(key, content);
    }

    /** How far it had come. */
    Optional<Stage> stage() {
        return underWay(Stage::read);
    }

    /** What was kept of it until it is finished. */
    <T> Optional<T> underWay(Checkpoint.Reader<T> reader) {
        return checkpoint.underWay(key, reader);
    }

    /** Keeps something of it until it, or what it is a part of, is finished. */
    void reached(Checkpoint.Content state) {
        checkpoint.reached(key, state);
    }
}

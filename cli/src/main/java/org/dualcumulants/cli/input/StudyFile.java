package org.dualcumulants.cli.input;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;

/** A study as read, with what the solver does not need: parameters, seed, and where every key was written. */
public final class StudyFile {

    private final String source;
    private final Study study;
    private final Map<String, Double> parameters;
    private final OptionalLong seed;
    private final Map<String, Place> places;
    private final Optional<Provenance> provenance;

    StudyFile(String source, Study study, Map<String, Double> parameters, OptionalLong seed, Map<String, Place> places) {
        this(source, study, parameters, seed, places, Optional.empty());
    }

    private StudyFile(
            String source, Study study, Map<String, Double> parameters, OptionalLong seed, Map<String, Place> places, Optional<Provenance> provenance) {
        this.source = source;
        this.study = study;
        this.parameters = parameters;
        this.seed = seed;
        this.places = Map.copyOf(places);
        this.provenance = provenance;
    }

    /** Name of the file in messages. */
    public String source() {
        return source;
    }

    /** The same study with another seed. */
    public StudyFile withSeed(long other) {
        return new StudyFile(source, study, parameters, OptionalLong.of(other), places, provenance);
    }

    /** The same study, asked for by a command. */
    public StudyFile askedBy(Provenance asked) {
        return new StudyFile(source, study, parameters, seed, places, Optional.of(asked));
    }

    /** Who asks; nobody, for a study that is only read. */
    public Optional<Provenance> provenance() {
        return provenance;
    }

    public Study study() {
        return study;
    }

    /** Values of the parameters in the order of the file. */
    public Map<String, Double> parameters() {
        return new LinkedHashMap<>(parameters);
    }

    public OptionalLong seed() {
        return seed;
    }

    /** Where a key, or the closest key around it, was written. */
    public Optional<Place> placeOf(String keyPath) {
        String path = keyPath;
        while (!path.isEmpty() && !places.containsKey(path)) {
            path = path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
        }
        return Optional.ofNullable(places.get(path));
    }

    /** The message for a study that reads well but cannot be computed. */
    public String message(StudyException refusal) {
        String where = placeOf(refusal.where()).map(place -> place + ": ").orElse(source + ": ");
        return where + refusal.where() + ": " + refusal.getMessage();
    }
}

package org.dualcumulants.spectral.study;

/** A study that cannot be computed as it stands: what is wrong, where, and what to do about it. */
public final class StudyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String where;

    /**
     * @param where key path in the study, for example {@code particle.kernel[0]}
     * @param problem what was found, what is required and what to do: one sentence or two
     */
    public StudyException(String where, String problem) {
        super(problem);
        this.where = where;
    }

    /** Key path in the study, for example {@code particle.kernel[0]}. */
    public String where() {
        return where;
    }
}

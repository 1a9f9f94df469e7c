package org.dualcumulants.cli.input;

/** A study file or option that is refused. The message is complete: place, offending text, what was expected. */
public final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InputException(String message) {
        super(message);
    }

    InputException(Place place, String problem) {
        super(place + ": " + problem);
    }
}

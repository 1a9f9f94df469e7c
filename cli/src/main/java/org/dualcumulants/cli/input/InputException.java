package org.dualcumulants.cli.input;

/**
 * A study file or option that is refused. The message is complete: place, offending text, what was expected, in one line, whatever the
 * text that it quotes.
 */
public final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InputException(String message) {
        super(message.replaceAll("\\R|\\p{Cntrl}", " "));
    }

    InputException(Place place, String problem) {
        this(place + ": " + problem);
    }
}

package dev.deltarule.data;

import java.io.IOException;

/** What comes from a file is not taken. What it is goes on after the name of the file, which streams do not know. */
final class RefusedContentException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String what;

    RefusedContentException(String what) {
        super(what);
        this.what = what;
    }

    String what() {
        return what;
    }
}

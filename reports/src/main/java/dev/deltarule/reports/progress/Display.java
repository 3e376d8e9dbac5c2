package dev.deltarule.reports.progress;

/** Where figures are shown. */
interface Display {
    void show(Figures figures);

    /** Ends the display and leaves what was shown last. Called once. */
    void close();
}

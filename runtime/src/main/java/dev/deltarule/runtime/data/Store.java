package dev.deltarule.runtime.data;

/** The arrays behind examples, of either precision; views and splits share them. */
sealed interface Store permits FloatStore, DoubleStore {
    int inputsLength();

    int targetsLength();

    double input(int at);

    double target(int at);
}

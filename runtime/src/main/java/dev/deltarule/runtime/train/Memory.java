package dev.deltarule.runtime.train;

/** What a training goes back to. */
sealed interface Memory permits FloatMemory, DoubleMemory {
    /** The array of a state that holds the parameters. */
    String PARAMETERS = "parameters";

    /** The array of a state that holds those of the best epoch, empty if they are not wanted. */
    String BEST = "best";

    /** What names of what the rule for single steps remembers begin with in a state. */
    String OPTIMIZER = "optimizer.";

    /** Keeps the parameters and what the optimizer remembers from step to step. */
    void save();

    /** Goes back to what was kept. */
    void restore();

    /** Keeps the parameters as the best so far. */
    void keepAsBest();

    /** Adds the parameters of now, the best ones, and what the optimizer remembers. */
    void writeTo(StateParts parts);

    /**
     * Goes back to what was written, all or nothing.
     *
     * @throws IllegalArgumentException if something is missing or has another size
     */
    void readFrom(TrainingState state);

    /** Keeps no parameters as the best any more. */
    void forgetBest();

    /** Goes back to the best parameters; stays where it is if none were kept. */
    void useBest();
}

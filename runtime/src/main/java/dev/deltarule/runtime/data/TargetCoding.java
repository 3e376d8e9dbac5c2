package dev.deltarule.runtime.data;

/**
 * What targets say by themselves, whatever network learns them. A target says yes if it is 1 and no if it is 0 or -1; where
 * all that say yes are one number from 0.8 to 1, and all that say no one number from -1 to 0.2, they say so too, as 0.9 and
 * 0.1 do, or 0.99 and 0.01.
 */
public enum TargetCoding {
    /** One class each: a single target says yes or no, of several exactly one says yes and all others no. */
    CLASSES,

    /** Any number of labels each: several targets say yes or no, and not in every example exactly one says yes. */
    LABELS,

    /** A share for each of several classes: no target is negative, and those of an example sum to 1, to within 0.001. */
    SHARES,

    /** Anything else. */
    NUMBERS;

    /** What examples that are coded in these two ways say together. */
    public TargetCoding with(TargetCoding other) {
        if (this == other) {
            return this;
        }
        if (this == CLASSES) {
            return other;
        }
        return other == CLASSES ? this : NUMBERS;
    }
}

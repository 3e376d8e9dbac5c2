package dev.deltarule.runtime.data;

import dev.deltarule.runtime.support.SplitMix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Deals examples out at random into parts and folds. */
final class Dealer {
    private final Examples examples;
    private final int count;
    private final long seed;

    Dealer(Examples examples, long seed) {
        this.examples = examples;
        this.count = examples.count();
        this.seed = seed;
    }

    /** The numbers below {@code count} in a random order. */
    static int[] shuffled(int count, long seed) {
        int[] places = IntStream.range(0, count).toArray();
        new SplitMix64(seed).shuffle(places);
        return places;
    }

    Split split(double fraction) {
        int train = trainCount(fraction);
        int[] places = shuffled(count, seed);
        return new Split(
                examples.select(Arrays.copyOf(places, train)),
                examples.select(Arrays.copyOfRange(places, train, count)));
    }

    Split stratifiedSplit(double fraction) {
        int train = trainCount(fraction);
        int[] trainPlaces = new int[train];
        int[] testPlaces = new int[count - train];
        int[] places = classAfterClass();
        int taken = 0;
        // The rounded share of all up to here: no class, and not the whole, is off by more than one example.
        for (int k = 0; k < count; k++) {
            if (taken < Math.round(fraction * (k + 1))) {
                trainPlaces[taken++] = places[k];
            } else {
                testPlaces[k - taken] = places[k];
            }
        }
        SplitMix64 random = new SplitMix64(seed);
        random.shuffle(trainPlaces);
        random.shuffle(testPlaces);
        return new Split(examples.select(trainPlaces), examples.select(testPlaces));
    }

    List<Split> kFold(int k) {
        return folds(k, shuffled(count, seed));
    }

    List<Split> stratifiedKFold(int k) {
        return folds(k, classAfterClass());
    }

    /** Deals the places out like cards: the first to fold 0, the next to fold 1. */
    private List<Split> folds(int k, int[] places) {
        if (k < 2 || k > count) {
            throw new IllegalArgumentException(
                    "k must be at least 2 and at most the number of examples, " + count + ", but is " + k + ".");
        }
        SplitMix64 random = new SplitMix64(seed);
        List<Split> folds = new ArrayList<>();
        for (int fold = 0; fold < k; fold++) {
            int held = fold;
            int[] test = IntStream.range(0, count)
                    .filter(at -> at % k == held)
                    .map(at -> places[at])
                    .toArray();
            int[] train = IntStream.range(0, count)
                    .filter(at -> at % k != held)
                    .map(at -> places[at])
                    .toArray();
            random.shuffle(test);
            random.shuffle(train);
            folds.add(new Split(examples.select(train), examples.select(test)));
        }
        return List.copyOf(folds);
    }

    private int trainCount(double fraction) {
        Checks.fraction(fraction);
        int train = (int) Math.round(fraction * count);
        if (train == 0 || train == count) {
            throw new IllegalArgumentException("A fraction of " + fraction + " of " + count
                    + " examples leaves one part empty. Use more examples or another fraction.");
        }
        return train;
    }

    /** All places, first those of class 0, then those of class 1, in a random order within each class. */
    private int[] classAfterClass() {
        int[] labels = IntStream.range(0, count).map(examples::label).toArray();
        int[] nextOf = new int[examples.classes() + 1];
        for (int label : labels) {
            nextOf[label + 1]++;
        }
        for (int c = 1; c < nextOf.length; c++) {
            nextOf[c] += nextOf[c - 1];
        }
        int[] places = new int[count];
        for (int place : shuffled(count, seed)) {
            places[nextOf[labels[place]]++] = place;
        }
        return places;
    }
}

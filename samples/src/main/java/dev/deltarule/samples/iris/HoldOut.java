package dev.deltarule.samples.iris;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Flowers to learn from and flowers to judge by. A third of each species is held out, drawn at random.
 *
 * @param train the flowers to learn from
 * @param test the flowers held out
 */
record HoldOut(List<Flower> train, List<Flower> test) {
    static HoldOut third(List<Flower> flowers, long seed) {
        Random random = new Random(seed);
        List<Flower> train = new ArrayList<>();
        List<Flower> test = new ArrayList<>();
        for (Species species : Species.values()) {
            List<Flower> same = new ArrayList<>(flowers.stream()
                    .filter(flower -> flower.species() == species)
                    .toList());
            Collections.shuffle(same, random);
            int held = (same.size() + 2) / 3;
            test.addAll(same.subList(0, held));
            train.addAll(same.subList(held, same.size()));
        }
        return new HoldOut(List.copyOf(train), List.copyOf(test));
    }
}

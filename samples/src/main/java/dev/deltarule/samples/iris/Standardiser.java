package dev.deltarule.samples.iris;

import java.util.ArrayList;
import java.util.List;

/**
 * Shifts and scales each measurement so that it has mean 0 and standard deviation 1 over the flowers it was fitted on.
 * Fitted on the training flowers only: the held-out ones must not tell anything before they are judged.
 *
 * @param means the mean of each measurement
 * @param deviations the standard deviation of each measurement
 */
record Standardiser(List<Double> means, List<Double> deviations) {
    static Standardiser fit(List<Flower> flowers) {
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        for (int m = 0; m < Flower.MEASUREMENTS; m++) {
            int measurement = m;
            double mean = flowers.stream()
                    .mapToDouble(flower -> flower.measurements().get(measurement))
                    .average()
                    .orElseThrow();
            double variance = flowers.stream()
                    .mapToDouble(flower -> flower.measurements().get(measurement) - mean)
                    .map(difference -> difference * difference)
                    .average()
                    .orElseThrow();
            means.add(mean);
            deviations.add(Math.sqrt(variance));
        }
        return new Standardiser(List.copyOf(means), List.copyOf(deviations));
    }

    Flower apply(Flower flower) {
        List<Float> standardised = new ArrayList<>();
        for (int m = 0; m < Flower.MEASUREMENTS; m++) {
            double difference = flower.measurements().get(m) - means.get(m);
            // A measurement that never varies tells nothing, whatever it is divided by.
            double deviation = deviations.get(m) > 0 ? deviations.get(m) : 1;
            standardised.add((float) (difference / deviation));
        }
        return new Flower(standardised, flower.species());
    }
}

package dev.deltarule.samples.autoencoder;

import dev.deltarule.runtime.data.Examples;
import dev.deltarule.samples.data.DigitImages;
import java.nio.file.Path;

/**
 * The pictures that the network learns from and is judged by, each of them input and target at once.
 *
 * @param what what they show, for the headline
 */
record Pictures(String what, Examples train, Examples test) {
    static final int SIDE = 28;
    static final int PIXELS = SIDE * SIDE;
    private static final int JUDGED = 1_000;

    /** The digits of the MNIST database. */
    static Pictures ofDigits(Path folder) {
        return new Pictures(
                "handwritten digits",
                ofThemselves(DigitImages.read(folder, "train")),
                ofThemselves(DigitImages.read(folder, "t10k").view(0, JUDGED)));
    }

    /** So many shapes to learn from, drawn here and now. */
    static Pictures ofShapes(int count, long seed) {
        return new Pictures(
                "rings, bars and crosses",
                ofThemselves(Shapes.draw(count, seed)),
                ofThemselves(Shapes.draw(JUDGED, seed + 1)));
    }

    /** One picture of the test part; a copy. */
    float[] original(int place) {
        float[] pixels = new float[PIXELS];
        test.copyInputs(place, place + 1, pixels, 0);
        return pixels;
    }

    private static Examples ofThemselves(Examples examples) {
        float[] pixels = new float[examples.count() * PIXELS];
        examples.copyInputs(0, examples.count(), pixels, 0);
        return ofThemselves(pixels);
    }

    private static Examples ofThemselves(float[] pixels) {
        return Examples.of(pixels, pixels, PIXELS, PIXELS);
    }
}

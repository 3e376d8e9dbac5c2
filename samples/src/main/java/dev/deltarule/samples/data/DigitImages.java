package dev.deltarule.samples.data;

import dev.deltarule.runtime.data.Examples;
import java.nio.file.Path;

/** Images of handwritten digits, 28 x 28 pixels from 0 (paper) to 1 (ink), each with the digit that it shows. */
public final class DigitImages {
    /** The number of pixels of an image. */
    public static final int PIXELS = 28 * 28;

    /** The number of different digits. */
    public static final int DIGITS = 10;

    private static final String WHERE = """
            The MNIST database of handwritten digits is by Yann LeCun, Corinna Cortes and
            Christopher J. C. Burges: http://yann.lecun.com/exdb/mnist/ (widely mirrored).
            Put its four files, gzip or not, into one folder and give that folder:
              train-images-idx3-ubyte.gz   train-labels-idx1-ubyte.gz
              t10k-images-idx3-ubyte.gz    t10k-labels-idx1-ubyte.gz""";

    private final float[] pixels;
    private final int[] digits;

    private DigitImages(float[] pixels, int[] digits) {
        this.pixels = pixels;
        this.digits = digits;
    }

    /**
     * Reads one part of the MNIST database.
     *
     * @param part {@code train} or {@code t10k}
     * @throws DataException if its files are missing or damaged, or do not belong together
     */
    public static DigitImages read(Path folder, String part) {
        DataFolder files = new DataFolder(folder, "mnist", WHERE);
        Path imageFile = files.file(part + "-images-idx3-ubyte.gz", part + "-images-idx3-ubyte");
        Path labelFile = files.file(part + "-labels-idx1-ubyte.gz", part + "-labels-idx1-ubyte");
        IdxFile images = IdxFile.read(imageFile, 3);
        IdxFile labels = IdxFile.read(labelFile, 1);
        if (images.size(1) * images.size(2) != PIXELS) {
            throw new DataException(imageFile + ": expected images of 28 x 28 pixels, but they are " + images.size(1)
                    + " x " + images.size(2) + ".");
        }
        if (images.size(0) != labels.size(0)) {
            throw new DataException(imageFile + " has " + images.size(0) + " images, but " + labelFile + " has "
                    + labels.size(0) + " labels.");
        }
        return new DigitImages(pixels(images), digits(labels, labelFile));
    }

    /** What to tell someone who has not got the data. */
    public static String whereToGetThem() {
        return WHERE;
    }

    /** The number of images. */
    public int count() {
        return digits.length;
    }

    /** The pixels of all images, image by image and row by row; not a copy. */
    public float[] pixels() {
        return pixels;
    }

    /** The digit that an image shows. */
    public int digit(int image) {
        return digits[image];
    }

    /** The images as inputs and the digits as targets: 1 at the digit and 0 elsewhere. */
    public Examples examples() {
        float[] targets = new float[digits.length * DIGITS];
        for (int k = 0; k < digits.length; k++) {
            targets[k * DIGITS + digits[k]] = 1;
        }
        return Examples.of(pixels, targets, PIXELS, DIGITS);
    }

    private static float[] pixels(IdxFile images) {
        float[] pixels = new float[images.length()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = images.get(i) / 255f;
        }
        return pixels;
    }

    private static int[] digits(IdxFile labels, Path file) {
        int[] digits = new int[labels.length()];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = labels.get(i);
            if (digits[i] >= DIGITS) {
                throw new DataException(
                        file + ": label " + i + " must be a digit from 0 to 9, but is " + digits[i] + ".");
            }
        }
        return digits;
    }
}

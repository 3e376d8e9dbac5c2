package dev.deltarule.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All kernels against loops that add one term after the other: the same bits, and not a number beyond the matrix. */
class DoubleKernelsTest {
    private static final int[] SIZES = {0, 1, 2, 3, 5, 6, 7, 8, 9, 15, 16, 17, 31, 33};

    static Stream<Named<DoubleKernels>> kernels() {
        return Implementations.doubles();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kernels")
    void productsAreSumsInAscendingOrder(DoubleKernels kernels) {
        Random random = new Random(1);
        for (int round = 0; round < 150; round++) {
            Sizes s = Sizes.random(random);
            Matrix in = new Matrix(random, s.examples(), s.inputs());
            Matrix weights = new Matrix(random, s.inputs() + 1, s.units());
            Matrix net = new Matrix(random, s.examples(), s.units());
            int bias = random.nextInt(3);
            int biasAt = bias == 2 ? DoubleKernels.NO_BIAS : weights.at(s.inputs(), 0);
            double[] expected = net.numbers.clone();
            for (int e = 0; e < s.examples(); e++) {
                for (int j = 0; j < s.units(); j++) {
                    double sum = bias == 2 ? 0 : weights.numbers[biasAt + (bias == 0 ? j : 0)];
                    for (int i = 0; i < s.inputs(); i++) {
                        sum = Math.fma(in.get(e, i), weights.get(i, j), sum);
                    }
                    expected[net.at(e, j)] = sum;
                }
            }
            kernels.product(
                    s.examples(),
                    s.inputs(),
                    s.units(),
                    in.numbers,
                    in.at,
                    in.row,
                    weights.numbers,
                    weights.at,
                    weights.row,
                    biasAt,
                    bias == 0 ? 1 : 0,
                    net.numbers,
                    net.at,
                    net.row,
                    s.scratch());
            assertSame(net.numbers, expected, s);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kernels")
    void transposedProductsAreSumsInAscendingOrder(DoubleKernels kernels) {
        Random random = new Random(2);
        for (int round = 0; round < 150; round++) {
            Sizes s = Sizes.random(random);
            Matrix delta = new Matrix(random, s.examples(), s.units());
            Matrix weights = new Matrix(random, s.inputs(), s.units());
            Matrix slope = new Matrix(random, s.examples(), s.inputs());
            double[] expected = slope.numbers.clone();
            for (int e = 0; e < s.examples(); e++) {
                for (int i = 0; i < s.inputs(); i++) {
                    double sum = 0;
                    for (int j = 0; j < s.units(); j++) {
                        sum = Math.fma(delta.get(e, j), weights.get(i, j), sum);
                    }
                    expected[slope.at(e, i)] = sum;
                }
            }
            kernels.productTransposed(
                    s.examples(),
                    s.inputs(),
                    s.units(),
                    delta.numbers,
                    delta.at,
                    delta.row,
                    weights.numbers,
                    weights.at,
                    weights.row,
                    slope.numbers,
                    slope.at,
                    slope.row,
                    s.scratch());
            assertSame(slope.numbers, expected, s);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kernels")
    void gradientsAreSummedBeforeTheyAreAdded(DoubleKernels kernels) {
        Random random = new Random(3);
        for (int round = 0; round < 150; round++) {
            Sizes s = Sizes.random(random);
            Matrix in = new Matrix(random, s.examples(), s.inputs());
            Matrix delta = new Matrix(random, s.examples(), s.units());
            Matrix sum = new Matrix(random, s.inputs(), s.units());
            double factor = round % 2 == 0 ? 1 : -0.37;
            double[] expected = sum.numbers.clone();
            for (int i = 0; i < s.inputs(); i++) {
                for (int j = 0; j < s.units(); j++) {
                    double total = 0;
                    for (int e = 0; e < s.examples(); e++) {
                        total = Math.fma(in.get(e, i), delta.get(e, j), total);
                    }
                    expected[sum.at(i, j)] = Math.fma(factor, total, sum.get(i, j));
                }
            }
            kernels.addGradient(
                    s.examples(),
                    s.inputs(),
                    s.units(),
                    in.numbers,
                    in.at,
                    in.row,
                    delta.numbers,
                    delta.at,
                    delta.row,
                    factor,
                    sum.numbers,
                    sum.at,
                    sum.row,
                    s.scratch());
            assertSame(sum.numbers, expected, s);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kernels")
    void columnsAreSummedBeforeTheyAreAdded(DoubleKernels kernels) {
        Random random = new Random(4);
        for (int round = 0; round < 150; round++) {
            Sizes s = Sizes.random(random);
            Matrix delta = new Matrix(random, s.examples(), s.units());
            Matrix sum = new Matrix(random, 1, s.units());
            double[] expected = sum.numbers.clone();
            for (int j = 0; j < s.units(); j++) {
                double total = 0;
                for (int e = 0; e < s.examples(); e++) {
                    total += delta.get(e, j);
                }
                expected[sum.at(0, j)] = Math.fma(-0.5, total, sum.get(0, j));
            }
            kernels.addColumnSums(
                    s.examples(),
                    s.units(),
                    delta.numbers,
                    delta.at,
                    delta.row,
                    -0.5,
                    sum.numbers,
                    sum.at,
                    s.scratch());
            assertSame(sum.numbers, expected, s);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kernels")
    void arraysThatAreTooShortAreNoticed(DoubleKernels kernels) {
        double[] short784 = new double[783];
        assertThatThrownBy(() -> kernels.product(
                        1,
                        784,
                        10,
                        short784,
                        0,
                        784,
                        new double[7850],
                        0,
                        10,
                        7840,
                        1,
                        new double[10],
                        0,
                        10,
                        new DoubleScratch(784, 1)))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void workingMemoryIsForAtLeastOneUnitAndExample() {
        assertThatThrownBy(() -> new DoubleScratch(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Working memory needs at least one unit and one example, but is for 0 units and 1 examples.");
    }

    private static void assertSame(double[] found, double[] expected, Sizes sizes) {
        for (int k = 0; k < found.length; k++) {
            // Zeros of either sign are the same, because terms that are 0 may be left out.
            if (found[k] != expected[k] && Double.compare(found[k], expected[k]) != 0) {
                assertThat(found[k]).as("number %d of %s", k, sizes).isEqualTo(expected[k]);
            }
        }
    }

    /** Sizes of a layer and a block, and memory for them. */
    private record Sizes(int examples, int inputs, int units, DoubleScratch scratch) {
        static Sizes random(Random random) {
            int inputs = size(random);
            int units = size(random);
            int examples = SIZES[random.nextInt(SIZES.length)] + (random.nextInt(8) == 0 ? 100 : 0);
            DoubleScratch scratch = new DoubleScratch(Math.max(1, Math.max(inputs, units)), Math.max(1, examples));
            return new Sizes(examples, inputs, units, scratch);
        }

        /** Sometimes more than a strip, or than the terms that a tile adds in one go. */
        private static int size(Random random) {
            return SIZES[random.nextInt(SIZES.length)] + (random.nextInt(10) == 0 ? 510 : 0);
        }
    }

    /** A matrix somewhere in an array, with numbers around it that must stay as they are. */
    private static final class Matrix {
        private final int at;
        private final int row;
        private final double[] numbers;

        Matrix(Random random, int rows, int columns) {
            at = random.nextInt(5);
            row = columns + random.nextInt(3);
            numbers = new double[at + rows * row + random.nextInt(3)];
            // One would show in a number that is written beside the matrix, the other in one that is read.
            Arrays.fill(numbers, random.nextBoolean() ? 123 : Double.NaN);
            boolean sparse = random.nextInt(4) == 0;
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) {
                    numbers[at(r, c)] = sparse && random.nextInt(3) > 0 ? 0 : random.nextDouble() - 0.5;
                }
            }
        }

        int at(int r, int c) {
            return at + r * row + c;
        }

        double get(int r, int c) {
            return numbers[at(r, c)];
        }
    }
}

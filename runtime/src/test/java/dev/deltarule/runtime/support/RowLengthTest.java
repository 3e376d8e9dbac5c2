package dev.deltarule.runtime.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowLengthTest {
    @ParameterizedTest
    @CsvSource({"1, 8", "8, 8", "9, 16", "10, 16", "17, 32", "64, 64", "65, 88", "128, 152", "512, 536", "2048, 2072"})
    void isAWholeNumberOfVectorsOfEightFloats(int units, int length) {
        assertEquals(length, RowLength.of(units, 8, Float.BYTES));
    }

    @ParameterizedTest
    @CsvSource({"16, 4", "8, 8", "4, 8", "4, 4", "2, 8"})
    void holdsAllUnitsAndNeverEndsWhereRowsWouldCollide(int lanes, int bytes) {
        for (int units = 1; units <= 5000; units++) {
            int length = RowLength.of(units, lanes, bytes);
            String row = units + " units in a row of " + length;
            assertTrue(length >= units && length % lanes == 0, row);
            assertTrue(length * bytes <= 256 || length * bytes % 512 != 0, row);
            assertTrue(length * bytes <= 256 || Integer.bitCount(length) > 2, row);
        }
    }

    @Test
    void addsFewVectorsToLongRows() {
        for (int units = 128; units <= 5000; units++) {
            assertTrue(RowLength.of(units, 8, Float.BYTES) <= units + 8 * 6, units + " units");
        }
    }
}

package dev.deltarule.data;

/** Numbers as they stand in cells. */
final class CsvNumber {
    private CsvNumber() {}

    /** The number in a cell, perhaps infinite; NaN if there is none. */
    static double parse(String cell) {
        double number;
        try {
            number = Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
        // Java also reads numbers such as 1f and 0x1p3, which are a mistake in a table.
        boolean plain = cell.chars().allMatch(c -> "0123456789.+-eE".indexOf(c) >= 0);
        return plain || Double.isInfinite(number) ? number : Double.NaN;
    }

    static boolean isIn(String cell) {
        return Double.isFinite(parse(cell));
    }
}

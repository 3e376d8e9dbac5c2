package dev.deltarule.runtime.data;

/** Rows of other numbers with their columns in another order, and columns of one number where those have none. */
final class RecodedNumbers implements Numbers {
    private final Table source;
    private final int[] columns;
    private final double otherwise;

    /**
     * @param columns for each column the one of the source that it is, -1 for none
     * @param otherwise what stands in the columns of none
     */
    RecodedNumbers(Table source, int[] columns, double otherwise) {
        this.source = source;
        this.columns = columns;
        this.otherwise = otherwise;
    }

    @Override
    public int length() {
        return Math.multiplyExact(source.rows(), columns.length);
    }

    @Override
    public double get(int at) {
        int column = columns[at % columns.length];
        return column < 0 ? otherwise : source.get(at / columns.length, column);
    }

    @Override
    public Numbers copied() {
        if (source.numbers() instanceof FloatNumbers) {
            float[] copy = new float[length()];
            copy(0, copy.length, copy, 0);
            return new FloatNumbers(copy);
        }
        double[] copy = new double[length()];
        copy(0, copy.length, copy, 0);
        return new DoubleNumbers(copy);
    }

    /** The columns are those of other numbers, which others may share. */
    @Override
    public boolean set(int at, double number) {
        throw new UnsupportedOperationException("Only a copy can be changed.");
    }

    @Override
    public void copy(int from, int count, float[] into, int at) {
        for (int i = 0; i < count; i++) {
            into[at + i] = (float) get(from + i);
        }
    }

    @Override
    public void copy(int from, int count, double[] into, int at) {
        for (int i = 0; i < count; i++) {
            into[at + i] = get(from + i);
        }
    }
}

package dev.deltarule.runtime.data;

/** Numbers in double. */
final class DoubleNumbers implements Numbers {
    private final double[] array;

    DoubleNumbers(double[] array) {
        this.array = array;
    }

    double[] array() {
        return array;
    }

    @Override
    public int length() {
        return array.length;
    }

    @Override
    public double get(int at) {
        return array[at];
    }

    @Override
    public Numbers copied() {
        return new DoubleNumbers(array.clone());
    }

    @Override
    public boolean set(int at, double number) {
        array[at] = number;
        return Double.isFinite(array[at]);
    }

    @Override
    public void copy(int from, int count, float[] into, int at) {
        for (int i = 0; i < count; i++) {
            into[at + i] = (float) array[from + i];
        }
    }

    @Override
    public void copy(int from, int count, double[] into, int at) {
        System.arraycopy(array, from, into, at, count);
    }
}

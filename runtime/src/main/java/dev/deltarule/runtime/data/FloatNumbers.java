package dev.deltarule.runtime.data;

/** Numbers in float. */
final class FloatNumbers implements Numbers {
    private final float[] array;

    FloatNumbers(float[] array) {
        this.array = array;
    }

    float[] array() {
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
        return new FloatNumbers(array.clone());
    }

    @Override
    public boolean set(int at, double number) {
        array[at] = (float) number;
        return Float.isFinite(array[at]);
    }

    @Override
    public void copy(int from, int count, float[] into, int at) {
        System.arraycopy(array, from, into, at, count);
    }

    @Override
    public void copy(int from, int count, double[] into, int at) {
        for (int i = 0; i < count; i++) {
            into[at + i] = array[from + i];
        }
    }
}

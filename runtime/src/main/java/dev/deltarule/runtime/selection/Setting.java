package dev.deltarule.runtime.selection;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One value for each parameter of a search. */
public final class Setting {
    private final Map<String, Object> values;

    Setting(Map<String, Object> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * The value of a parameter that is a number.
     *
     * @throws IllegalArgumentException if there is no such parameter or it is no number
     */
    public double number(String name) {
        return get(name, Number.class).doubleValue();
    }

    /**
     * The value of a parameter that is an {@code int}.
     *
     * @throws IllegalArgumentException if there is no such parameter or it is no {@code int}
     */
    public int integer(String name) {
        return get(name, Integer.class);
    }

    /**
     * The value of a parameter.
     *
     * @throws IllegalArgumentException if there is no such parameter or it is of another type
     */
    public <T> T get(String name, Class<T> type) {
        if (!values.containsKey(name)) {
            throw new IllegalArgumentException(
                    "There is no parameter " + name + ": the parameters are " + values.keySet() + ".");
        }
        Object value = values.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("The parameter " + name + " is " + value + ", which is no "
                    + type.getSimpleName() + " but a " + value.getClass().getSimpleName() + ".");
        }
        return type.cast(value);
    }

    /** The names of the parameters, in the order in which they were added. */
    List<String> names() {
        return List.copyOf(values.keySet());
    }

    /** The values for people, numbers with at most four significant digits. */
    List<String> texts() {
        return values.values().stream().map(Setting::text).toList();
    }

    /** As in {@code rate=0.1, batch=16}. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String text(Object value) {
        if (!(value instanceof Double number) || !Double.isFinite(number)) {
            return String.valueOf(value);
        }
        BigDecimal rounded =
                BigDecimal.valueOf(number).round(new MathContext(4)).stripTrailingZeros();
        double size = Math.abs(number);
        return (size != 0 && size < 1e-4) || size >= 1e7
                ? String.valueOf(rounded.doubleValue())
                : rounded.toPlainString();
    }
}

package dev.deltarule.processor.formula;

/**
 * A function too long for one expression, written into a generated class as a private static method from double to
 * double.
 *
 * @param name the method's name, as a {@link Formula} calls it
 * @param doc one line saying what it computes
 * @param body Java statements on the parameter {@code net}; {@code erf(} stands for the runtime's error function
 */
public record Helper(String name, String doc, String body) {}

package dev.deltarule;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Holds several {@link Layer} annotations; the compiler writes it, users repeat {@code @Layer}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Layers {
    /** The layers in the order written, the output layer last. */
    Layer[] value();
}

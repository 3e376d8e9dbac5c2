package dev.deltarule.runtime.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the classes that the processor writes. Tools leave them out by its name: JaCoCo, which reads class files, and Error
 * Prone, which reads sources. {@code javax.annotation.processing.Generated} would not do: it is not kept in class files, and
 * a module sees it only if it requires {@code java.compiler}. Its members are what {@code Models.describe} tells.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Generated {
    /** How the work on single examples is written. */
    String strategy() default "straight-line";

    /** Whether blocks of examples go to kernels although single ones do not. */
    boolean kernels() default false;
}

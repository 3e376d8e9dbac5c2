package dev.deltarule.processor.spec;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;

/** Where the rules report what is wrong. */
public interface Report {
    /** The number of errors so far. */
    int errors();

    /** Reports an error at an element, about the thing of the given name. */
    void atElement(Element element, String name, String message);

    /** Reports an error at the {@code @Network} annotation. */
    void atNetwork(NetworkSpec network, String message);

    /** Reports at the {@code @Network} annotation what the user should know but what is no error. */
    void warn(NetworkSpec network, String message);

    /** Reports an error at a layer, counted from 0. */
    void atLayer(NetworkSpec network, int layer, String message);

    /** Reports an error at a prediction method. */
    void atMethod(NetworkSpec network, ExecutableElement method, String message);
}
